import type { INestApplicationContext } from '@nestjs/common';
import { CONFIG, type Config } from '#platform/config';
import { Logger, underWay } from '#platform/logging';

/**
 * Seconds an end may take beyond a call under way, which has CALL_TIMEOUT_SECONDS: in them is written what came of the call, or
 * a store that is gone is left. Together they stay below `stop_grace_period` in docker-compose.yml.
 */
export const AFTER_CALLS_SECONDS = 8;

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT'] as const;

/**
 * Runs an application as a process: reports a failed start in words, and ends when it is asked to or with the launcher that
 * started it, whose end closes the IPC channel even when it was killed. With exit code 0 in order; with 1 when something has
 * not come to its end in time, whatever it waits for: that is said, and left as by a process that was killed.
 */
export async function runProcess(start: () => Promise<INestApplicationContext>): Promise<void> {
  // Nothing has begun yet; and whoever listens later misses a launcher that has gone meanwhile.
  let end = (): void => process.exit(1);
  process.on('disconnect', () => {
    end();
  });
  try {
    end = endingOf(await start());
    for (const signal of SIGNALS) process.on(signal, end);
  } catch (error) {
    process.stderr.write(
      `${error instanceof Error && error.name === 'ConfigError' ? error.message : describe(error)}\n`,
    );
    process.exit(1);
  }
}

function endingOf(app: INestApplicationContext): () => void {
  const logger = app.get(Logger);
  const seconds = app.get<Config>(CONFIG).CALL_TIMEOUT_SECONDS + AFTER_CALLS_SECONDS;
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    setTimeout(() => {
      logger.error('did not end in time, what is under way is left', { seconds, ...left() });
      process.exit(1);
    }, seconds * 1000);
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error('did not end in order', error);
        process.exit(1);
      },
    );
  };
}

/** What is known by name, and what else Node waits for: sockets, timers. */
function left(): object {
  const resources: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) resources[kind] = (resources[kind] ?? 0) + 1;
  return { underWay: underWay.present(), resources };
}

const describe = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
