import { afterTry, minutesUntilNext, nextTry } from './pause.ts';

describe('what was in vain', () => {
  const at = new Date('2026-03-04T01:00:00Z');

  it('is tried again ever later, and at least every two hours', () => {
    expect([0, 1, 2, 3, 9, 100].map(minutesUntilNext)).toEqual([1, 1, 2, 4, 120, 120]);
    expect(nextTry({ kind: 'uncertain' }, 3, at)).toEqual(new Date('2026-03-04T01:04:00Z'));
  });

  it('waits for as many failures as there were in a row, and for none once it did not fail', () => {
    const after = (state: string, failuresBefore: number) =>
      afterTry({ kind: 'any' }, { state, failuresBefore, at });
    expect(after('pending', 2)).toEqual({ failures: 3, nextAt: new Date('2026-03-04T01:04:00Z') });
    expect(after('told', 9)).toMatchObject({ failures: 0 });
  });

  it('is tried again when the other side says so', () => {
    expect(nextTry({ kind: 'unavailable', retryAfterSeconds: 7 }, 9, at)).toEqual(
      new Date('2026-03-04T01:00:07Z'),
    );
  });
});
