import { oddPlatform } from '../../spec/odd-platform.ts';
import { adaptersTo, platformSettings, reachedPlatform } from '../../spec/reached-platform.ts';

const asked = {
  ...{ fullName: 'Đỗ Thị  Ví Dụ', identityNumber: '001190000001', yearOfBirth: 1990 },
  ...{ procedure: '1.001193', officer: 'tiepnhan.hoaban' },
};

describe('the population look-up', () => {
  let platform: Awaited<ReturnType<typeof reachedPlatform>>;

  beforeEach(async () => {
    platform = await reachedPlatform();
    const known = { SoDinhDanh: asked.identityNumber, HoVaTen: 'Đỗ Thị Ví Dụ', NgayThangNamSinh: '19900304' };
    platform.simulators.sharedPlatform.people.push(known);
  });
  afterEach(() => platform.simulators.close());

  it.each<[string, Partial<typeof asked>, string]>([
    ['name, number and year are one person’s', {}, 'matches'],
    ['the name is written without accents', { fullName: 'do thi vi du' }, 'matches'],
    ['the name is another’s', { fullName: 'Đỗ Thị Khác' }, 'differs'],
    ['the number is nobody’s', { identityNumber: '001190000009' }, 'differs'],
    ['the year is another', { yearOfBirth: 1991 }, 'differs'],
  ])('says whether %s', async (_, differing, kind) => {
    expect(await platform.population.check({ ...asked, ...differing })).toEqual({ kind });
  });

  it('asks without the year as well, for the procedure and in the name of the officer', async () => {
    expect(await platform.population.check({ ...asked, yearOfBirth: undefined })).toEqual({
      kind: 'matches',
    });
    expect(platform.simulators.sharedPlatform.calls('population')[0]?.body).toMatchObject({
      ...{ HoVaTen: 'DO THI VI DU', SoDinhDanh: asked.identityNumber, Nam: '' },
      ...{ MaTichHop: '099', MaDVC: '1.001193', MaCanBo: 'tiepnhan.hoaban' },
    });
  });

  it('does not know when it is not answered', async () => {
    platform.simulators.faults.set({ target: 'shared-platform', kind: 'hold', service: 'population' });
    const reason = 'no answer in time';
    expect(await platform.population.check(asked)).toEqual({ kind: 'unavailable', reason });
  });
});

describe('answers of the population look-up', () => {
  const one = (number: string, name: string, born = '') =>
    `<a:CongDan><a:SoDinhDanh>${number}</a:SoDinhDanh><a:HoVaTen>${name}</a:HoVaTen>${born}</a:CongDan>`;
  const all = (...people: string[]) =>
    `<a:CongdanCollection xmlns:a="u">${people.join('')}</a:CongdanCollection>`;
  const inSoap = (xml: string) => `<s:Envelope xmlns:s="v"><s:Header/><s:Body>${xml}</s:Body></s:Envelope>`;
  const number = asked.identityNumber;
  const parts = '<a:Ho>Đỗ</a:Ho><a:ChuDem>Thị</a:ChuDem><a:Ten>Ví Dụ</a:Ten>';

  it.each<[string, string, string]>([
    ['in an envelope', inSoap(all(one(number, parts))), 'matches'],
    ['with the parts of a name', all(one(number, parts)), 'matches'],
    ['with an apostrophe', all(one(number, 'Đỗ &apos; Thị Ví Dụ')), 'matches'],
    ['of somebody else with that number', all(one(number, 'Đỗ Khác')), 'differs'],
    ['of somebody else with that name', all(one('001190000002', parts)), 'differs'],
    [
      'of one born in another year',
      all(one(number, parts, '<a:NgayThangNamSinh>1970</a:NgayThangNamSinh>')),
      'differs',
    ],
    ['of two, one of whom it is', all(one('001190000002', 'x'), one(number, parts)), 'matches'],
    ['of nobody', '<a:CongdanCollection xmlns:a="u"/>', 'differs'],
    ['that is an error', '<Loi><MaLoi>01</MaLoi></Loi>', 'unavailable'],
    ['that is JSON', '{}', 'unavailable'],
    ['that is nothing', '', 'unavailable'],
    ['that ends too early', all(one(number, parts)).slice(0, -9), 'unavailable'],
    [
      'with definitions of its own',
      `<!DOCTYPE x [<!ENTITY a "b">]>${all(one(number, parts))}`,
      'unavailable',
    ],
    ['of a person without a number', all('<a:CongDan><a:HoVaTen>x</a:HoVaTen></a:CongDan>'), 'unavailable'],
  ])('one %s', async (_, said, kind) => {
    const odd = await oddPlatform((reply) => reply.writeHead(200).end(said));
    try {
      expect(await adaptersTo(platformSettings(odd.url)).population.check(asked)).toMatchObject({ kind });
    } finally {
      await odd.close();
    }
  });
});
