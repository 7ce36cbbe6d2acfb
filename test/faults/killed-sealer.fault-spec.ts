import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from '#platform/database';
import { System } from '../support/system.ts';
import { verifyAudit } from '../support/verification.ts';

jest.setTimeout(180_000);

describe('a worker killed between the commit of a seal and its export', () => {
  let system: System;
  let folder: string;

  beforeAll(async () => {
    system = await System.start();
    folder = mkdtempSync(join(tmpdir(), 'mot-cua-export-'));
  });
  afterAll(async () => {
    await system.close();
    rmSync(folder, { recursive: true });
  });

  it('leaves a seal that the next one exports, and a trail that is proved', async () => {
    // To open a pipe that nobody reads takes for ever: it dies at that very place.
    const file = join(folder, 'seals.jsonl');
    execFileSync('mkfifo', [file]);
    await system.signIn('tiepnhan.hoaban');
    system.startWorker({ AUDIT_EXPORT_FILE: file });
    const seals = async () => (await system.database.query(sql`select from audit.seal`)).length;
    await system.until('the seal is committed', async () => {
      if ((await seals()) === 0) throw new Error('not yet');
    });
    await system.killWorkers();
    rmSync(file);
    system.startWorker({ AUDIT_EXPORT_FILE: file });
    await system.until('the export has it', () => {
      if (readFileSync(file, 'utf8').trim() === '') throw new Error('not yet');
    });
    await system.killWorkers();
    const { code, says } = verifyAudit(system.databaseUrl, file);
    expect(says).toContain('The audit trail is as it was written');
    expect(code).toBe(0);
    await system.database.query(sql`alter table audit.entry disable trigger append_only`);
    await system.database.query(
      sql`update audit.entry set actor = 'ai.do' where action = 'identity.sign-in'`,
    );
    const broken = verifyAudit(system.databaseUrl, file);
    expect(broken.says).toMatch(/audit\.entry \d+: altered/);
    expect(broken.code).toBe(1);
  });
});
