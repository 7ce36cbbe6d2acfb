import type { INestApplicationContext } from '@nestjs/common';

/**
 * Runs an application as a process: reports a failed start in words, and stops gracefully, with exit code 0, when it
 * is asked to or with the launcher that started it, whose end closes the IPC channel even when it was killed.
 */
export async function runProcess(start: () => Promise<INestApplicationContext>): Promise<void> {
  try {
    const app = await start();
    app.enableShutdownHooks(undefined, { useProcessExit: true });
    process.on('disconnect', () => void app.close().finally(() => process.exit(0)));
  } catch (error) {
    process.stderr.write(
      `${error instanceof Error && error.name === 'ConfigError' ? error.message : describe(error)}\n`,
    );
    process.exit(1);
  }
}

const describe = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
