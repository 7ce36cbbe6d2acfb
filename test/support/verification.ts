import { spawnSync } from 'node:child_process';
import { projectPath } from '#platform/config';
import { testEnvironment } from '#testing';

/** What `npm run audit:verify` says of a database and an export, as the process it is. */
export function verifyAudit(databaseUrl: string, exportFile: string): { code: number | null; says: string } {
  const verifier = projectPath('dist', 'apps', 'worker', 'src', 'verify-audit.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [verifier], {
    encoding: 'utf8',
    env: { ...testEnvironment({ DATABASE_URL: databaseUrl, AUDIT_EXPORT_FILE: exportFile }) },
  });
  return { code: status, says: `${stdout}${stderr}` };
}
