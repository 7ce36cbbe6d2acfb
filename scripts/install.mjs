import fs from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';
import { runToEnd } from './processes.mjs';
import { ExplainedError, say } from './say.mjs';

function readPackages(file) {
  try {
    return JSON.parse(fs.readFileSync(path.join(root, file), 'utf8')).packages;
  } catch {
    return null;
  }
}

/**
 * Whether `node_modules` holds exactly what `package-lock.json` asks for. npm writes down what it has installed when
 * it is done, so an install that broke off, or one without development packages, does not count.
 */
function isInstalled() {
  const wanted = readPackages('package-lock.json');
  const present = readPackages('node_modules/.package-lock.json');
  if (!wanted || !present) return false;
  const fits = ([name, entry]) => {
    const found = present[name];
    return found
      ? found.version === entry.version && found.integrity === entry.integrity
      : entry.optional === true;
  };
  return Object.entries(wanted)
    .filter(([name]) => name !== '')
    .every(fits);
}

/**
 * Installs the packages of `package-lock.json` unless they are there.
 * @param {AbortSignal} signal
 * @throws {ExplainedError} when npm fails
 */
export async function install(signal) {
  if (isInstalled()) return;
  say('installing packages (npm ci)');
  // Development packages hold the compiler; a caller's NODE_ENV=production must not leave them out.
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const code = await runToEnd('npm', args, { signal, shell: process.platform === 'win32' });
  if (code !== 0) throw new ExplainedError(`npm ci failed (exit code ${code}); its message is above.`);
  say('packages installed');
}
