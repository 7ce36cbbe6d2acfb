import fc from 'fast-check';
import { dataKeyOf, openWith, sealWith } from './sealed-value.ts';

const key = { id: 7, key: Buffer.alloc(32, 1) };
const place = { column: 'dossier.applicant.phone_sealed', row: '0193a5f0-0000-7000-8000-000000000001' };
const NUMBER = Buffer.from('001099000001');
const seal = (content = NUMBER) => sealWith(key, content, place);

describe('a sealed value', () => {
  it('opens in its place as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        expect(openWith(key.key, seal(Buffer.from(text)), place).toString()).toBe(text);
      }),
    );
  });

  it('says which key sealed it', () => {
    expect(dataKeyOf(seal())).toBe(7);
    expect(() => dataKeyOf(Buffer.from('0900000001'))).toThrow('not a sealed value');
  });

  it('differs each time, so that equal values do not show', () => {
    const sealed = Array.from({ length: 500 }, () => seal());
    expect(new Set(sealed.map((bytes) => bytes.toString('hex'))).size).toBe(sealed.length);
    expect(new Set(sealed.map((bytes) => bytes.subarray(5, 17).toString('hex'))).size).toBe(sealed.length);
  });

  it('does not show in what is stored', () => {
    expect(seal().toString('latin1')).not.toContain('001099');
  });

  it.each([
    ['another row', { ...place, row: '0193a5f0-0000-7000-8000-000000000002' }],
    ['another column', { ...place, column: 'dossier.applicant.email_sealed' }],
    ['a boundary moved between column and row', { column: `${place.column}0`, row: place.row.slice(1) }],
  ])('does not open in %s', (_, elsewhere) => {
    expect(() => openWith(key.key, seal(), elsewhere)).toThrow();
  });

  it('does not open with another key, nor under the id of another', () => {
    expect(() => openWith(Buffer.alloc(32, 2), seal(), place)).toThrow();
    const renamed = Buffer.from(seal());
    renamed.writeUInt32BE(8, 1);
    expect(() => openWith(key.key, renamed, place)).toThrow();
  });

  it('does not open once a single bit of it was altered', () => {
    const sealed = seal();
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const altered = Buffer.from(sealed);
      altered[bit >> 3]! ^= 1 << (bit & 7);
      expect(() => openWith(key.key, altered, place)).toThrow();
    }
  });

  it('does not open from less than was stored, nor from more', () => {
    const sealed = seal();
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => openWith(key.key, sealed.subarray(0, length), place)).toThrow();
    }
    expect(() => openWith(key.key, Buffer.concat([sealed, Buffer.alloc(1)]), place)).toThrow();
  });
});
