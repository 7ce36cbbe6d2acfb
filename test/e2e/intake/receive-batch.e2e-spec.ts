import { sql } from '#platform/database';
import type { Answer, Officer } from '../../support/officer.ts';
import {
  BIRTH_CASE,
  birthRow,
  filledIn,
  type SheetRow,
  templateTitles,
  uploadOf,
} from '../../support/reception-sheet.ts';
import { applicant, birthRegistration } from '../../support/receptions.ts';
import { countStatements } from '../../support/statements.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';

const [FORM, CERTIFICATE] = ['000.00.00.G15-KQ003204', '000.00.00.G15-KQ004389'];
const PATH = '/dossiers/batch/receptions';

let api: TestApi;
let desk: Officer;
let titles: string[];
let people = 0;

beforeAll(async () => {
  api = await createTestApi();
  desk = await api.signIn('tiepnhan.hoaban');
  titles = await templateTitles(desk);
});
afterAll(() => api.close());

/** Somebody who has not been here before. */
const someone = (cells: SheetRow = {}): SheetRow => birthRow((people += 1), cells);
const several = (count: number): SheetRow[] => Array.from({ length: count }, () => someone());
const upload = async (rows: readonly SheetRow[]) => uploadOf(await filledIn(titles, rows));
const receive = async (rows: readonly SheetRow[]): Promise<Answer['body']> =>
  received(await desk.post(PATH, await upload(rows)));
const attempt = async (rows: readonly SheetRow[]): Promise<Answer['body']> =>
  received(await desk.post(`${PATH}/trial`, await upload(rows)));
const received = ({ status, body }: Answer): Answer['body'] => {
  expect([status, body]).toEqual([200, body]);
  return body;
};
const codesOf = ({ items }: Answer['body']) =>
  items.map(({ receipt }: { receipt: { code: string } | null }) => receipt?.code ?? null);
const outcomes = ({ items }: Answer['body']) =>
  items.map(({ outcome, findings }: { outcome: string; findings: { code: string }[] }) => [
    outcome,
    ...findings.map(({ code }) => code),
  ]);
const dossiers = async (): Promise<number> => {
  const [row] = await api.database.query<{ count: number }>(sql`
    select count(*)::int as count from dossier.dossier`);
  return row!.count;
};

describe('the template of a batch', () => {
  it('has a column for each paper of the case, and a sheet that says how each is filled in', async () => {
    const file = await desk.get(
      `${PATH}/template.xlsx?procedure=${BIRTH_CASE.procedure}&case=${BIRTH_CASE.case}`,
    );
    expect(file.headers['content-disposition']).toBe('attachment; filename="tiep-nhan-1.001193.01.xlsx"');
    expect(titles.slice(0, 4)).toEqual(['Đối tượng', 'Tên chủ hồ sơ', 'Loại giấy tờ', 'Số giấy tờ']);
    expect(titles.filter((title) => title.includes(`[${FORM}]`))).toHaveLength(1);
  });

  it.each([
    ['an unknown case', '?procedure=1.001193&case=1.001193.09', 'procedure.case-unknown'],
    ['an unknown procedure', '?procedure=9.999999', 'procedure.unknown'],
    ['a desk of others', '?procedure=1.001193&case=1.001193.01&desk=H99.46.01', 'intake.desk-required'],
  ])('is not there for %s', async (_, query, code) => {
    expect((await desk.get(`${PATH}/template.xlsx${query}`)).body.code).toBe(code);
  });
});

describe('a file that cannot be taken', () => {
  const faultsOf = async (content: Buffer) => {
    const { status, body } = await desk.post(PATH, uploadOf(content));
    return [status, body.code, ...(body.errors ?? []).map(({ code }: { code: string }) => code)];
  };

  it.each<[string, () => Buffer | Promise<Buffer>, string[]]>([
    ['is empty', () => Buffer.alloc(0), ['not_a_workbook']],
    ['is a program with another name', () => Buffer.from('MZ\u0090\0\u0003'.repeat(500)), ['not_a_workbook']],
    [
      'lacks a column',
      () => filledIn(titles.slice(0, 3), several(1)),
      expect.arrayContaining(['missing_header']),
    ],
    ['has no rows', () => filledIn(titles, []), ['no_rows']],
    ['is too long', () => filledIn(titles, several(501)), ['too_many_rows']],
  ])('since it %s is refused as a whole', async (_, content, codes) => {
    const before = await dossiers();
    const [status, code, ...faults] = await faultsOf(await content());
    expect([status, code]).toEqual([422, 'intake.workbook-refused']);
    expect(faults).toEqual(codes);
    expect(await dossiers()).toBe(before);
  });

  it('is refused for a case there is not', async () => {
    const body = { ...(await upload(several(1))), case: '1.001193.09' };
    expect((await desk.post(PATH, body)).body.code).toBe('procedure.case-unknown');
  });
});

describe('a trial of a batch', () => {
  it('tells of each row what it would come to, and receives nothing', async () => {
    const open = someone();
    const { items } = await receive([open]);
    const before = await dossiers();
    const twice = someone();
    const tried = await attempt([
      someone(),
      open,
      { ...open, 'Ghi chú': 'việc khác' },
      { ...open, 'Ghi chú': 'việc khác', 'Đã biết hồ sơ trùng': 'x' },
      someone({ [CERTIFICATE]: null }),
      someone({ 'Số giấy tờ': 99_300_000_001, 'Số điện thoại': '0123' }),
      twice,
      { ...twice, 'Số bộ': 2 },
    ]);
    expect(outcomes(tried)).toEqual([
      ['receivable'],
      ['received-before'],
      ['refused', 'intake.duplicate-suspected'],
      ['receivable', 'duplicate_known'],
      ['refused', 'intake.components-missing'],
      ['refused', 'not_text', 'invalid_phone'],
      ['receivable'],
      ['refused', 'applicant_twice'],
    ]);
    expect(tried).toMatchObject({
      counts: { receivable: 3, receivedBefore: 1, refused: 4 },
      codePrefix: expect.stringMatching(/^H99\.41\.01-\d{6}-$/),
      dueAt: items[0].receipt.dueAt,
    });
    expect(tried.items[1].code).toBe(items[0].receipt.code);
    expect(tried.items[5].findings[0]).toMatchObject({ cell: 'D7', column: 'Số giấy tờ', kind: 'fault' });
    expect(await dossiers()).toBe(before);
  });

  it('leaves a trace, and asks as little for many rows as for few', async () => {
    const rows = await upload(several(2));
    await desk.post(`${PATH}/trial`, rows);
    const few = await countStatements(() => desk.post(`${PATH}/trial`, rows));
    const many = await upload(several(40));
    expect(await countStatements(() => desk.post(`${PATH}/trial`, many))).toBe(few);
    const [trace] = await api.database.query<{ actor: string; details: object }>(sql`
      select actor, details from audit.entry where action = 'reception-batch.try' order by at desc, id desc limit 1`);
    expect(trace).toMatchObject({
      actor: 'tiepnhan.hoaban',
      details: {
        procedure: '1.001193',
        desk: 'H99.41.01',
        rows: 40,
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    });
  });
});

describe('a batch', () => {
  it('receives what is right, explains what is wrong, and is written down from beginning to end', async () => {
    const rows = [someone(), someone({ [FORM]: null }), someone({ 'Tên người nộp': 'Trần Văn Nộp' })];
    const body = await receive(rows);
    expect(outcomes(body)).toEqual([
      ['received'],
      ['refused', 'intake.components-missing'],
      ['refused', 'required'],
    ]);
    expect(body.items[0].receipt).toMatchObject({
      status: 'received',
      slip: expect.stringContaining('receipt.pdf'),
    });
    expect(body.items[2].findings[0]).toMatchObject({ column: 'Tư cách người nộp', en: 'Is required' });
    const traces = await api.database.query<{ action: string; details: object }>(sql`
      select action, details from audit.entry where subject_id = ${body.batch} order by id`);
    expect(traces).toMatchObject([
      { action: 'reception-batch.begin', details: { rows: 3 } },
      { action: 'reception-batch.end', details: { received: 1, receivedBefore: 0, refused: 2 } },
    ]);
    const kept = await api.database.query<{ row: string }>(sql`
      select r::text as row from intake.received_row r where batch_id = ${body.batch}`);
    expect(kept).toHaveLength(1);
    expect(kept[0]!.row).not.toContain(String(rows[0]!['Số giấy tờ']));
  });

  it('sent again receives nothing twice and answers with the same codes', async () => {
    const rows = several(3);
    const first = await receive(rows);
    const before = await dossiers();
    const again = await receive(rows);
    expect(again.counts).toEqual({ received: 0, receivedBefore: 3, refused: 0 });
    expect(codesOf(again)).toEqual(codesOf(first));
    expect(await dossiers()).toBe(before);
  });

  it('sent again after it was mended receives what was mended alone', async () => {
    const [right, wrong] = [someone(), someone({ [FORM]: null })];
    const first = await receive([right, wrong]);
    const mended = await receive([{ ...wrong, [FORM]: 1 }, right]);
    expect(outcomes(mended)).toEqual([['received'], ['received-before']]);
    expect(codesOf(mended)[1]).toBe(codesOf(first)[0]);
  });

  it('has two rows that say the same where that is known, once each', async () => {
    const row = someone({ 'Đã biết hồ sơ trùng': 'x' });
    const first = await receive([row, row]);
    expect(new Set(codesOf(first)).size).toBe(2);
    expect(codesOf(await receive([row, row]))).toEqual(codesOf(first));
  });

  it('goes on where it ended when it was cut off half way', async () => {
    const rows = several(6);
    const before = await dossiers();
    await api.database.query(sql`
      create function public.cut_off() returns trigger language plpgsql as
      $$begin
        if (select count(*) from intake.received_row where batch_id = new.batch_id) = 3
        then perform pg_terminate_backend(pg_backend_pid()); end if;
        return new;
      end$$`);
    await api.database.query(sql`
      create trigger cut_off before insert on intake.received_row for each row execute function public.cut_off()`);
    const cut = await desk.post(PATH, await upload(rows));
    expect(cut.status).toBe(503);
    expect(await dossiers()).toBe(before + 3);
    await api.database.query(sql`drop trigger cut_off on intake.received_row`);
    const again = await receive(rows);
    expect(again.counts).toEqual({ received: 3, receivedBefore: 3, refused: 0 });
    expect(await dossiers()).toBe(before + 6);
    expect(new Set(codesOf(again)).size).toBe(6);
  });

  it('that comes in twice at once receives each row once', async () => {
    const rows = several(5);
    const before = await dossiers();
    const body = await upload(rows);
    const [one, other] = await Promise.all([desk.post(PATH, body), desk.post(PATH, body)]);
    expect(codesOf(one.body)).toEqual(codesOf(other.body));
    expect(one.body.counts.received + other.body.counts.received).toBe(5);
    expect(await dossiers()).toBe(before + 5);
  });

  it('is the desk’s own: another that receives the same row is told of the dossier as of any', async () => {
    const row = someone();
    await receive([row]);
    const elsewhere = await api.signIn('tiepnhan.saokhue');
    const { body } = await elsewhere.post(PATH, await upload([row]));
    expect(outcomes(body)).toEqual([['refused', 'intake.duplicate-suspected']]);
  });

  it('does not receive a dossier of the officer’s own, which the trial says as well', async () => {
    const row = someone();
    const number = String(row['Số giấy tờ']);
    const own = birthRegistration({
      applicant: { ...applicant, identity: { kind: 'citizen-id', number } },
    });
    const { body: receipt } = await (await api.signIn('tiepnhan.saokhue')).post('/dossiers', own);
    await api.database.query(sql`
      update organization.officer set identity_index =
        (select identity_index from dossier.applicant where dossier_id = ${receipt.id})
      where username = 'tiepnhan.hoaban'`);
    expect(outcomes(await attempt([row]))).toEqual([['refused', 'dossier.own-dossier']]);
    expect(outcomes(await receive([row]))).toEqual([['refused', 'dossier.own-dossier']]);
  });
});
