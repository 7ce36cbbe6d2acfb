import { sql } from '#platform/database';
import { WorkbookReader } from '#platform/workbook';
import type { Officer } from '../../support/officer.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';

let api: TestApi;

const PERIOD = 'from=2026-02-01&to=2026-02-28';
const OF_FIELDS = 'Chỉ gồm hồ sơ thuộc lĩnh vực mà người lập biểu phụ trách.';
const NOT_SECRET = 'Không gồm hồ sơ có mức độ mật cao hơn mức người lập biểu được xem.';

beforeAll(async () => {
  api = await createTestApi();
  api.clock.set('2026-03-04T08:00:00+07:00');
});
afterAll(() => api.close());

/** The unit head of Hoa Ban, who is cleared for so much and looks after these fields; none = all. */
async function unitHead(clearance: string, fields: string[]): Promise<Officer> {
  await api.database.query(sql`
    update organization.position set clearance = ${clearance}, fields = ${fields}::text[]
    where officer_id = (select id from organization.officer where username = 'truongphong.hoaban')`);
  return api.signIn('truongphong.hoaban');
}

async function saidBelow(officer: Officer, form: string): Promise<string[]> {
  const read = await new WorkbookReader().read(await officer.download(`/reports/${form}.xlsx?${PERIOD}`));
  if (read.kind === 'refused') throw new Error(read.fault.en);
  const said = read.sheets.flatMap(({ rows }) => rows.flatMap((row) => row.map(String)));
  return said.filter((text) => [OF_FIELDS, NOT_SECRET].includes(text));
}

describe('figures of an agency', () => {
  it.each<[string, string[], string[], string[]]>([
    ['normal', ['G15-HT05'], ['field', 'secrecy'], [OF_FIELDS, NOT_SECRET]],
    ['confidential', ['G15-HT05'], ['field'], [OF_FIELDS]],
    ['normal', [], ['secrecy'], [NOT_SECRET]],
    ['confidential', [], [], []],
  ])(
    'by who is cleared for %s, for the fields %j, say what they leave out',
    async (clearance, fields, confinedBy, sentences) => {
      const officer = await unitHead(clearance, fields);
      for (const form of ['processing', 'national-index']) {
        const { status, body } = await officer.get(`/reports/${form}?${PERIOD}`);
        expect([status, body.confinedBy]).toEqual([200, confinedBy]);
        expect(await saidBelow(officer, form)).toEqual(sentences);
      }
    },
  );
});
