import type { TimeLimit } from '#deadline';
import { MOVE, MovingOffice, shortened } from '../../support/moving-office.ts';
import { fireThresholds, planThresholds, thresholdsOf } from '../../support/thresholds.ts';

let office: MovingOffice;

beforeEach(async () => {
  office = await MovingOffice.open();
  await office.worker.init();
  at('08:00');
});
afterEach(() => office.close());

const at = (time: string): void => office.api.clock.set(`2026-03-02T${time}:00+07:00`);

/** The shortened workflow, its appraisal with another limit, or done by another agency. */
function changed(wish: { limit?: TimeLimit; agency?: 'police' }) {
  const workflow = shortened();
  const study = workflow.steps.find((step) => step.code === 'study');
  if (!study || !('actor' in study)) throw new Error('no study');
  if (wish.limit) study.limit = wish.limit;
  if (wish.agency) study.actor.agency = wish.agency;
  return workflow;
}

describe('thresholds of a step that goes on under a newer version of its workflow', () => {
  const planned = () => planThresholds(office.worker);
  const fired = () => fireThresholds(office.worker);
  const ofSteps = async (id: string) =>
    (await thresholdsOf(office.api.database, id))
      .filter(({ of }) => of !== 'dossier')
      .map(({ of, share, firedAt }) => [of, share, firedAt !== null]);

  /** Opened at 08:00 for four working hours; three are used up, which was told. */
  async function threeQuartersTold(): Promise<string> {
    const { id } = await office.at('appraisal');
    await planned();
    at('11:00');
    await fired();
    expect(await ofSteps(id)).toEqual([
      ['appraisal', 75, true],
      ['appraisal', 100, false],
    ]);
    return id;
  }

  it('are not told again, however often it moves, and what was not told is, once', async () => {
    const id = await threeQuartersTold();
    await office.publish(changed({ agency: 'police' }));
    await office.moved();
    await office.publish();
    await office.moved({ ...MOVE, from: [2], to: 3, steps: {} });
    await planned();
    // By its two hours it was due at 10:00.
    expect(await ofSteps(id)).toEqual([
      ['study', 100, false],
      ['appraisal', 75, true],
    ]);
    expect([await fired(), await fired()]).toEqual([1, 0]);
  });

  it('come when the share of a longer limit is used up', async () => {
    const id = await threeQuartersTold();
    await office.publish(changed({ limit: { amount: 8, unit: 'working-hour' } }));
    await office.moved();
    await planned();
    expect(await fired()).toBe(0);
    at('16:00');
    await fired();
    expect(await ofSteps(id)).toEqual([
      ['appraisal', 75, true],
      ['study', 75, true],
      ['study', 100, false],
    ]);
  });
});

describe('the time of a step that goes on under a newer version of its workflow', () => {
  it('is that of the agency it lay with until then', async () => {
    const { id } = await office.at('appraisal');
    await office.publish(changed({ agency: 'police' }));
    await office.moved();
    at('11:00');
    await office.publish();
    await office.moved({ ...MOVE, from: [2], to: 3, steps: {} });
    at('14:00');
    await office.signInAnew();
    const { body } = await office.officers.leader.get(`/dossiers/${id}/time-split`);
    expect(body.split).toMatchObject({ otherAgency: 180, ownAgency: 60 });
  });
});
