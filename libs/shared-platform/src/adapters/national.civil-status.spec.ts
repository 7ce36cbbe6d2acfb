import type { CivilDossier, FaultRequest } from '#simulators';
import { oddPlatform } from '../../spec/odd-platform.ts';
import { adaptersTo, platformSettings, reachedPlatform } from '../../spec/reached-platform.ts';

const NOT_OF_THE_PROTOCOL = 'the answer is not one of the civil-status system';
const from = new Date('2026-03-03T17:00:00Z');
const sentAt = new Date('2026-03-04T08:05:09+07:00');

const waiting = (code: string, ThoiGianGui = '04/03/2026 08:05:09'): CivilDossier => ({
  ...{ MaHoSoLT: code, ThoiGianGui },
  fields: { MaTTHC: '1.001193', TaiLieuNop: [{ TenTepDinhKem: 'a.pdf', Base64: 'JVBERi0x' }] },
});
const state = {
  ...{ code: 'LT-1', dossierCode: 'H99.41.01-260304-0001', status: '2', words: 'Tiếp nhận' },
  at: new Date('2026-03-04T09:00:00+07:00'),
};

describe('the civil-status system', () => {
  let platform: Awaited<ReturnType<typeof reachedPlatform>>;
  const there = () => platform.simulators.sharedPlatform.civilStatus;
  const failing = (fault: Omit<FaultRequest, 'target'>) =>
    platform.simulators.faults.set({ target: 'shared-platform', ...fault });

  beforeEach(async () => {
    platform = await reachedPlatform();
    there().dossiers.push(waiting('LT-2', '05/03/2026 00:00:00'), waiting('LT-1'));
    there().dossiers.push(waiting('LT-0', '03/03/2026 23:59:59'));
  });
  afterEach(() => platform.simulators.close());

  it('lists what was sent since some time, by pages', async () => {
    expect(await platform.civil.list({ from, page: 1 })).toEqual({
      kind: 'listed',
      dossiers: [
        { code: 'LT-1', sentAt },
        { code: 'LT-2', sentAt: new Date('2026-03-05T00:00:00+07:00') },
      ],
      ...{ odd: [], full: false },
    });
    const more = Array.from({ length: 99 }, (_, n) => waiting(`LT-1-${n}`));
    there().dossiers.push(...more);
    expect(await platform.civil.list({ from, page: 1 })).toMatchObject({ full: true });
    expect(await platform.civil.list({ from, page: 2 })).toMatchObject({
      ...{ full: false, dossiers: [{ code: 'LT-2' }] },
    });
    expect(platform.simulators.sharedPlatform.calls('civil-list').at(-1)?.body).toEqual({
      ...{ TuNgay: '04/03/2026 00:00:00', Trang: 2, SoLuong: 100 },
    });
  });

  it('gives the detail of one with its files, and refuses one it does not have in its own words', async () => {
    expect(await platform.civil.detail('LT-1')).toEqual({
      kind: 'given',
      body: { MaHoSoLT: 'LT-1', ...waiting('LT-1').fields },
    });
    expect(await platform.civil.detail('LT-9')).toEqual({
      ...{ kind: 'refused', reason: '02: Không tìm thấy hồ sơ liên thông' },
    });
  });

  it('takes a state with both codes, and the same again as the same', async () => {
    expect(await platform.civil.tell(state)).toEqual({ kind: 'told' });
    expect(await platform.civil.tell(state)).toEqual({ kind: 'told' });
    expect(there().states).toEqual([
      {
        ...{ MaHoSoMCDT: state.dossierCode, MaHoSoLT: 'LT-1', TrangThaiXuLy: '2', MoTa: 'Tiếp nhận' },
        ThoiGianThucHien: '04/03/2026 09:00:00',
      },
    ]);
  });

  it.each<[string, Partial<typeof state>, string]>([
    ['of a dossier it did not send', { code: 'LT-9' }, '02'],
    ['under another code of the province', { dossierCode: 'H99.41.01-260304-0002' }, '03'],
    ['that is older than the last', { at: new Date('2026-03-04T08:59:59+07:00') }, '05'],
    ['without words', { words: '' }, '01'],
  ])('refuses a state %s', async (_, changes, code) => {
    await platform.civil.tell(state);
    const told = await platform.civil.tell({ ...state, ...changes });
    expect(told).toMatchObject({ kind: 'refused', reason: expect.stringMatching(`^${code}: `) });
    expect(there().states).toHaveLength(1);
  });

  const DAYS: [string, Omit<FaultRequest, 'target'>, object][] = [
    [
      'throttled',
      { kind: 'refuse', status: 429, afterMs: 7000 },
      { reason: 'HTTP 429', retryAfterSeconds: 7 },
    ],
    ['overloaded', { kind: 'refuse', bare: true }, { reason: 'HTTP 503' }],
    ['silent', { kind: 'hold' }, { reason: 'no answer in time' }],
    ['cut', { kind: 'drop-before' }, { reason: 'UND_ERR_SOCKET' }],
    ['cut after its work', { kind: 'lose-answer' }, { reason: 'UND_ERR_SOCKET' }],
    ['a page of some proxy', { kind: 'break-schema' }, { reason: NOT_OF_THE_PROTOCOL }],
  ];

  it.each(DAYS)('is away, for all it is asked, when it is %s', async (_, fault, told) => {
    const away = { kind: 'unavailable', ...told };
    const { civil } = platform;
    failing({ ...fault, service: 'civil-list' });
    expect(await civil.list({ from, page: 1 })).toEqual(away);
    failing({ ...fault, service: 'civil-detail' });
    expect(await civil.detail('LT-1')).toEqual(away);
    failing({ ...fault, service: 'civil-state' });
    expect(await civil.tell(state)).toEqual(away);
    expect(there().states).toHaveLength(fault.kind === 'lose-answer' ? 1 : 0);
  });

  it('says that it refuses with HTTP 200', async () => {
    const { civil } = platform;
    const refused = { kind: 'refused', reason: '98: Đang khóa sổ' };
    for (const service of ['civil-list', 'civil-detail', 'civil-state']) {
      failing({ kind: 'reject', code: '98', message: 'Đang khóa sổ', service });
    }
    expect(await civil.list({ from, page: 1 })).toEqual(refused);
    expect(await civil.detail('LT-1')).toEqual(refused);
    expect(await civil.tell(state)).toEqual(refused);
  });

  it('is asked nothing by who is not let in, which is no refusal of a dossier', async () => {
    failing({ kind: 'reject', service: 'token' });
    expect(await platform.civil.tell(state)).toEqual({ kind: 'unavailable', reason: 'HTTP 401' });
    const settings = platformSettings(platform.simulators.url);
    const { civil } = adaptersTo({ ...settings, SHARED_PLATFORM_SECRET: 'another' });
    expect(await civil.detail('LT-1')).toEqual({ kind: 'unavailable', reason: 'HTTP 401' });
    const secure = adaptersTo({ ...platformSettings(platform.simulators.url.replace('http:', 'https:')) });
    expect(await secure.civil.detail('LT-1')).toMatchObject({ kind: 'unavailable' });
    expect(platform.simulators.sharedPlatform.calls('civil-detail')).toEqual([]);
  });

  it('is not there without its path', async () => {
    expect(platform.civil.offered).toBe(true);
    const { CIVIL_STATUS_PATH: _path, ...others } = platformSettings(platform.simulators.url);
    expect(adaptersTo(others).civil.offered).toBe(false);
  });
});

describe('answers of the civil-status system as they should not be', () => {
  const answered = async (
    said: string,
    ask: (civil: ReturnType<typeof adaptersTo>['civil']) => Promise<unknown>,
    status = 200,
  ) => {
    const odd = await oddPlatform((reply) => reply.writeHead(status, { location: '/x' }).end(said));
    try {
      return await ask(adaptersTo(platformSettings(odd.url)).civil);
    } finally {
      await odd.close();
    }
  };
  const away = { kind: 'unavailable', reason: NOT_OF_THE_PROTOCOL };

  it.each<[string, object]>([
    ['{"errorCode":0,"result":null}', { kind: 'listed', dossiers: [], odd: [], full: false }],
    ['{"errorCode":"00","result":{"DanhSachHoSo":null}}', { kind: 'listed', dossiers: [] }],
    ['{"errorCode":"0","result":{"DanhSachHoSo":[{"MaHoSoLT":""}]}}', { odd: [{ MaHoSoLT: '' }] }],
    [
      '{"errorCode":"0","result":{"DanhSachHoSo":[{"MaHoSoLT":"LT 1"},{"MaHoSoLT":"LT-2"}]}}',
      { odd: [{ MaHoSoLT: 'LT 1' }], dossiers: [{ code: 'LT-2', sentAt: null }] },
    ],
    [
      '{"errorCode":"0","result":{"DanhSachHoSo":[{"MaHoSoLT":"LT-2","ThoiGianGui":"32/13/2026"}]}}',
      { dossiers: [{ code: 'LT-2', sentAt: null }] },
    ],
    ['{"errorCode":"0","result":{"DanhSachHoSo":["LT-1"]}}', away],
    ['{"errorCode":"0","result":[]}', away],
    ['{"result":{"DanhSachHoSo":[]}}', away],
    ['{"errorCode":"0","result":{"DanhSachHoSo":[', away],
    ['', away],
  ])('a list that is %j', async (said, outcome) => {
    expect(await answered(said, (civil) => civil.list({ from, page: 1 }))).toMatchObject(outcome);
  });

  it.each<[string, object]>([
    ['{"errorCode":"0","result":{"MaHoSoLT":"LT-2"}}', away],
    ['{"errorCode":"0","result":{}}', away],
    ['{"errorCode":"0","result":null}', away],
    ['"JVBERi0x"', away],
  ])('a detail that is %j', async (said, outcome) => {
    expect(await answered(said, (civil) => civil.detail('LT-1'))).toEqual(outcome);
  });

  it.each<[number, object]>([
    [400, { kind: 'refused', reason: 'HTTP 400' }],
    [403, { kind: 'unavailable', reason: 'HTTP 403' }],
    [404, { kind: 'unavailable', reason: 'HTTP 404' }],
    [302, { kind: 'unavailable', reason: 'HTTP 302' }],
    [500, { kind: 'unavailable', reason: 'HTTP 500' }],
  ])('a state answered with HTTP %i', async (status, outcome) => {
    expect(await answered('{}', (civil) => civil.tell(state), status)).toEqual(outcome);
  });
});
