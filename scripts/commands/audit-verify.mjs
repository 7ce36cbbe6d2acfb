import path from 'node:path';
import { claimCheckout, endLeftApps } from '../claim.mjs';
import { childEnvironment } from '../environment.mjs';
import { livingHolder } from '../lock.mjs';
import { startLockFile } from '../paths.mjs';
import { startLocalPostgres } from '../postgres.mjs';
import { prepare } from '../prepare.mjs';
import { runToEnd } from '../processes.mjs';
import { secrets } from '../secrets.mjs';
import { Teardown } from '../teardown.mjs';

const DATABASE = 'mot_cua';

/**
 * `npm run audit:verify`: proves the audit trail of the database of this checkout, running or not, or of the one that
 * DATABASE_URL names with its AUDIT_EXPORT_FILE and AUDIT_SIGNING_KEY. Exits 1 when it is broken.
 */
export default async function auditVerify(_args, signal) {
  const teardown = new Teardown();
  try {
    await prepare(signal);
    const keys = secrets();
    const databaseUrl = process.env.DATABASE_URL || (await localDatabase(keys, teardown));
    signal.throwIfAborted();
    const verifier = path.join('dist', 'apps', 'worker', 'src', 'verify-audit.js');
    const env = childEnvironment({
      env: process.env,
      databases: { DATABASE_URL: databaseUrl },
      seed: 'none',
      keys,
    });
    return await runToEnd(process.execPath, [verifier], { signal, env });
  } finally {
    await teardown.run();
  }
}

/** A server that somebody uses is left running. */
async function localDatabase(keys, teardown) {
  const inUse = livingHolder(startLockFile);
  if (!inUse) {
    const lock = claimCheckout({});
    teardown.add(lock.release);
    await endLeftApps(lock.previous);
  }
  const postgres = await startLocalPostgres(keys.EMBEDDED_POSTGRES_PASSWORD);
  if (!inUse) teardown.add(postgres.stop);
  return postgres.url(DATABASE);
}
