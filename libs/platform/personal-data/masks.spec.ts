import { mask } from './masks.ts';

describe('a mask', () => {
  it.each([
    ['identity', '001099000123', '•••123'],
    ['phone', '0900000678', '•••678'],
    ['email', 'nguoi.dan@example.com', 'n•••@example.com'],
  ] as const)('of %s shows no more than it must', (kind, full, shown) => {
    expect(mask[kind](full)).toBe(shown);
  });
});
