import { LockHeldError, takeLock } from './lock.mjs';
import { startLockFile } from './paths.mjs';
import { endProcess } from './processes.mjs';
import { isRunning } from './process-identity.mjs';
import { ExplainedError, say } from './say.mjs';

/**
 * Takes this checkout's data for one running system.
 * @param {object} state written to the lock for other commands: `address`, `ports`
 * @throws {ExplainedError} with the address of the system that has it
 */
export function claimCheckout(state) {
  try {
    return takeLock(startLockFile, state);
  } catch (error) {
    if (!(error instanceof LockHeldError)) throw error;
    const { pid, address } = error.holder;
    throw new ExplainedError(
      `Một Cửa is already running in this checkout (process ${pid})${address ? `: ${address}` : ''}\n` +
        'Stop it there with Ctrl-C first.',
    );
  }
}

/**
 * Makes sure that no process of a launcher that was killed works on: they end by themselves when it dies, and are
 * ended here if they do not.
 * @param {{ apps?: { name: string, pid: number, born: string }[] } | null} previous what that launcher left in its lock
 */
export async function endLeftApps(previous) {
  const left = (previous?.apps ?? []).filter(isRunning);
  if (left.length === 0) return;
  say(`ending what a killed run has left: ${left.map(({ name }) => name).join(', ')}`);
  await Promise.all(left.map((app) => endProcess(app)));
}
