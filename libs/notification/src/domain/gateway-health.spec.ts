import fc from 'fast-check';
import { type GatewayFacts, type GatewayStanding, picked, usableOf, weighed } from './gateway-health.ts';

const NOW = new Date('2026-03-04T08:00:00+07:00');
const later = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1000);
const LONG_AGO = later(-86_400);

const standing = (name: string, changes: Partial<GatewayStanding> = {}): GatewayStanding => ({
  ...{ name, weight: 100, weighedAt: LONG_AGO, closedUntil: null },
  ...changes,
});
const facts = (name: string, bad: number, latelyBad = 0): GatewayFacts => ({
  ...{ name, calls: 100, bad, lately: 10, latelyBad },
});

const anyStanding = (name: string): fc.Arbitrary<GatewayStanding> =>
  fc.record({
    name: fc.constant(name),
    weight: fc.integer({ min: 10, max: 100 }),
    weighedAt: fc.integer({ min: 0, max: 1200 }).map((ago) => later(-ago)),
    closedUntil: fc.option(fc.integer({ min: -60, max: 30 }).map(later)),
  });
const anyFacts = (name: string): fc.Arbitrary<GatewayFacts> =>
  fc
    .record({
      ...{ calls: fc.nat(1000), share: fc.double({ min: 0, max: 1, noNaN: true }) },
      ...{ lately: fc.nat(100), latelyShare: fc.double({ min: 0, max: 1, noNaN: true }) },
    })
    .map(({ calls, share, lately, latelyShare }) => ({
      ...{ name, calls, bad: Math.floor(calls * share) },
      ...{ lately, latelyBad: Math.floor(lately * latelyShare) },
    }));
const NAMES = ['one', 'two', 'three'];
const anyMoment = fc.tuple(fc.tuple(...NAMES.map(anyStanding)), fc.tuple(...NAMES.map(anyFacts)));
/** The rules told once more, in percent and by hand. */
const isSick = ({ calls, bad }: GatewayFacts) => calls >= 10 && bad * 10 >= calls * 3;
const isBroken = ({ lately, latelyBad }: GatewayFacts) => lately >= 5 && latelyBad * 10 >= lately * 8;

describe('the weights of gateways', () => {
  it('stay as they are when none is sound', () => {
    const none = [standing('one'), standing('two', { weight: 40 })];
    expect(weighed(none, [facts('one', 30), facts('two', 100, 10)], NOW)).toEqual(none);
    expect(weighed([standing('one')], [facts('one', 100, 10)], NOW)).toEqual([standing('one')]);
  });

  it('move away from one of which 30 % were slow or failed, a step a minute, down to what shows its recovery', () => {
    let both = [standing('one'), standing('two')];
    const weights: number[] = [];
    for (let second = 0; second <= 420; second += 5) {
      both = weighed(both, [facts('one', 30), facts('two', 29)], later(second));
      if (second % 60 === 0) weights.push(both[0]!.weight);
    }
    expect(weights).toEqual([80, 60, 40, 20, 10, 10, 10, 10]);
    expect(both[1]).toEqual(standing('two'));
  });

  it('come back slowly: the lowest is whole again after an hour and a half', () => {
    let both = [standing('one', { weight: 10, weighedAt: NOW }), standing('two')];
    const whole: number[] = [];
    for (let minute = 1; minute <= 120; minute += 1) {
      both = weighed(both, [facts('one', 0), facts('two', 0)], later(minute * 60));
      if (both[0]!.weight === 100) whole.push(minute);
    }
    expect(whole[0]).toBe(90);
  });

  it('are the lowest for one that is broken, which gets nothing for half a minute', () => {
    const after = weighed([standing('one'), standing('two')], [facts('one', 8, 8)], NOW);
    expect(after).toEqual([
      standing('one', { weight: 10, weighedAt: NOW, closedUntil: later(30) }),
      standing('two'),
    ]);
    const names = (at: Date) => usableOf(after, at).map(({ name }) => name);
    expect([names(later(29)), names(later(30))]).toEqual([['two'], ['one', 'two']]);
  });

  it('say nothing of one that was hardly called', () => {
    const few = { name: 'one', calls: 9, bad: 9, lately: 4, latelyBad: 4 };
    expect(weighed([standing('one'), standing('two')], [few], NOW)).toEqual([
      standing('one'),
      standing('two'),
    ]);
  });

  it('always obey the rules, whatever gateways do', () => {
    fc.assert(
      fc.property(anyMoment, ([before, known]) => {
        const after = weighed(before, known, NOW);
        const sound = known.filter((one) => !isSick(one) && !isBroken(one));
        if (sound.length === 0) expect(after).toEqual(before);
        for (const [index, one] of after.entries()) {
          const was = before[index]!;
          const about = known[index]!;
          expect(one.weight).toBeGreaterThanOrEqual(10);
          expect(one.weight).toBeLessThanOrEqual(100);
          if (sound.includes(about)) expect(one.weight).toBeGreaterThanOrEqual(was.weight);
          else expect(one.weight).toBeLessThanOrEqual(was.weight);
          if (!isBroken(about)) expect(one.closedUntil).toEqual(was.closedUntil);
          if (one.weight !== was.weight) expect(one.weighedAt).toEqual(NOW);
        }
        expect(usableOf(after, NOW).length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('picking a gateway', () => {
  it('gives each its part of what is evenly spread', () => {
    const three = [
      standing('one', { weight: 10 }),
      standing('two', { weight: 30 }),
      standing('three', { weight: 60 }),
    ];
    const times = Array.from({ length: 100 }, (_, index) => picked(three, (index + 0.5) / 100)?.name);
    expect(NAMES.map((name) => times.filter((one) => one === name).length)).toEqual([10, 30, 60]);
  });

  it('knows no gateway where there is none', () => {
    expect(picked([], 0.5)).toBeUndefined();
  });
});
