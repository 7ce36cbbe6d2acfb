import { mask } from './masks.ts';
import { UNOPENABLE } from './unopenable.ts';

describe('a mask', () => {
  it.each([
    ['identity', '001099000123', '•••123'],
    ['phone', '0900000678', '•••678'],
    ['email', 'nguoi.dan@example.com', 'n•••@example.com'],
  ] as const)('of %s shows no more than it must', (kind, full, shown) => {
    expect(mask[kind](full)).toBe(shown);
  });

  it('leaves standing that a value does not open', () => {
    const shown = [mask.identity(UNOPENABLE), mask.phone(UNOPENABLE), mask.email(UNOPENABLE)];
    expect(shown).toEqual([UNOPENABLE, UNOPENABLE, UNOPENABLE]);
  });

  it.each([
    ['số 099099000001 không đúng', 'số •••001 không đúng'],
    ['CMND 012345678, sai', 'CMND •••678, sai'],
    ['gọi +84 900 000 678', 'gọi +•••678'],
    ['thư nguoi.dan@example.com bị trả', 'thư n•••@example.com bị trả'],
    [
      'H99.41.01-260304-0001: thủ tục 3.000181.000.00.00.H22',
      'H99.41.01-260304-0001: thủ tục 3.000181.000.00.00.H22',
    ],
  ])('hides within words what is somebody’s: %s', (text, shown) => {
    expect(mask.within(text)).toBe(shown);
  });
});
