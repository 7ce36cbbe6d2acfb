import { RefusalQuota } from './refusal-quota.ts';

const AT = new Date('2026-03-04T08:00:00+07:00');
const LATER = new Date('2026-03-04T08:01:00+07:00');

const tally = (answers: readonly string[]) =>
  Object.fromEntries(
    [...new Set(answers)].map((one) => [one, answers.filter((other) => other === one).length]),
  );

describe('refusals', () => {
  it('of one account are written down thirty times a minute, then once that there are more', () => {
    const quota = new RefusalQuota();
    const answers = Array.from({ length: 100 }, () => quota.admit({ account: 'ai.do' }, AT));
    expect(tally(answers)).toEqual({ record: 30, 'say-there-are-more': 1, 'pass-over': 69 });
    expect(quota.admit({ account: 'khac' }, AT)).toBe('record');
    expect(quota.admit({ account: 'ai.do' }, LATER)).toBe('record');
  });

  it('of strangers are written down three hundred times a minute, wherever they call from', () => {
    const quota = new RefusalQuota();
    const answers = Array.from({ length: 1_000 }, (_, n) => quota.admit({ address: `2001:db8::${n}` }, AT));
    expect(tally(answers)).toEqual({ record: 300, 'say-there-are-more': 1, 'pass-over': 699 });
    expect(quota.admit({ account: 'ai.do' }, AT)).toBe('record');
  });
});
