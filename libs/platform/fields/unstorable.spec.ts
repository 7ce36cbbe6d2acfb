import { storable, unstorableIn } from './unstorable.ts';

describe('what came in as JSON', () => {
  const nested = (depth: number): unknown => (depth === 0 ? 'x' : [nested(depth - 1)]);

  it.each<[string, unknown, object | undefined]>([
    ['plain', { a: ['Nguyễn', 1, null, '😀'] }, undefined],
    ['with U+0000', { a: { b: ['x', 'y\u0000'] } }, { path: ['a', 'b', '1'], why: 'character' }],
    ['with half a sign', { a: '\ud83d' }, { path: ['a'], why: 'character' }],
    ['with U+0000 in a name', { a: { 'b\u0000': 1 } }, { path: ['a'], why: 'character' }],
    ['as deep as it may be', nested(32), undefined],
    ['deeper', nested(33), { why: 'depth' }],
  ])('is told apart by whether it can be kept: %s', (_, value, found) => {
    if (found) expect(unstorableIn(value)).toMatchObject(found);
    else expect(unstorableIn(value)).toBeUndefined();
  });

  it('is kept with a sign in the place of what cannot be', () => {
    expect(storable('Khóa\u0000 sổ \udc00😀')).toBe('Khóa\ufffd sổ \ufffd😀');
  });
});
