import { PortalClient } from '../testing/portal-client.ts';
import { dossier, dossierCode, progressRow } from '../testing/samples.ts';
import { type Simulators, startSimulators } from '../simulators.ts';

describe('the national portal', () => {
  let simulators: Simulators;
  let client: PortalClient;

  beforeEach(async () => {
    simulators = await startSimulators({ port: 0, smtpPort: 0 });
    client = new PortalClient(simulators.url);
    await client.logIn();
  });
  afterEach(() => simulators.close());

  it('hands out a session for the right password only', async () => {
    expect(await client.logIn()).toEqual({ error_code: 0, session: expect.any(String) });
    expect(await client.logIn({ username: 'H99', password: 'sai' })).toEqual({
      error_code: '-1',
      message: expect.stringContaining('mật khẩu'),
    });
  });

  it('writes success in turn as 0, "0" and "00"', async () => {
    const answers = [
      await client.insert(dossier()),
      await client.update(dossier()),
      await client.lookUp(dossierCode),
    ];
    expect(answers.map((answer) => answer.error_code)).toEqual([0, '0', '00']);
  });

  it('stores a dossier and its progress and tells what it holds', async () => {
    await client.insert(dossier());
    await client.progress(
      progressRow(),
      progressRow({ ThoiDiemXuLy: '20261121090000', TrangThai: '4', NoiDungXuLy: 'Chuyển xử lý' }),
    );
    expect((await client.lookUp(dossierCode)).result).toEqual([
      {
        ...dossier(),
        TrangThaiHoSo: '4',
        TienDo: [
          {
            TrangThai: '2',
            ThoiDiemXuLy: '20261121083000',
            NguoiXuLy: 'Cán Bộ Mẫu',
            NoiDungXuLy: 'Tiếp nhận hồ sơ',
          },
          {
            TrangThai: '4',
            ThoiDiemXuLy: '20261121090000',
            NguoiXuLy: 'Cán Bộ Mẫu',
            NoiDungXuLy: 'Chuyển xử lý',
          },
        ],
      },
    ]);
    expect(simulators.portal.disorder()).toEqual([]);
  });

  it('finds nothing of a dossier it does not hold', async () => {
    expect((await client.lookUp('H99.1-261121-0009')).result).toEqual([]);
  });

  it('refuses to insert a dossier it holds and to update one it does not', async () => {
    expect((await client.update(dossier())).message).toContain('không tồn tại');
    await client.insert(dossier());
    const answer = await client.insert(dossier());
    expect(answer).toMatchObject({ error_code: '-3', message: expect.stringContaining('đã tồn tại') });
  });

  it('refuses progress of a dossier it does not hold', async () => {
    const answer = await client.progress(progressRow());
    expect(answer).toMatchObject({ error_code: '-1', message: expect.stringContaining('không tồn tại') });
  });

  it('stores the sound elements of a batch and names the others', async () => {
    const other = 'H99.50.05-261121-0002';
    const answer = await client.insert(dossier(), dossier({ MaHoSo: other, TrangThaiHoSo: '11' }));
    expect(answer.error_code).toBe('-1');
    expect(answer.result).toEqual([
      { MaHoSo: dossierCode, error_code: '0', message: 'Thành công' },
      { MaHoSo: other, error_code: '-1', message: expect.stringContaining('TrangThaiHoSo') },
    ]);
    expect(simulators.portal.dossiers().map(({ code }) => code)).toEqual([dossierCode]);
  });

  it.each([
    ['a missing dossier code', { MaHoSo: undefined }, 'MaHoSo'],
    ['a dossier code of another form', { MaHoSo: 'HS-1' }, 'MaHoSo'],
    ['a missing procedure code', { MaTTHC: undefined }, 'MaTTHC'],
    ['a figure instead of a string', { TrangThaiHoSo: 2 }, 'TrangThaiHoSo'],
    ['an unknown status', { TrangThaiHoSo: '0' }, 'TrangThaiHoSo'],
    ['a date of another form', { NgayTiepNhan: '21/11/2026' }, 'NgayTiepNhan'],
    ['a day that does not exist', { NgayTiepNhan: '20260230080000' }, 'NgayTiepNhan'],
    ['an unknown channel', { KenhThucHien: '4' }, 'KenhThucHien'],
    ['too long a summary', { TrichYeuHoSo: 'x'.repeat(1001) }, 'TrichYeuHoSo'],
    ['a misspelt field', { ChuHoso: 'Người Dân Mẫu' }, 'ChuHoso'],
    ['a document without a name', { TaiLieuNop: [{ IsDeleted: 'False' }] }, 'TaiLieuNop.0.TenTepDinhKem'],
    [
      'an identity number of the wrong length',
      { DinhDanhCHS: [{ LoaiDinhDanh: '1', SoDinhDanh: '1' }] },
      'DinhDanhCHS',
    ],
  ])('refuses a dossier with %s', async (_what, changes, field) => {
    const answer = await client.insert(dossier(changes));
    expect(answer).toMatchObject({ error_code: '-1', message: expect.stringContaining(field) });
    expect(simulators.portal.dossiers()).toEqual([]);
  });

  it.each([
    ['no moment', { ThoiDiemXuLy: '' }, 'ThoiDiemXuLy'],
    ['no status', { TrangThai: undefined }, 'TrangThai'],
    ['too long a name', { NguoiXuLy: 'x'.repeat(51) }, 'NguoiXuLy'],
  ])('refuses progress with %s', async (_what, changes, field) => {
    await client.insert(dossier());
    const answer = await client.progress(progressRow(changes));
    expect(answer).toMatchObject({ error_code: '-1', message: expect.stringContaining(field) });
    expect(simulators.portal.dossier(dossierCode)?.progress).toEqual([]);
  });

  it('takes late and repeated progress but marks it', async () => {
    await client.insert(dossier());
    const later = progressRow({ ThoiDiemXuLy: '20261121100000', TrangThai: '9' });
    await client.progress(later, progressRow(), later);
    expect(simulators.portal.dossier(dossierCode)?.progress).toMatchObject([
      { TrangThai: '9', outOfOrder: false, duplicate: false },
      { TrangThai: '2', outOfOrder: true, duplicate: false },
      { TrangThai: '9', outOfOrder: false, duplicate: true },
    ]);
    expect(simulators.portal.disorder()).toHaveLength(2);
    expect(simulators.portal.dossier(dossierCode)?.status).toBe('9');
  });

  it('tells which statuses were written over a dossier, an older one that came late among them', async () => {
    await client.insert(dossier());
    await client.update(dossier({ TrangThaiHoSo: '4' }));
    await client.update(dossier());
    expect(simulators.portal.dossier(dossierCode)?.written).toEqual(['2', '4', '2']);
  });

  it('counts calls, and holds only its latest requests in memory when told to', async () => {
    await simulators.close();
    simulators = await startSimulators({ port: 0, smtpPort: 0, recentRequests: 3 });
    client = new PortalClient(simulators.url);
    await client.logIn();
    for (let call = 0; call < 20; call += 1) await client.lookUp(dossierCode);
    expect([simulators.portal.calls(), simulators.portal.calls('TraCuuHoSo')]).toEqual([21, 20]);
    expect(simulators.portal.requests().length).toBeLessThan(6);
    expect(simulators.portal.requests().length).toBeGreaterThanOrEqual(3);
  });

  it('refuses a session it did not give', async () => {
    client.session = 'lạ';
    const answer = await client.insert(dossier());
    expect(answer).toMatchObject({ error_code: '-2', message: expect.stringContaining('session') });
  });

  it('refuses an unknown service, a body without agency and a call without destination', async () => {
    expect(await client.call('DongBoTienDoHoSoMC')).toMatchObject({ error_code: '-1' });
    expect(await client.call('TraCuuHoSo', { madonvi: '' })).toMatchObject({ message: 'Thiếu madonvi' });
    expect((await client.post('g', { service: 'TraCuuHoSo' }, {})).status).toBe(400);
  });

  it('takes the destination from the query and calls through the newer adapter', async () => {
    const response = await fetch(
      `${simulators.url}/VXPAdapter/RestService/forward/mapi/g?dstcode=VN:GOV:G22:x`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          session: client.session,
          madonvi: '000.00.00.H99',
          service: 'LayDanhSachTTHC',
        }),
      },
    );
    expect(await response.json()).toMatchObject({
      result: expect.arrayContaining([expect.objectContaining({ MATTHC: '1.001193' })]),
    });
  });

  it('describes a procedure of its catalogue', async () => {
    expect((await client.call('LayThuTuc', { maTTHC: '1.000656' })).result).toMatchObject([
      { TENTTHC: 'Thủ tục đăng ký khai tử' },
    ]);
    expect((await client.call('LayThuTuc', { maTTHC: '9.999999' })).error_code).toBe('-1');
  });

  it('keeps every request without its secrets', async () => {
    await client.insert(dossier());
    expect(simulators.portal.requests()).toMatchObject([
      { service: 'login', body: { username: 'H99' }, answer: { error_code: 0 } },
      {
        service: 'DongBoHoSoMC',
        body: { isUpdating: 'False' },
        answer: { error_code: 0 },
        stored: [0],
        fault: null,
      },
    ]);
    const kept = JSON.stringify(simulators.portal.requests());
    expect(kept).not.toContain(client.session);
    expect(kept).not.toContain('h99-local');
  });

  it('shows dossiers and requests as JSON and as a page with escaped values', async () => {
    await client.insert(dossier({ ChuHoSo: '<script>alert(1)</script>' }));
    const read = async (path: string) => (await fetch(simulators.url + path)).text();
    expect(JSON.parse(await read('/portal/dossiers'))).toMatchObject([{ code: dossierCode, status: '2' }]);
    expect(JSON.parse(await read(`/portal/dossiers/${dossierCode}`))).toMatchObject({
      item: { MaTTHC: '1.001193' },
    });
    expect(JSON.parse(await read('/portal/requests?limit=1'))).toMatchObject([{ service: 'DongBoHoSoMC' }]);
    expect(JSON.parse(await read('/portal/dossiers/H99-261121-0001'))).toMatchObject({
      code: 'portal.dossier-unknown',
    });
    const page = await read('/portal');
    expect(page).toContain('&lt;script&gt;');
    expect(page).not.toContain('<script>');
  });
});
