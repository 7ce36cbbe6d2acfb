import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from '#platform/database';
import { startSimulators } from '#simulators';
import { pdf, upload } from '../../support/documents.ts';
import { demanded } from '../../support/money.ts';
import { ReactingWorker } from '../../support/reacting-worker.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, type HoaBan, receive, walkTo } from '../../support/walk.ts';

const FORM = '000.00.00.G15-KQ003204';

let api: TestApi;
let officers: HoaBan;
let worker: ReactingWorker;
let folder: string;

beforeAll(async () => {
  const simulators = await startSimulators({ port: 0, smtpPort: 0 });
  folder = mkdtempSync(join(tmpdir(), 'mot-cua-portal-'));
  const files = { DOCUMENTS_FOLDER: folder, CLAMD_URL: `tcp://127.0.0.1:${simulators.scanner.port}` };
  api = await createTestApi(files);
  api.clock.set('2026-03-04T08:00:00+07:00');
  officers = await hoaBan(api);
  worker = await ReactingWorker.beside(api, simulators, files);
});
afterAll(async () => {
  await worker.close();
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A dossier the portal was told of. */
async function published(): Promise<{ id: string; code: string }> {
  const { id, code } = await receive(officers.desk);
  await worker.react(id);
  return { id, code };
}

const held = (code: string) => worker.simulators.portal.dossier(code)!;
const occasionsOf = async (id: string) => {
  const { items } = await demanded(officers.leader.get(`/dossiers/${id}/republications`));
  return items.map(({ occasions, state }: { occasions: string[]; state: string }) => [state, ...occasions]);
};

describe('what becomes known of a dossier after the portal was told of it', () => {
  it('reaches the portal when its files were found clean, together and without a row of progress', async () => {
    const { id, code } = await published();
    expect(held(code).item.HoSoCoThanhPhanSoHoa).toBe('0');
    await upload(officers.desk, id, pdf('tờ khai'), { paper: { kind: 'component', code: FORM } });
    await worker.scan();
    await worker.tellAgain(id);
    expect(held(code).item.HoSoCoThanhPhanSoHoa).toBe('0');
    api.clock.advance({ minutes: 1 });
    await worker.tellAgain(id);
    expect(held(code)).toMatchObject({ item: { HoSoCoThanhPhanSoHoa: '1' }, progress: [{ TrangThai: '2' }] });
    expect(await occasionsOf(id)).toEqual([['sent', 'file']]);
  });

  it('reaches the portal when something was charged', async () => {
    const { id, code } = await published();
    const levy = {
      name: 'Lệ phí hộ tịch',
      kind: 'levy',
      due: 'before-result',
      amount: 8000,
      ground: 'Thông báo 1',
    };
    await demanded(officers.desk.post(`/dossiers/${id}/fees/charges`, levy));
    await worker.tellAgain(id);
    api.clock.advance({ minutes: 1 });
    await worker.tellAgain(id);
    expect(held(code).item.DanhSachLePhi).toMatchObject([{ TenPhiLePhi: 'Lệ phí hộ tịch', Gia: '8000' }]);
    expect(await occasionsOf(id)).toEqual([['sent', 'money']]);
  });

  it('is told again from any change on when an administrator asks, with a trace', async () => {
    const { id, code } = await published();
    held(code).progress.pop();
    const administrator = await api.signIn('quantri.tinh');
    const wish = { fromSequence: 1, ground: 'Cổng mất dữ liệu' };
    await demanded(administrator.post(`/publications/${id}/republications`, wish));
    await worker.tellAgain(id);
    expect(held(code).progress).toMatchObject([{ TrangThai: '2' }]);
    const beyond = await administrator.post(`/publications/${id}/republications`, {
      ...wish,
      fromSequence: 9,
    });
    expect([beyond.status, beyond.body.code]).toEqual([409, 'portal-sync.sequence-unknown']);
  });

  it('is linked anew when the portal came for a file too late, which an administrator sees', async () => {
    const { id, code } = await published();
    await upload(officers.desk, id, pdf('tờ khai'), { paper: { kind: 'component', code: FORM } });
    await worker.scan();
    await worker.tellAgain(id);
    api.clock.advance({ minutes: 1 });
    await worker.tellAgain(id);
    const fetchPaper = async () => {
      const link = held(code).item.TaiLieuNop!.find(
        (paper) => paper.MaThanhPhanHoSo === FORM,
      )!.DuongDanTaiTepTin;
      const { pathname, search } = new URL(link!);
      return (await api.app.inject({ method: 'GET', url: pathname + search })).statusCode;
    };
    expect(await fetchPaper()).toBe(200);
    api.clock.advance({ days: 31 });
    expect(await fetchPaper()).toBe(403);
    const administrator = await api.signIn('quantri.tinh');
    const lines = async () => {
      await worker.tellAgain(id);
      const { items } = await demanded(administrator.get('/operations/national-portal/expired-links'));
      return items.filter(({ dossier }: { dossier: { id: string } }) => dossier.id === id);
    };
    expect(await lines()).toMatchObject([{ state: 'renewed', times: 1, owner: { code: 'H99.41' } }]);
    expect(await fetchPaper()).toBe(200);
  });
});

describe('a dossier the portal has lost before it hears how it was rated', () => {
  /** One that has ended, was told of, was rated, and is not at the portal any more. */
  async function lost(): Promise<{ id: string; code: string; told: string[] }> {
    const { id, code, tracking } = await receive(officers.desk);
    await walkTo('done', id, officers);
    await worker.react(id);
    await api.anyone.post(`/tracking/${code}/rating?secret=${tracking.secret}`, { level: 'satisfied' });
    const told = statusesOf(code);
    worker.simulators.portal.lose(code);
    await worker.sendLetters();
    return { id, code, told };
  }
  const statusesOf = (code: string) => held(code).progress.map(({ TrangThai }) => TrangThai);
  const rating = (code: string) => worker.simulators.portal.ratings.get(code);
  const anHourLater = async () => {
    api.clock.advance({ hours: 1 });
    await worker.sendLetters();
  };
  const letterAbout = async (id: string) => {
    const [letter] = await api.database.query<{ state: string }>(sql`
      select state from portal_sync.letter where about = ${id}`);
    return letter?.state;
  };

  it('is told again with all of its progress, and rated after it', async () => {
    const { id, code, told } = await lost();
    expect(rating(code)).toBeUndefined();
    await worker.tellAgain(id);
    expect(statusesOf(code)).toEqual(told);
    expect(told.length).toBeGreaterThan(1);
    await anHourLater();
    expect(rating(code)).toMatchObject({ MucDoHaiLong: '2' });
    expect(await letterAbout(id)).toBe('sent');
    expect(await occasionsOf(id)).toEqual([['sent', 'difference']]);
  });

  it('is left to a person who sees it listed when the portal loses it whatever it is told', async () => {
    const { id, code } = await lost();
    for (let time = 0; time < 3; time += 1) {
      await worker.tellAgain(id);
      worker.simulators.portal.lose(code);
      expect(await letterAbout(id)).toBe('pending');
      await anHourLater();
    }
    expect(await letterAbout(id)).toBe('set-aside');
    expect(await occasionsOf(id)).toHaveLength(3);
    const administrator = await api.signIn('quantri.tinh');
    const { items } = await demanded(administrator.get('/operations/national-portal/letters?kind=rating'));
    expect(items).toMatchObject([{ about: id, code, reason: expect.stringContaining('không tồn tại') }]);
  });

  it('is not brought back when its personal data are erased', async () => {
    const { id, code } = await lost();
    await api.database.query(sql`
      delete from portal_sync.republication where dossier_id = ${id} and state = 'wished'`);
    await api.database.query(sql`update dossier.dossier set erased_at = ${api.clock.now()} where id = ${id}`);
    await anHourLater();
    expect([await letterAbout(id), await occasionsOf(id), rating(code)]).toEqual([
      'set-aside',
      [],
      undefined,
    ]);
  });
});
