import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSimulators } from '#simulators';
import { pdf, upload } from '../../support/documents.ts';
import { demanded } from '../../support/money.ts';
import type { Answer } from '../../support/officer.ts';
import { ReactingWorker } from '../../support/reacting-worker.ts';
import { applicant, birthRegistration } from '../../support/receptions.ts';
import { serviceKeyOf } from '../../support/service-keys.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, type HoaBan, result, walk, walkTo, BIRTH_ROAD } from '../../support/walk.ts';

const [FORM, CERTIFICATE] = ['000.00.00.G15-KQ003204', '000.00.00.G15-KQ004389'];
/** What nothing here can fill: `docs/national-portal.md` says of each why it is empty. */
const EMPTY = ['Fax', 'ThongTinKhac', 'GhiChu', 'NgayTuChoi', 'SoBienNhan', 'DSKetNoiCSDL'];

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

/** Handed in online by an account of the portal, completed before it was accepted. @returns id of the dossier */
async function acceptedOnline(): Promise<string> {
  const portal = { authorization: `Bearer ${await serviceKeyOf(api, 'H99')}` };
  const send = (path: string, body: object) =>
    demanded(api.anyone.send('POST', `/submissions${path}`, body, portal));
  const act = (id: string, what: string, version: number, body = {}) =>
    demanded(officers.desk.post(`/submissions/${id}/${what}`, body, { 'if-match': `"${version}"` }));
  const { channel: _channel, duplicateOf: _known, ...about } = birthRegistration();
  const papers = [FORM, CERTIFICATE].map((code) => ({ code, electronic: 1 }));
  const { id } = await send('', {
    ...about,
    ...{ sourceCode: 'G22-1', desk: 'H99.41.01', applicant: { ...applicant } },
    account: { techId: 'T-0001', verifiedWithVneid: true },
    components: papers.slice(0, 1),
  });
  await act(id, 'supplement-request', 1, { reason: 'Thiếu giấy chứng sinh' });
  api.clock.advance({ hours: 1 });
  await send(`/${id}/supplement`, { components: [papers[0], { ...papers[1], fromStore: true }] });
  api.clock.advance({ hours: 1 });
  return (await act(id, 'acceptance', 3)).id;
}

/** Asked for once more by who appraises it, of a paper that is no component, which comes. */
async function supplemented(id: string): Promise<void> {
  await walkTo('appraisal', id, officers);
  const supplement = { items: ['Căn cước của mẹ'], reason: 'Chưa đủ', second: 'Chưa hỏi tại thụ lý' };
  await demanded(
    officers.caseOfficer.act(id, { step: 'appraisal', action: 'request-supplement', supplement }),
  );
  const { items } = await demanded(officers.desk.get(`/dossiers/${id}/supplement-needs`));
  api.clock.advance({ hours: 1 });
  const receivedSupplement = { met: items.map((need: Answer['body']) => need.id), components: [] };
  const step = { step: 'awaiting-supplement', action: 'receive-supplement', receivedSupplement };
  await demanded(officers.desk.act(id, step));
}

const held = (code: string): Answer['body'] => worker.simulators.portal.dossier(code);
const fetch = (href: string) => {
  const { pathname, search } = new URL(href);
  return api.app.inject({ method: 'GET', url: pathname + search });
};

describe('a dossier that has gone all its way', () => {
  it('stands at the national portal with all there is to know, and its files can be fetched there', async () => {
    const id = await acceptedOnline();
    await supplemented(id);
    const levy = {
      name: 'Lệ phí hộ tịch',
      kind: 'levy',
      due: 'before-result',
      amount: 8000,
      ground: 'Thông báo 1',
    };
    await demanded(officers.desk.post(`/dossiers/${id}/fees/charges`, levy));
    await upload(officers.desk, id, pdf('tờ khai'), { paper: { kind: 'component', code: FORM } });
    const issued = await upload(officers.clerk, id, pdf('kết quả'), { paper: { kind: 'result' } });
    await worker.scan();
    const byPost = { way: 'post', carrier: 'VNPost', consignment: 'EL123456789VN' };
    const road = BIRTH_ROAD.slice(2).map(([who, step, action]) => {
      const input = {
        issuance: { result: { ...result, document: issued.body.documentId } },
        'hand-over': { handOver: byPost },
      };
      return [who, step, action, input[step as keyof typeof input]] as const;
    });
    await walk(road, 'done', id, officers);
    const { code } = await demanded(officers.desk.get(`/dossiers/${id}`));
    await worker.react(id);

    const { item, progress } = held(code);
    const empty = Object.entries(item).filter(([, value]) => (value as string | []).length === 0);
    expect(empty.map(([field]) => field).sort()).toEqual([...EMPTY].sort());
    expect(item).toMatchObject({
      ...{ KenhThucHien: '2', MaDoiTuong: 'T-0001', TaiKhoanDuocXacThucVoiVNeID: '1' },
      ...{ NgayNopHoSo: '20260304080000', NgayTiepNhan: '20260304100000', TrangThaiHoSo: '10' },
      ...{ HoSoCoThanhPhanSoHoa: '1', DuocThanhToanTrucTuyen: '3', ThongTinTra: 'VNPost EL123456789VN' },
      TaiLieuNop: [
        { MaThanhPhanHoSo: FORM, DuocSoHoa: '1', DuocLayTuKhoDMQG: '0' },
        { MaThanhPhanHoSo: CERTIFICATE, DuocSoHoa: '0', DuocLayTuKhoDMQG: '1', DuocTaiSuDung: '1' },
      ],
      DanhSachLePhi: [{ TenPhiLePhi: 'Lệ phí hộ tịch', Gia: '8000', HinhThucThu: '4' }],
      DanhSachTepDinhKemKhac: [{ TenGiayTo: 'Căn cước của mẹ' }],
      DanhSachHoSoBoSung: [
        { NgayBoSung: '20260304080000', NgayTiepNhanBoSung: '20260304090000', NgayHenTraTruoc: '' },
        { NgayBoSung: '20260304100000', NgayTiepNhanBoSung: '20260304110000' },
      ],
      DanhSachGiayToKetQua: [{ GiayToId: '12/TLKS', MaGiayToKetQua: 'KQ.G15.000031' }],
    });
    expect(item.DanhSachHoSoBoSung[1].NgayHenTraMoi > item.DanhSachHoSoBoSung[1].NgayHenTraTruoc).toBe(true);
    expect(progress.map((row: Answer['body']) => row.NgayBatDau !== '')).toEqual([
      ...[false, true, true, true, true, true, true, true, true, true],
    ]);
    expect((await fetch(item.TaiLieuNop[0].DuongDanTaiTepTin)).rawPayload.equals(pdf('tờ khai'))).toBe(true);
    const { DuongDanTepTinKetQua } = item.DanhSachGiayToKetQua[0];
    expect((await fetch(DuongDanTepTinKetQua)).rawPayload.equals(pdf('kết quả'))).toBe(true);
  });
});
