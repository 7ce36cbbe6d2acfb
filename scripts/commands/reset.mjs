import fs from 'node:fs';
import { claimCheckout, endLeftApps } from '../claim.mjs';
import { dataFolder } from '../paths.mjs';
import { outsideFolder } from '../postgres-binaries.mjs';
import { endLocalPostgres } from '../postgres.mjs';
import { say } from '../say.mjs';

/** `npm run reset`: removes everything a local run has kept. Refuses while one is going on. */
export default async function reset() {
  const lock = claimCheckout({});
  await endLeftApps(lock.previous);
  await endLocalPostgres();
  for (const folder of [outsideFolder, dataFolder]) {
    if (!fs.existsSync(folder)) continue;
    fs.rmSync(folder, { recursive: true, force: true });
    say(`removed ${folder}`);
  }
  return 0;
}
