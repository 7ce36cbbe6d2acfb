import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { makeDataFolder, secretsFile } from './paths.mjs';
import { ExplainedError } from './say.mjs';

const GENERATORS = {
  IDENTITY_KEY: () => randomBytes(32).toString('base64'),
  IDENTITY_INDEX_KEY: () => randomBytes(32).toString('base64'),
  TRACKING_KEY: () => randomBytes(32).toString('base64'),
  EMBEDDED_POSTGRES_PASSWORD: () => randomBytes(24).toString('base64url'),
};

/**
 * The keys of this checkout, made on the first run and kept in a file only its owner can read. Losing the file makes
 * the identity numbers in the local database unreadable, so an existing one is never replaced.
 * @returns {Record<keyof typeof GENERATORS, string>} keys of 32 bytes in base64, and the embedded database's password
 * @throws {ExplainedError} when the file is there but damaged
 */
export function secrets() {
  makeDataFolder();
  const known = readSecrets();
  const missing = Object.keys(GENERATORS).filter((name) => !known[name]);
  for (const name of missing) known[name] = GENERATORS[name]();
  if (missing.length > 0) writeSecrets(known);
  return known;
}

function readSecrets() {
  if (!fs.existsSync(secretsFile)) return {};
  try {
    return JSON.parse(fs.readFileSync(secretsFile, 'utf8'));
  } catch (error) {
    throw new ExplainedError(
      `${secretsFile} cannot be read: ${error.message}\nRestore it, or start afresh with: npm run reset`,
    );
  }
}

function writeSecrets(content) {
  const draft = `${secretsFile}.${process.pid}`;
  fs.writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  fs.renameSync(draft, secretsFile);
}
