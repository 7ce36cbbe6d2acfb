import { MOVE, MovingOffice, shortened } from '../../support/moving-office.ts';

let office: MovingOffice;

beforeEach(async () => {
  office = await MovingOffice.open();
  at('08:00');
});
afterEach(() => office.close());

const at = (time: string): void => office.api.clock.set(`2026-03-02T${time}:00+07:00`);

/** The shortened workflow, its appraisal done by the police. */
function byPolice() {
  const workflow = shortened();
  const study = workflow.steps.find((step) => step.code === 'study');
  if (!study || !('actor' in study)) throw new Error('no study');
  study.actor.agency = 'police';
  return workflow;
}

describe('the time of a step that goes on under a newer version of its workflow', () => {
  it('is that of the agency it lay with until then', async () => {
    const { id } = await office.at('appraisal');
    await office.publish(byPolice());
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
