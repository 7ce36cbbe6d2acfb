import { scoreOf, totalOf } from './indicator-score.ts';
import { INDICATOR_CODES, INDICATORS } from './national-indicators.ts';

describe('points of an indicator', () => {
  it.each([
    ['all of them', { of: 7, met: 7 }, { maximum: 20, target: 100 }, 100, 20],
    ['none of them', { of: 7, met: 0 }, { maximum: 20, target: 100 }, 0, 0],
    ['the target', { of: 10, met: 8 }, { maximum: 12, target: 80 }, 80, 12],
    ['more than the target', { of: 10, met: 9 }, { maximum: 12, target: 80 }, 90, 12],
    ['half of the target', { of: 10, met: 4 }, { maximum: 12, target: 80 }, 40, 6],
    ['a third', { of: 3, met: 1 }, { maximum: 6, target: 100 }, 33.33, 2],
    ['two thirds of a target of half', { of: 3, met: 1 }, { maximum: 6, target: 50 }, 33.33, 4],
  ])('are for %s', (_, counted, weighed, rate, points) => {
    expect(scoreOf(counted, weighed)).toEqual({ ...counted, rate, points });
  });

  it.each([
    [{ of: 400, met: 201 }, { maximum: 2, target: 100 }, 50.25, 1.01],
    [{ of: 800, met: 1 }, { maximum: 20, target: 100 }, 0.13, 0.03],
    [{ of: 160, met: 23 }, { maximum: 6, target: 50 }, 14.38, 1.73],
    [{ of: 20_000, met: 201 }, { maximum: 2, target: 80 }, 1.01, 0.03],
  ])('are rounded up from half a hundredth on: %j of %j', (counted, weighed, rate, points) => {
    expect(scoreOf(counted, weighed)).toEqual({ ...counted, rate, points });
  });

  it('are those of exact arithmetic, whatever is counted', () => {
    const rounded = (above: bigint, below: bigint): number =>
      Number((2n * above * 100n + below) / (2n * below)) / 100;
    for (let of = 1; of <= 400; of += 1) {
      for (let met = 0; met <= of; met += 1) {
        const { rate, points } = scoreOf({ of, met }, { maximum: 6, target: 80 });
        const exact = rounded(BigInt(met) * 6n * 100n, BigInt(of) * 80n);
        expect([rate, points]).toEqual([rounded(BigInt(met) * 100n, BigInt(of)), Math.min(6, exact)]);
      }
    }
  });

  it('are none where there is nothing to measure', () => {
    expect(scoreOf({ of: 0, met: 0 }, { maximum: 6, target: 100 })).toEqual({
      ...{ of: 0, met: 0, rate: null, points: null },
    });
  });

  it('add up over what was measured', () => {
    const scored = [
      { maximum: 20, points: 18.37 },
      { maximum: 6, points: null },
      { maximum: 12, points: 0.1 },
    ];
    expect(totalOf(scored)).toEqual({ points: 18.47, measured: 32, maximum: 38 });
  });
});

describe('the indicators', () => {
  it('are nineteen in six groups that weigh what QĐ 766/QĐ-TTg gives them', () => {
    const weights: Record<string, number> = {};
    for (const code of INDICATOR_CODES) {
      const { group, maximum } = INDICATORS[code];
      weights[group] = (weights[group] ?? 0) + maximum;
    }
    expect(INDICATOR_CODES).toHaveLength(Object.keys(INDICATORS).length);
    expect(new Set(INDICATOR_CODES).size).toBe(19);
    expect(weights).toEqual({
      ...{ openness: 18, progress: 20, online: 12, payment: 10, digitisation: 22, satisfaction: 18 },
    });
  });
});
