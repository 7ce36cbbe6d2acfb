import { oddPlatform } from '../../spec/odd-platform.ts';
import { adaptersTo, platformSettings, reachedPlatform } from '../../spec/reached-platform.ts';

const OWNER = '001090000001';
const query = {
  ...{ owner: OWNER, officerName: 'Trần Thị Tiếp Nhận', procedure: '1.001193' },
  results: ['KQ.G15.000031', 'KQ.G15.000032'],
};
const content = Buffer.from('%PDF-1.7\n% Giấy\n%%EOF\n');
const held = {
  ...{ owner: OWNER, MaKetQua: 'KQ.G15.000031', TenGiayTo: 'Giấy khai sinh', SoKyHieu: '12/2020' },
  CoQuanChuQuan: '000.00.41.H99',
  files: [{ TenTep: 'Giấy khai sinh.pdf', DuongDan: '/a/1', base64: content.toString('base64') }],
};
const { owner: _owner, files, ...toldOf } = held;
const place = { agency: held.CoQuanChuQuan, path: '/a/1' };

describe('the personal document store', () => {
  let platform: Awaited<ReturnType<typeof reachedPlatform>>;

  beforeEach(async () => {
    platform = await reachedPlatform();
    platform.simulators.sharedPlatform.papers.push(held, { ...held, owner: '001090000002' });
  });
  afterEach(() => platform.simulators.close());

  it('tells of the papers of its owner alone, among those asked for', async () => {
    const paper = { resultCode: toldOf.MaKetQua, name: toldOf.TenGiayTo, number: toldOf.SoKyHieu };
    const file = { name: 'Giấy khai sinh.pdf', path: '/a/1' };
    expect(await platform.store.papers(query)).toEqual({
      kind: 'papers',
      papers: [{ ...paper, agency: held.CoQuanChuQuan, files: [file] }],
    });
    expect(await platform.store.papers({ ...query, results: ['KQ.G15.000032'] })).toEqual({
      ...{ kind: 'papers', papers: [] },
    });
    expect(platform.simulators.sharedPlatform.calls('papers')[0]?.body).toEqual({
      ...{ SoDinhDanhChuSoHuu: OWNER, SoDinhDanhNguoiYeuCau: OWNER, KenhThucHien: '1' },
      ...{ HoTenNguoiYeuCau: 'Trần Thị Tiếp Nhận', MaThuTuc: '1.001193' },
      DanhSachDanhMucKetQua: query.results.map((code) => ({ MaKetQua: code, SoKyHieu: '' })),
    });
  });

  it('gives the file it has, and says of another that it has none', async () => {
    expect(await platform.store.file(place)).toEqual({ kind: 'file', content });
    expect(await platform.store.file({ ...place, path: '/a/2' })).toEqual({ kind: 'unknown' });
  });

  it('refuses in its own words, with HTTP 200', async () => {
    platform.simulators.faults.set({
      target: 'shared-platform',
      kind: 'reject',
      code: '12',
      message: 'Không',
    });
    expect(await platform.store.papers(query)).toEqual({ kind: 'refused', reason: '12: Không' });
  });

  it('takes a result in, and the same again as the same', async () => {
    const [file] = files;
    const paper = {
      ...{ resultCode: 'KQ.G15.000032', name: 'Trích lục', number: '7/TL', agency: '000.00.41.H99' },
      files: [{ name: file!.TenTep, path: 'https://motcua.example/t' }],
    };
    const deposit = { owner: OWNER, dossierCode: 'H99-1', paper };
    expect(await platform.store.deposit(deposit)).toEqual({ kind: 'deposited' });
    expect(await platform.store.deposit(deposit)).toEqual({ kind: 'deposited' });
    const told = await platform.store.papers({ ...query, results: [paper.resultCode] });
    expect(told).toEqual({ kind: 'papers', papers: [paper] });
  });

  it('leaves open what came of a deposit that nobody answered', async () => {
    platform.simulators.faults.set({ target: 'shared-platform', kind: 'lose-answer', service: 'deposit' });
    const paper = { ...{ resultCode: 'a', name: 'b', number: 'c', agency: 'd' }, files: [] };
    expect(await platform.store.deposit({ owner: OWNER, dossierCode: 'H99-1', paper })).toMatchObject({
      kind: 'uncertain',
    });
  });
});

describe('answers of the store as they should not be', () => {
  it.each<[string, string, object]>([
    ['base64 that is broken', '"JVBERi0"', { kind: 'broken' }],
    ['something else in quotes', '"<html>"', { kind: 'broken' }],
    ['base64 without quotes', content.toString('base64'), { kind: 'file', content }],
    ['base64 in lines', JSON.stringify(`JVBE\r\nRi0x\n`), { kind: 'file', content: Buffer.from('%PDF-1') }],
    ['nothing', '', { kind: 'unknown' }],
    ['null', 'null', { kind: 'unavailable', reason: 'the answer is not one of the store' }],
    ['a refusal', '{"errorCode":"05","message":"x"}', { kind: 'refused', reason: '05: x' }],
    ['too much', JSON.stringify('A'.repeat(2 * 1024 * 1024)), { kind: 'too-large' }],
    ['a little too much', JSON.stringify('A'.repeat(1_398_108)), { kind: 'too-large' }],
  ])('a file that is %s', async (_, said, outcome) => {
    const odd = await oddPlatform((reply) => reply.writeHead(200).end(said));
    try {
      expect(await adaptersTo(platformSettings(odd.url)).store.file(place)).toEqual(outcome);
    } finally {
      await odd.close();
    }
  });

  it.each<[string, number, object]>([
    ['{"errorCode":0,"message":null,"result":null}', 200, { kind: 'papers', papers: [] }],
    ['{"errorCode":"00"}', 200, { kind: 'papers', papers: [] }],
    ['{"result":{"DanhSachGiayToKetQua":[]}}', 200, { kind: 'unavailable' }],
    ['{"errorCode":"0","result":{"DanhSachGiayToKetQua":[{}]}}', 200, { kind: 'unavailable' }],
    ['[]', 200, { kind: 'unavailable' }],
    ['', 200, { kind: 'unavailable' }],
    ['{}', 400, { kind: 'refused', reason: 'HTTP 400' }],
    ['{}', 403, { kind: 'unavailable', reason: 'HTTP 403' }],
    ['{}', 404, { kind: 'unavailable', reason: 'HTTP 404' }],
    ['{}', 302, { kind: 'unavailable', reason: 'HTTP 302' }],
    ['{}', 500, { kind: 'unavailable', reason: 'HTTP 500' }],
  ])('a list that is %j with HTTP %i', async (said, status, outcome) => {
    const odd = await oddPlatform((reply) => reply.writeHead(status, { location: '/x' }).end(said));
    try {
      expect(await adaptersTo(platformSettings(odd.url)).store.papers(query)).toMatchObject(outcome);
    } finally {
      await odd.close();
    }
  });
});
