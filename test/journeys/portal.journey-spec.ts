import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from '#platform/database';
import { JourneyOffice } from '../support/journey-office.ts';
import type { Answer } from '../support/officer.ts';
import { BIRTH_ORDER, portalDoor } from '../support/portal-arrivals.ts';

let folder: string;
let office: JourneyOffice;
let deliver: Awaited<ReturnType<typeof portalDoor>>['deliver'];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mot-cua-journey-'));
  office = await JourneyOffice.open({ DOCUMENTS_FOLDER: folder });
  office.itIs('2026-03-02 08:00');
  ({ deliver } = await portalDoor(office.api));
});
afterAll(async () => {
  await office.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Handed in at the portal on Monday 02/03/2026 at 08:00. @returns its code there, and the submission's id */
async function handedIn(): Promise<{ code: string; id: string }> {
  office.itIs('2026-03-02 08:00');
  const { handingIn } = office.outside;
  const { MaHoSo: code, ...rest } = handingIn.register(BIRTH_ORDER);
  const sent = await handingIn.send(
    { MaHoSo: code, ...rest, SoDienThoai: '0900000001' },
    deliver,
    'answer-lost',
  );
  expect(sent).toMatchObject({ errorCode: 1 });
  const [row] = await office.api.database.query<{ id: string }>(sql`
    select id from intake.submission where source_code = ${code}`);
  return { code, id: row!.id };
}

async function decide(id: string, what: string, body: object): Promise<Answer['body']> {
  const answer = await office.ward.desk.post(`/submissions/${id}/${what}`, body, { 'if-match': '"1"' });
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
  return answer.body;
}

describe('what was handed in at the national portal', () => {
  it('is one dossier there and here: the portal hears of every step under its own code', async () => {
    const { code, id } = await handedIn();
    expect(office.outside.portal.dossier(code)).toMatchObject({ status: '1', progress: [] });
    office.itIs('2026-03-02 14:00');
    const dossier = await decide(id, 'acceptance', {});
    await office.walk(dossier.id, 'done');
    expect(await office.look(dossier.id)).toMatchObject({
      ...{ status: 'returned', dueAt: '2026-03-03 14:00', late: false },
      told: ['submission-received', 'received', 'result-ready', 'returned'],
      national: '2 4 4 4 4 4 9 10',
    });
    expect(office.outside.portal.dossier(code)).toMatchObject({
      status: '10',
      item: {
        ...{ MaHoSo: code, NoiNopHoSo: '1', KenhThucHien: '2', TaiKhoanDuocXacThucVoiVNeID: '1' },
        MaDoiTuong: expect.stringMatching(/^TECH-/),
      },
    });
    expect(office.outside.portal.dossier(dossier.code)).toBeUndefined();
    const refused = office.outside.portal.requests().filter(({ answer }) => Number(answer?.error_code) !== 0);
    expect(refused).toEqual([]);
  });

  it('is told to be refused at intake, with the reason', async () => {
    const { code, id } = await handedIn();
    const dossier = await decide(id, 'refusal', { reason: 'Không thuộc thẩm quyền của phường' });
    expect(await office.look(dossier.id)).toMatchObject({ status: 'refused', national: '3' });
    expect(office.outside.portal.dossier(code)).toMatchObject({ status: '3', item: { NoiNopHoSo: '1' } });
  });
});
