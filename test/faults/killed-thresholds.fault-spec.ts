import { fireWhileKilled, toldOf, writtenOf } from '../support/killed-thresholds.ts';
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
    const burst = { dossiers: DOSSIERS, kills: 1, rowSeconds: 0.001 };
    const { due, fired, messages, spoken, missed } = await fireWhileKilled(system, burst);
    expect(due).toBe(4 * DOSSIERS);
    expect({ fired, messages, spoken, missed }).toEqual({
      fired: due,
      messages: due,
      spoken: due,
      missed: 0,
    });
    const { notices, ...wrong } = await toldOf(system);
    expect(wrong).toEqual({ twice: 0, unheard: 0 });
    expect(notices).toBeGreaterThan(due);
    // Half as much again is told to the leader by letter.
    expect(await writtenOf(system, 'lanhdao.hoaban')).toBe(DOSSIERS);
  });
});
