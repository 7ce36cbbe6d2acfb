import { keptReason } from './kept-reason.ts';

describe('what is kept of why something went wrong', () => {
  it.each([
    ['of somebody', 'Số 001099000041 của nguoi.dan@saomai.example', 'Số •••041 của n•••@saomai.example'],
    ['that cannot be stored', 'Sai\u0000 mã \ud83d', 'Sai\ufffd mã \ufffd'],
    ['that a cut would halve', `${'x'.repeat(999)}😀`, `${'x'.repeat(999)}\ufffd`],
    [
      'of an address that begins with a sign of two halves',
      '😀ten@saomai.example',
      '\ufffd•••@saomai.example',
    ],
  ])('has nothing %s', (_what, said, kept) => {
    expect(keptReason(said)).toBe(kept);
  });
});
