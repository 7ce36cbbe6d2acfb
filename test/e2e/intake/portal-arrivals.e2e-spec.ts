import { sql } from '#platform/database';
import { tracesOf } from '../../support/delegations.ts';
import { infectedPdf, pdf } from '../../support/documents.ts';
import type { Answer, Officer } from '../../support/officer.ts';
import { CERTIFICATE, FORM } from '../../support/portal-arrivals.ts';
import { PortalOffice, sentPaper, without } from '../../support/portal-office.ts';
import { serviceKeyOf } from '../../support/service-keys.ts';

let portal: PortalOffice;
let desk: Officer;
let elsewhere: Officer;

beforeAll(async () => {
  portal = await PortalOffice.open();
  ({ desk, elsewhere } = portal.officers);
});
afterAll(() => portal.close());

describe('a dossier handed in at the national portal', () => {
  it('waits for its desk as an online submission, and is told of with 0', async () => {
    const dossier = portal.registered({ NgayNopHoSo: '20260304075800' });
    expect(await portal.answered(dossier)).toEqual([200, 0]);
    const [one] = await portal.submissions(dossier);
    const submitted = new Date('2026-03-04T07:58:00+07:00');
    expect(one).toMatchObject({ source: 'national-portal', submitted });
    const { body } = await desk.get(`/submissions/${await portal.idOf(dossier)}`);
    expect(body).toMatchObject({
      ...{ source: 'national-portal', sourceCode: dossier.MaHoSo, state: 'pending' },
      acceptBy: '2026-03-05T08:00:00.000+07:00',
      content: {
        applicant: { fullName: dossier.ChuHoSo, kind: 'person' },
        components: [
          { code: FORM, electronic: 1 },
          { code: CERTIFICATE, electronic: 1 },
        ],
      },
    });
    expect(await tracesOf(portal.database, 'submission.hand-in')).not.toEqual([]);
  });

  it('is one however often the same comes, whatever the order of its fields, also ten times at once', async () => {
    const dossier = portal.registered();
    const turned = Object.fromEntries(Object.entries(dossier).reverse());
    const sending = Array.from({ length: 10 }, (_, n) => portal.send(n % 2 ? dossier : turned));
    const answers = (await Promise.all(sending)).map(({ body }) => body.error_code);
    expect(answers.sort()).toEqual([0, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
    const files = await portal.files(await portal.idOf(dossier));
    expect(files.map(({ state }) => state)).toEqual(['waiting', 'waiting']);
    expect(await portal.faults(portal.officers.administrator, dossier)).toEqual([]);
  });

  it('is of its first content when two with the same code come at once', async () => {
    const dossier = portal.registered();
    const other = { ...dossier, ChuHoSo: 'Trần Văn Khác' };
    const answers = await Promise.all([portal.send(dossier), portal.send(other)]);
    expect(answers.map(({ body }) => body.error_code).sort()).toEqual([-1, 0]);
    await portal.idOf(dossier);
    expect(await portal.faults(desk, dossier)).toMatchObject([{ problem: 'intake.portal-code-reused' }]);
  });

  it('brings its papers the way every file goes: sealed, scanned, then to be looked at', async () => {
    const TaiLieuNop = [
      ...[sentPaper(), sentPaper({ TenTepDinhKem: 'to-khai-2.pdf' })],
      sentPaper({ TenTepDinhKem: 'khac.pdf', MaThanhPhanHoSo: 'X-1' }),
    ];
    const dossier = portal.registered({ TaiLieuNop });
    expect(await portal.answered(dossier)).toEqual([200, 0]);
    const id = await portal.idOf(dossier);
    const waiting = { state: 'waiting', by: null };
    const components = [FORM, null, null];
    expect(await portal.files(id)).toEqual(components.map((component) => ({ ...waiting, component })));
    const listed = async () => (await desk.get(`/submissions/${id}/papers`)).body.items;
    const [first] = await listed();
    const content = `/submissions/${id}/paper-content?paper=${first.id}`;
    expect((await desk.get(content)).body.code).toBe('intake.paper-unknown');
    await portal.office.scan();
    const clean = { state: 'clean', mediaType: 'application/pdf' };
    expect(await listed()).toMatchObject([
      { component: FORM, name: 'to-khai.pdf', ...clean },
      { component: null, name: 'to-khai-2.pdf', ...clean },
      { component: null, name: 'khac.pdf', ...clean },
    ]);
    expect(await desk.download(content)).toEqual(pdf());
    expect(await tracesOf(portal.database, 'submission.look-at-paper')).not.toEqual([]);
    expect((await elsewhere.get(content)).body.code).toBe('intake.submission-unknown');
  });

  it('gives nobody a paper with a virus', async () => {
    const infected = sentPaper({ Base64: infectedPdf().toString('base64') });
    const dossier = portal.registered({ TaiLieuNop: [infected] });
    await portal.send(dossier);
    await portal.office.scan();
    const id = await portal.idOf(dossier);
    const { body } = await desk.get(`/submissions/${id}/papers`);
    expect(body.items).toMatchObject([{ state: 'infected' }]);
    const { status } = await desk.get(`/submissions/${id}/paper-content?paper=${body.items[0].id}`);
    expect(status).toBe(404);
  });

  it('becomes a dossier with both codes and its papers when the desk accepts', async () => {
    const dossier = portal.registered();
    await portal.send(dossier);
    await portal.office.scan();
    const { status, body: receipt } = await portal.act(await portal.idOf(dossier), 'acceptance');
    expect(status).toBe(201);
    const { body } = await desk.get(`/dossiers/${receipt.id}`);
    expect(body).toMatchObject({ code: receipt.code, portalCode: dossier.MaHoSo, channel: 'online' });
    const { body: papers } = await desk.get(`/dossiers/${receipt.id}/documents`);
    const clean = [{ state: 'clean', uploadedBy: 'Cổng Dịch vụ công quốc gia' }];
    expect(papers.items).toMatchObject([
      { component: { code: FORM }, versions: clean },
      { component: { code: CERTIFICATE }, versions: clean },
    ]);
    for (const code of [receipt.code, dossier.MaHoSo]) {
      const track: Answer = await portal.office.api.anyone.get(`/tracking/${code}`);
      expect([track.status, track.body.code]).toEqual([200, code]);
      const { body: found } = await desk.get(`/dossiers?code=${code}`);
      expect(found.items).toMatchObject([{ code: receipt.code }]);
    }
    expect(await portal.answered(dossier)).toEqual([200, 1]);
  });

  it('is told apart on its receipt slip by the code of the portal', async () => {
    const dossier = portal.registered();
    await portal.send(dossier);
    const { body: receipt } = await portal.act(await portal.idOf(dossier), 'acceptance');
    const slip = await desk.download(receipt.slip.replace('/api/v1', ''));
    expect(slip.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('is kept nowhere once it was taken back', async () => {
    const dossier = portal.registered();
    await portal.send(dossier);
    const id = await portal.idOf(dossier);
    expect((await portal.act(id, 'withdrawal', { reason: 'Người dân đổi ý' })).status).toBe(204);
    expect((await portal.files(id)).map(({ state }) => state)).toEqual(['erasing', 'erasing']);
  });

  it('takes the form apart from the papers, and the names of a sales promotion', async () => {
    const leftOut = ['ChuHoSo', 'SoGiayToChuHoSo', 'DiaChi', 'LoaiDoiTuong', 'TaiLieuNop'];
    const promotion = {
      ...without(portal.registered(), ...leftOut),
      ...{ TenThuongNhan: 'Công ty Ví Dụ', MaSoThue: '0109999999', DienThoai: '0900000001' },
      DiaChiDoanhNghiep: { MaTinh: '99', DiaChiChiTiet: 'Số 1 đường Ví Dụ' },
      ...{ TenTepDonDangKy: 'don.pdf', TepDonDangKy: pdf().toString('base64') },
    };
    expect(await portal.answered(promotion)).toEqual([200, 0]);
  });

  it('is never taken under a code that is a dossier’s own here', async () => {
    const [own] = await portal.database.query<{ code: string }>(sql`
      select code from dossier.dossier where portal_code is not null limit 1`);
    const dossier = portal.registered({ MaHoSo: own!.code });
    expect(await portal.answered(dossier)).toEqual([200, -1]);
    expect(await portal.faults(desk, dossier)).toMatchObject([{ problem: 'intake.portal-code-reused' }]);
  });
});

describe('the door of the portal', () => {
  it('is for service accounts with its scope, and open to nobody else', async () => {
    const { api } = portal.office;
    const dossier = portal.registered();
    expect((await api.anyone.post('/portal-arrivals', dossier)).status).toBe(401);
    const key = await serviceKeyOf(api, 'H99');
    await portal.database.query(sql`
      update identity.service_key set scopes = '{submissions:write}' where id = ${key.split('_')[1]}`);
    const headers = { authorization: `Bearer ${key}` };
    expect((await api.anyone.send('POST', '/portal-arrivals', dossier, headers)).status).toBe(403);
    expect((await desk.post('/portal-arrivals', dossier)).body.error_code).toBe(-1);
    expect(await portal.submissions(dossier)).toEqual([]);
  });

  it('answers what is no dossier at all with a problem, never with a fault of its own', async () => {
    for (const sent of [[], 'x', 1, null]) {
      const { status } = await portal.send(sent);
      expect([status >= 400, status < 500]).toEqual([true, true]);
    }
    expect(await portal.answered({})).toEqual([200, -1]);
    expect(await portal.answered({ MaHoSo: { $gt: '' }, TaiLieuNop: 'x' })).toEqual([200, -1]);
  });
});
