import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { devNull } from 'node:os';
import { projectPath } from '#platform/config';
import { eventually, servedFrom, testEnvironment } from '#testing';
import { freePort } from '../../support/free-port.ts';

/** The API as it is shipped: compiled, in a process of its own, with production's settings, listening on 127.0.0.1. */
export interface ApiProcess {
  url: string;
  stop(): Promise<void>;
}

/** @param pool connections to the database */
export async function startApiProcess(database: string, pool: number): Promise<ApiProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  // Production writes a line for each request; so does this, to where nobody reads it.
  const log = openSync(devNull, 'w');
  const api = fork(projectPath('dist', 'apps', 'api', 'src', 'main.js'), {
    cwd: projectPath(),
    execArgv: [],
    env: testEnvironment({
      NODE_ENV: 'production',
      LOG_LEVEL: 'info',
      SECOND_FACTOR_ROLES: undefined,
      ADMINISTRATION_HOURS: undefined,
      ACCESS_MINUTES: 15,
      PORT: port,
      ...servedFrom(database),
      DATABASE_POOL: pool,
    }),
    stdio: ['ignore', log, 'inherit', 'ipc'],
  });
  await eventually('the API is ready', async () => {
    if (api.exitCode !== null) throw new Error('the API has ended: its message is above');
    const { ok } = await fetch(`${url}/health/ready`);
    if (!ok) throw new Error('not ready');
  });
  return { url, stop: () => end(api) };
}

async function end(api: ChildProcess): Promise<void> {
  if (api.exitCode !== null || api.signalCode !== null) return;
  api.kill('SIGTERM');
  await once(api, 'exit');
}
