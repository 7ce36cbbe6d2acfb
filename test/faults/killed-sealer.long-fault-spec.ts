import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { sql } from '#platform/database';
import { testSeed } from '#testing';
import { System } from '../support/system.ts';
import { verifyAudit } from '../support/verification.ts';

const KILLS = 100;
const LONGEST_LIFE_MS = 4_000;

describe('sealers killed over and over while entries are written', () => {
  it('leave every entry under exactly one seal, and every seal in the export', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mot-cua-export-'));
    const file = join(folder, 'seals.jsonl');
    const system = await System.start();
    const lives = fc.sample(fc.integer({ min: 500, max: LONGEST_LIFE_MS }), {
      seed: testSeed(),
      numRuns: KILLS,
    });
    const often = { AUDIT_EXPORT_FILE: file, AUDIT_SEAL_SECONDS: '0.01' };
    try {
      for (const life of lives) {
        const [one] = [system.startWorker(often), system.startWorker(often)];
        await Promise.all([writeFor(system, life), wait(life)]);
        await system.kill(one);
        await system.killWorkers();
      }
      system.startWorker(often);
      await system.until('all is sealed and exported', () => {
        const { says } = verifyAudit(system.databaseUrl, file);
        if (!/ 0 {2}rows that wait/.test(says)) throw new Error(says);
      });
      await system.killWorkers();
      expect(verifyAudit(system.databaseUrl, file).code).toBe(0);
    } finally {
      await system.close();
      rmSync(folder, { recursive: true });
    }
  });
});

async function writeFor(system: System, milliseconds: number): Promise<void> {
  const end = performance.now() + milliseconds;
  while (performance.now() < end) {
    await system.database.query(sql`
      insert into audit.entry (at, actor, action, subject_type, subject_id, correlation_id, details)
      select now(), 'system', 'trial', 'trial', (n % 7)::text, 'long-fault', '{}' from generate_series(1, 50) n`);
  }
}
