import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { makeDataFolder, masterKeysFile, secretsFile } from './paths.mjs';
import { ExplainedError } from './say.mjs';

const password = () => randomBytes(24).toString('base64url');

const GENERATORS = {
  TRACKING_KEY: () => randomBytes(32).toString('base64'),
  DOCUMENT_LINK_KEY: () => randomBytes(32).toString('base64'),
  AUDIT_SIGNING_KEY: () => randomBytes(32).toString('base64'),
  EMBEDDED_POSTGRES_PASSWORD: password,
  APPLICATION_DATABASE_PASSWORD: password,
  QUEUE_DATABASE_PASSWORD: password,
};

/**
 * The keys of this checkout, made on the first run and kept in files only their owner can read. Losing the master keys
 * makes the personal data in the local database unreadable, so existing files are never replaced.
 * @returns {Record<keyof typeof GENERATORS, string>} keys of 32 bytes in base64, and passwords of the embedded database
 * @throws {ExplainedError} when a file is there but damaged
 */
export function secrets() {
  makeDataFolder();
  const known = readSecrets();
  const missing = Object.keys(GENERATORS).filter((name) => !known[name]);
  for (const name of missing) known[name] = GENERATORS[name]();
  if (missing.length > 0) writePrivately(secretsFile, known);
  ensureMasterKeys(known);
  return known;
}

/** A checkout from before there were data keys goes on with its one key as the first master key. */
function ensureMasterKeys({ IDENTITY_KEY }) {
  if (fs.existsSync(masterKeysFile)) return;
  const first = IDENTITY_KEY ?? randomBytes(32).toString('base64');
  writePrivately(masterKeysFile, { current: 'first', keys: { first } });
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

function writePrivately(file, content) {
  const draft = `${file}.${process.pid}`;
  fs.writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  fs.renameSync(draft, file);
}
