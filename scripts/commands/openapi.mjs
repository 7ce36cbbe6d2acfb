import path from 'node:path';
import { prepare } from '../prepare.mjs';
import { runToEnd } from '../processes.mjs';

/** `npm run openapi [-- --check]`: writes docs/openapi.json, or exits 1 when it is out of date. */
export default async function openapi(args, signal) {
  await prepare(signal);
  return runToEnd(process.execPath, [path.join('dist', 'apps', 'api', 'src', 'write-openapi.js'), ...args], {
    signal,
  });
}
