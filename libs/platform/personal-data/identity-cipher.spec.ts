import fc from 'fast-check';
import { testConfig } from '#testing';
import { IdentityCipher } from './identity-cipher.ts';

const cipher = new IdentityCipher(testConfig());
const otherKey = Buffer.alloc(32, 7).toString('base64');
const NUMBER = '001099000001';
const numbers = fc.oneof(
  fc.stringMatching(/^\d{9}(\d{3})?$/),
  fc.stringMatching(/^[A-Z]\d{7,8}$/),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);

describe('a protected identity number', () => {
  it('is revealed as it was', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        expect(cipher.reveal(cipher.protect(number).cipher)).toBe(number);
      }),
    );
  });

  it('is sealed differently each time, so that equal numbers do not show', () => {
    const sealed = Array.from({ length: 500 }, () => cipher.protect(NUMBER).cipher);
    expect(new Set(sealed.map((bytes) => bytes.toString('hex'))).size).toBe(sealed.length);
    expect(new Set(sealed.map((bytes) => bytes.subarray(0, 12).toString('hex'))).size).toBe(sealed.length);
  });

  it('does not show in what is stored', () => {
    const { cipher: sealed, index } = cipher.protect(NUMBER);
    for (const bytes of [sealed, index]) expect(bytes.toString('latin1')).not.toContain(NUMBER.slice(0, 6));
  });

  it('is found by an index that is equal for equal numbers only, and never says the number without the key', () => {
    fc.assert(
      fc.property(numbers, numbers, (one, other) => {
        expect(cipher.indexOf(one).equals(cipher.indexOf(other))).toBe(one === other);
      }),
    );
    expect(cipher.protect(NUMBER).index).toEqual(cipher.indexOf(NUMBER));
    const elsewhere = new IdentityCipher(testConfig({ IDENTITY_INDEX_KEY: otherKey }));
    expect(elsewhere.indexOf(NUMBER)).not.toEqual(cipher.indexOf(NUMBER));
  });

  it('shows its last three characters to be recognised by', () => {
    expect(cipher.protect(NUMBER).tail).toBe('001');
  });

  it('is not revealed once a single bit of what is stored was altered', () => {
    const { cipher: sealed } = cipher.protect(NUMBER);
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const altered = Buffer.from(sealed);
      altered[bit >> 3]! ^= 1 << (bit & 7);
      expect(() => cipher.reveal(altered)).toThrow();
    }
  });

  it('is not revealed from less than was stored, nor from more', () => {
    const { cipher: sealed } = cipher.protect(NUMBER);
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => cipher.reveal(sealed.subarray(0, length))).toThrow();
    }
    expect(() => cipher.reveal(Buffer.concat([sealed, Buffer.alloc(1)]))).toThrow();
  });

  it('is not revealed with another key', () => {
    const elsewhere = new IdentityCipher(testConfig({ IDENTITY_KEY: otherKey }));
    expect(() => elsewhere.reveal(cipher.protect(NUMBER).cipher)).toThrow();
  });
});
