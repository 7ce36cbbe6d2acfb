import { build } from './build.mjs';
import { install } from './install.mjs';
import { withLock } from './lock.mjs';
import { buildLockFile } from './paths.mjs';
import { say } from './say.mjs';

/**
 * Installs and builds what is missing or out of date, one command of this checkout at a time.
 * @param {AbortSignal} signal
 */
export async function prepare(signal) {
  const onWait = () => say('another command is installing or building here; waiting for it');
  await withLock(buildLockFile, { signal, onWait }, async () => {
    await install(signal);
    await build(signal);
  });
}
