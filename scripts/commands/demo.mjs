import path from 'node:path';
import { addresses } from '../environment.mjs';
import { livingHolder } from '../lock.mjs';
import { startLockFile } from '../paths.mjs';
import { prepare } from '../prepare.mjs';
import { runToEnd } from '../processes.mjs';
import { answersAt } from '../readiness.mjs';
import { ExplainedError } from '../say.mjs';

/**
 * `npm run demo`: plays a story against the running system, over HTTP only. The ports are those of the `npm start` of
 * this checkout, unless the environment names others.
 * @throws {ExplainedError} when nothing runs there
 */
export default async function demo(args, signal) {
  const running = livingHolder(startLockFile);
  const env = { ...addresses({ ...running?.ports, ...process.env }), ...process.env };
  const api = `http://127.0.0.1:${env.PORT}`;
  if (!(await answersAt(`${api}/health/ready`, signal))) {
    throw new ExplainedError(`Nothing answers at ${api}. Start it first: npm start`);
  }
  await prepare(signal);
  return runToEnd(process.execPath, [path.join('dist', 'apps', 'demo', 'src', 'main.js'), ...args], {
    signal,
    env,
  });
}
