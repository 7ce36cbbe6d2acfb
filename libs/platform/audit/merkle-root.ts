import { createHash } from 'node:crypto';

const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

/** The Merkle Tree Hash of a list of entries by SHA-256 (RFC 9162, section 2.1.1). */
export function merkleRoot(entries: readonly Uint8Array[]): Buffer {
  // Roots of the full subtrees to the left of the next entry, the biggest first: one for each bit of the count.
  const full: Buffer[] = [];
  for (const [index, entry] of entries.entries()) {
    let root = digest(LEAF, entry);
    for (let count = index; count % 2 === 1; count = (count - 1) / 2) {
      root = digest(NODE, full.pop() ?? root, root);
    }
    full.push(root);
  }
  return (
    full.reduceRight<Buffer | undefined>(
      (right, left) => (right ? digest(NODE, left, right) : left),
      undefined,
    ) ?? digest()
  );
}

function digest(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
