import { fireWhileKilled } from '../support/killed-thresholds.ts';
import { System } from '../support/system.ts';

const DOSSIERS = 25_000;
const KILLS = 10;
const PATIENCE_MS = 3_600_000;

describe('a hundred thousand thresholds that come in one minute', () => {
  it('fire and are told of once each, however often the workers are killed', async () => {
    const system = await System.start();
    try {
      const began = performance.now();
      const work = { dossiers: DOSSIERS, kills: KILLS, patienceMs: PATIENCE_MS };
      const { due, ...seen } = await fireWhileKilled(system, work);
      const seconds = Math.round((performance.now() - began) / 1000);
      process.stdout.write(`\n${JSON.stringify({ due, ...seen, seconds })}\n`);
      expect(due).toBe(4 * DOSSIERS);
      const each = { fired: due, messages: due, spoken: due };
      expect(seen).toEqual({ ...each, missed: 0, left: 0, kills: KILLS, doubled: 0 });
    } finally {
      await system.close();
    }
  });
});
