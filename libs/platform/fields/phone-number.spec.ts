import fc from 'fast-check';
import { readPhoneNumber } from './phone-number.ts';

/** The plan of 29.5.2018, operator by operator, as it was published. */
const CHANGED = {
  MobiFone: [
    ['0120', '070'],
    ['0121', '079'],
    ['0122', '077'],
    ['0126', '076'],
    ['0128', '078'],
  ],
  VinaPhone: [
    ['0123', '083'],
    ['0124', '084'],
    ['0125', '085'],
    ['0127', '081'],
    ['0129', '082'],
  ],
  Viettel: [
    ['0162', '032'],
    ['0163', '033'],
    ['0164', '034'],
    ['0165', '035'],
    ['0166', '036'],
    ['0167', '037'],
    ['0168', '038'],
    ['0169', '039'],
  ],
  Vietnamobile: [
    ['0186', '056'],
    ['0188', '058'],
  ],
  Gmobile: [['0199', '059']],
};

describe('a telephone number', () => {
  it.each([
    '0912345678',
    ' 0912 345 678 ',
    '0912.345.678',
    '091-234-5678',
    '(091) 234 5678',
    '0912\u00a0345\u200b678',
    '０９１２３４５６７８',
    '84912345678',
    '84 912 345 678',
    '840912345678',
    '+84912345678',
    '+84 912.345.678',
    '+84 (0)912 345 678',
    '(+84) 912-345-678',
    '0084912345678',
    '00 84 912 345 678',
  ])('is one mobile number, spelled %j', (typed) => {
    expect(readPhoneNumber(typed)).toEqual({ kind: 'mobile', number: '0912345678' });
  });

  it.each(Object.entries(CHANGED).flatMap(([operator, pairs]) => pairs.map((pair) => [operator, ...pair])))(
    'of %s that began with %s begins with %s since 2018',
    (_operator, before, since) => {
      const now = { kind: 'mobile', number: `${since}1234567` };
      expect(readPhoneNumber(`${before}1234567`)).toEqual(now);
      expect(readPhoneNumber(`+84${before.slice(1)} 123 4567`)).toEqual(now);
      expect(readPhoneNumber(`84${before.slice(1)}1234567`)).toEqual(now);
    },
  );

  it.each([
    ['024 3825 0000', '02438250000'],
    ['(0237) 385 2000', '02373852000'],
    ['+84 24 3825 0000', '02438250000'],
    ['842438250000', '02438250000'],
    ['0084 237 385 2000', '02373852000'],
  ])('%j is a landline', (typed, number) => {
    expect(readPhoneNumber(typed)).toEqual({ kind: 'landline', number });
  });

  it.each([
    '+1 202 555 0123',
    '001 202 555 0123',
    '+856 20 2345 6789',
    '+86 138 0013 8000',
    '+44 (0)20 7946 0958',
  ])('%j is of another country', (typed) => {
    expect(readPhoneNumber(typed)).toEqual({ kind: 'refused', reason: 'foreign_phone' });
  });

  it.each([
    ...[
      '',
      ' ',
      'không có',
      'abc',
      '0912x45678',
      '0912345678 (chị Lan)',
      'tel:+84912345678',
      '--',
      '+',
      '++84912345678',
    ],
    // Too short, too long, of an old area code, of no prefix there ever was.
    ...['091234567', '09123456789', '+8491234567', '849123456789', '0412345678', '0112345678', '01111234567'],
    ...['0182 123 4567', '0243825000', '024382500001', '84912345', '0', '00', '84'],
    // Two numbers, an extension, numbers of services, a country that was not said.
    ...['0912345678 / 0987654321', '0912345678, 0987654321', '024 3825 0000 ext 12', '024 3825 0000 x12'],
    ...[
      '1900 1234',
      '1800 599 920',
      '113',
      '0113',
      '912345678',
      '2025550123',
      '+999 12345678',
      '0'.repeat(300),
    ],
  ])('%j is none', (typed) => {
    expect(readPhoneNumber(typed)).toEqual({ kind: 'refused', reason: 'invalid_phone' });
  });

  it('is read the same once it is kept', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789+-. ()'.split(/(?:)/u)), maxLength: 18 });
    const likely = fc
      .tuple(fc.constantFrom('0', '84', '+84', '0084', '+84 (0)'), digits)
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(fc.string(), digits, likely), (typed) => {
        const read = readPhoneNumber(typed);
        if (read.kind === 'refused') return;
        expect(read.number).toMatch(read.kind === 'mobile' ? /^0[35789]\d{8}$/ : /^02\d{9}$/);
        expect(readPhoneNumber(read.number)).toEqual(read);
      }),
      { numRuns: 2_000 },
    );
  });
});
