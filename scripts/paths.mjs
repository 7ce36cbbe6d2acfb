import fs from 'node:fs';
import path from 'node:path';
import { ExplainedError } from './say.mjs';

/** The checkout. */
export const root = path.resolve(import.meta.dirname, '..');

/** Everything a local run keeps: database, logs, secrets, the simulators' state. Never under version control. */
export const dataFolder = path.join(root, '.data');

export const startLockFile = path.join(dataFolder, 'start.lock');
export const buildLockFile = path.join(dataFolder, 'build.lock');
export const secretsFile = path.join(dataFolder, 'secrets.json');
export const masterKeysFile = path.join(dataFolder, 'master-keys.json');
export const postgresPortFile = path.join(dataFolder, 'postgres.port');
export const logFolder = path.join(dataFolder, 'logs');
export const clockFile = path.join(dataFolder, 'clock.json');
export const simulatorsFolder = path.join(dataFolder, 'simulators');
export const auditExportFile = path.join(dataFolder, 'audit', 'seals.jsonl');
export const documentsFolder = path.join(dataFolder, 'documents');
export const demoAccountsFile = path.join(root, 'seed', 'demo-accounts.json');

/**
 * Creates the data folder. Its mode lets the account that runs PostgreSQL pass through to its own folder without
 * letting anyone list this one.
 * @throws {ExplainedError} when the folder belongs to someone else
 */
export function makeDataFolder() {
  try {
    if (fs.mkdirSync(dataFolder, { recursive: true })) fs.chmodSync(dataFolder, 0o711);
    fs.accessSync(dataFolder, fs.constants.W_OK);
  } catch (error) {
    throw new ExplainedError(
      `Cannot write to ${dataFolder} (${error.code}).\n` +
        'It may have been made by another user, root for example: run as that user, or remove the folder.',
    );
  }
}
