import fc from 'fast-check';
import { blindIndex, type IndexedKind } from './blind-index.ts';

const key = Buffer.alloc(32, 1);
const indexOf = (kind: IndexedKind, typed: string): string => blindIndex(key, kind, typed).toString('hex');
const numbers = fc.oneof(fc.stringMatching(/^\d{9}(\d{3})?$/), fc.stringMatching(/^[A-Z]\d{7,8}$/));

describe('a blind index', () => {
  it('is equal for equal numbers only', () => {
    fc.assert(
      fc.property(numbers, numbers, (one, other) => {
        expect(indexOf('identity', one) === indexOf('identity', other)).toBe(one === other);
      }),
    );
  });

  it.each<[IndexedKind, string, string]>([
    ['identity', '001 099 000 001', '001099000001'],
    ['identity', 'c1234567', 'C1234567'],
    ['phone', '+84 900 000 001', '0900000001'],
    ['phone', '84900000001', '0900.000.001'],
    ['email', ' Nguoi.Dan@Example.COM ', 'nguoi.dan@example.com'],
  ])('of a %s does not depend on how it was typed: %s', (kind, typed, usual) => {
    expect(indexOf(kind, typed)).toBe(indexOf(kind, usual));
  });

  it('tells nothing across kinds: equal text of another kind has another index', () => {
    expect(indexOf('identity', '0900000001')).not.toBe(indexOf('phone', '0900000001'));
  });

  it('cannot be reckoned without the key', () => {
    expect(blindIndex(Buffer.alloc(32, 2), 'phone', '0900000001').toString('hex')).not.toBe(
      indexOf('phone', '0900000001'),
    );
  });
});
