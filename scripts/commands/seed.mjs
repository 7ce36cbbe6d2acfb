import path from 'node:path';
import { childEnvironment } from '../environment.mjs';
import { livingHolder } from '../lock.mjs';
import { startLockFile } from '../paths.mjs';
import { ensureDatabase, startLocalPostgres } from '../postgres.mjs';
import { prepare } from '../prepare.mjs';
import { runApp, runToEnd } from '../processes.mjs';
import { ExplainedError, say } from '../say.mjs';
import { secrets } from '../secrets.mjs';
import { Teardown } from '../teardown.mjs';

const DATABASE = 'mot_cua';

/**
 * `npm run seed -- --dossiers 1000000`: fills the database of this checkout, or the one that OWNER_DATABASE_URL names, with
 * made-up dossiers. It must hold none.
 */
export default async function seed(args, signal) {
  const teardown = new Teardown();
  try {
    await prepare(signal);
    const keys = secrets();
    const owner = process.env.OWNER_DATABASE_URL || (await localDatabase(keys, teardown));
    signal.throwIfAborted();
    const env = {
      ...childEnvironment({ env: process.env, databases: { DATABASE_URL: owner }, seed: 'two-tier', keys }),
      DATABASE_URL: owner,
    };
    const prepared = await runApp('setup', [], { env, signal });
    if (prepared !== 0) throw new ExplainedError('Migrating and seeding failed.');
    say('making dossiers up; a million takes some minutes');
    const program = path.join('dist', 'apps', 'setup', 'src', 'seed-dossiers.js');
    return await runToEnd(process.execPath, [program, ...args], { signal, env });
  } finally {
    await teardown.run();
  }
}

async function localDatabase(keys, teardown) {
  const inUse = livingHolder(startLockFile);
  const postgres = await startLocalPostgres(keys.EMBEDDED_POSTGRES_PASSWORD);
  if (!inUse) teardown.add(postgres.stop);
  await ensureDatabase(postgres, DATABASE);
  return postgres.url(DATABASE);
}
