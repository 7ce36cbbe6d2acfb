import { civilDate, SystemClock } from '#platform/clock';
import { testSeed } from '#testing';
import { commitInHand, publish, table } from '../benchmarks/measure/page.ts';
import { PlatformErrands } from '../support/platform-errands.ts';

const EACH = 120;
/** At most; all may be done before. */
const KILLS = 40;
const seed = testSeed();
const lines: string[][] = [];

describe(`workers killed in the middle of calls over the shared platform (TEST_SEED=${seed})`, () => {
  let errands: PlatformErrands;

  beforeAll(async () => {
    errands = await PlatformErrands.begin(EACH);
  });
  afterAll(() => errands.close());

  it('lose nothing, and repeat no more calls than were cut off', async () => {
    await errands.gathered();
    const kills = await errands.killWorkers({ kills: KILLS, seed, within: EACH / 5 });
    await errands.finished();
    const { fetched, told, deposited, wrong, doubled, cutOff, complete } = await errands.found();
    lines.push([kills, fetched, told, deposited, wrong.length, doubled, cutOff].map(String));
    expect({ fetched, complete, deposited, wrong }).toEqual({
      ...{ fetched: EACH, complete: EACH, deposited: EACH },
      wrong: [],
    });
    expect(cutOff).toBeGreaterThan(0);
    expect(doubled).toBeLessThanOrEqual(cutOff);
  });
});

afterAll(() => {
  const head = ['Kills', 'Fetched', 'States told', 'Deposited', 'Lost or wrong', 'Doubled', 'Cut off'];
  const when = `Run on ${civilDate(new SystemClock().now())} at commit ${commitInHand()}, seed ${seed}.`;
  return publish('shared platform', [when, table(head, lines)].join('\n\n'), 'faults.md');
});
