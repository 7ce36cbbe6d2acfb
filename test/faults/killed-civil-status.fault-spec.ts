import { testSeed } from '#testing';
import { PlatformErrands } from '../support/platform-errands.ts';

jest.setTimeout(180_000);

const EACH = 6;
const KILLS = 1;
const seed = testSeed();

/** The short form of `npm run faults`. */
describe(`workers killed in the middle of calls over the shared platform (TEST_SEED=${seed})`, () => {
  let errands: PlatformErrands;

  beforeAll(async () => {
    errands = await PlatformErrands.begin(EACH);
  });
  afterAll(() => errands.close());

  it('lose nothing, and repeat no more calls than were cut off', async () => {
    await errands.gathered();
    expect(await errands.killWorkers({ kills: KILLS, seed, within: EACH })).toBe(KILLS);
    await errands.finished();
    const { told, doubled, cutOff, ...found } = await errands.found();
    expect(found).toEqual({ fetched: EACH, complete: EACH, deposited: EACH, wrong: [] });
    expect(told).toBeGreaterThanOrEqual(3 * EACH);
    expect(cutOff).toBeGreaterThan(0);
    expect(doubled).toBeLessThanOrEqual(cutOff);
  });
});
