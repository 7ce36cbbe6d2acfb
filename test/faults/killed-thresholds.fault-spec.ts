import { fireWhileKilled } from '../support/killed-thresholds.ts';
import { System } from '../support/system.ts';

jest.setTimeout(180_000);

const DOSSIERS = 500;

describe('workers killed while thresholds fire that come in one minute', () => {
  let system: System;

  beforeAll(async () => {
    system = await System.start();
  });
  afterAll(() => system.close());

  it('leave each fired and told of once, and none forgotten', async () => {
    const { due, ...seen } = await fireWhileKilled(system, { dossiers: DOSSIERS, kills: 1 });
    expect(due).toBe(4 * DOSSIERS);
    const each = { fired: due, messages: due, spoken: due };
    expect(seen).toEqual({ ...each, missed: 0, left: 0, kills: 1, doubled: 0 });
  });
});
