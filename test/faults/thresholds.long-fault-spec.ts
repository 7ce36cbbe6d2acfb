import { fireWhileKilled } from '../support/killed-thresholds.ts';
import { System } from '../support/system.ts';

const DOSSIERS = 25_000;
const KILLS = 3;
const PATIENCE_MS = 3_600_000;

describe('a hundred thousand thresholds that come in one minute', () => {
  it('fire once each, however often the workers are killed', async () => {
    const system = await System.start();
    try {
      const burst = { dossiers: DOSSIERS, kills: KILLS, rowSeconds: 0.0002, patienceMs: PATIENCE_MS };
      const seen = await fireWhileKilled(system, burst);
      process.stdout.write(`\n${JSON.stringify(seen)}\n`);
      const { due, fired, messages, spoken, missed } = seen;
      expect(due).toBe(4 * DOSSIERS);
      expect({ fired, messages, spoken, missed }).toEqual({
        fired: due,
        messages: due,
        spoken: due,
        missed: 0,
      });
    } finally {
      await system.close();
    }
  });
});
