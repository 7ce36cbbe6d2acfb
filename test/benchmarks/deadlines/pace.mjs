/** The clock is looked at no more often than this, in milliseconds: looking costs as much as the quickest work. */
const GLANCE = 5;

/**
 * The same pieces of work over and over, for so many milliseconds.
 * @template Piece
 * @param {readonly Piece[]} pieces
 * @param {(piece: Piece) => number} work gives a number, so that nothing of it can be left out; anything else has failed
 * @param {number} milliseconds
 * @returns {{ perSecond: number, failed: number }}
 */
export function pace(pieces, work, milliseconds) {
  let sum = 0;
  let done = 0;
  let elapsed = 0;
  const begin = performance.now();
  for (let batch = 1; elapsed < milliseconds;) {
    for (const end = done + batch; done < end; done += 1) sum += work(pieces[done % pieces.length]);
    const now = performance.now() - begin;
    if (now - elapsed < GLANCE) batch *= 2;
    elapsed = now;
  }
  return { perSecond: (done * 1000) / elapsed, failed: Number.isFinite(sum) ? 0 : done };
}
