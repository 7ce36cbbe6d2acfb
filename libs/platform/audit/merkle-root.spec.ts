import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { merkleRoot } from './merkle-root.ts';

/** The inputs and roots that implementations of RFC 6962 and 9162 have in common. */
const ENTRIES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => Buffer.from(hex, 'hex'));
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

const sha256 = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();

/** As the RFC defines it, split by split. */
function byDefinition(entries: readonly Uint8Array[]): Buffer {
  const [only, ...more] = entries;
  if (only === undefined) return sha256();
  if (more.length === 0) return sha256(Buffer.of(0), only);
  const split = 2 ** Math.floor(Math.log2(entries.length - 1));
  return sha256(Buffer.of(1), byDefinition(entries.slice(0, split)), byDefinition(entries.slice(split)));
}

describe('a Merkle root', () => {
  it.each(ROOTS.map((root, size) => ({ size, root })))(
    'of $size entries is the one other implementations find',
    ({ size, root }) => {
      expect(merkleRoot(ENTRIES.slice(0, size)).toString('hex')).toBe(root);
    },
  );

  it('is that of the definition for any entries', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 70 }), (entries) => {
        expect(merkleRoot(entries)).toEqual(byDefinition(entries));
      }),
    );
  });
});
