import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { logFile, rotate } from './logs.mjs';
import { dataFolder, postgresPortFile } from './paths.mjs';
import { freePort, obstacleOn } from './ports.mjs';
import { accountFor, canEnter, isPrivileged, nobody } from './postgres-account.mjs';
import { makeOutsideFolder, outsideFolder, postgresBinaries } from './postgres-binaries.mjs';
import * as clusters from './postgres-cluster.mjs';
import { ExplainedError, say } from './say.mjs';

/**
 * A running PostgreSQL.
 * @typedef {{ port: number, url: (database: string, login?: Login) => string, isRunning: () => boolean, stop: () => Promise<void> }}
 *   Postgres
 * @typedef {{ name: string, password: string }} Login the superuser's where none is named
 */

const PREFERRED_PORT = 5439;
const WRONG_PASSWORD = '28P01';
const OTHER_SECRETS =
  'The database of this checkout was made with another .data/secrets.json.\n' +
  'Put the right one back, or start afresh with: npm run reset';

/**
 * Starts the database of this checkout, whose data stay between runs. A server that a killed launcher has left is
 * used again.
 * @param {string} password of the superuser
 * @returns {Promise<Postgres>}
 * @throws {import('./say.mjs').ExplainedError}
 */
export async function startLocalPostgres(password) {
  const folder = localFolder();
  const account = accountFor(folder);
  const cluster = {
    binaries: postgresBinaries(account),
    account,
    folder,
    log: logFile('postgres'),
    durable: true,
  };
  const left = clusters.runningPostmaster(folder);
  if (left && (await answers(postgresAt(cluster, left.port, password)))) {
    say(`using the PostgreSQL that an earlier run has left on port ${left.port}`);
    return postgresAt(cluster, left.port, password);
  }
  await clusters.endCluster(folder);
  rotate('postgres');
  await clusters.createCluster(cluster, password);
  const port = await rememberedPort();
  await clusters.startCluster(cluster, port);
  return postgresAt(cluster, port, password);
}

/**
 * Starts a database of its own for one command.
 * @param {{ folder: string, durable: boolean }} options `folder` is an existing folder that will be removed with all
 *   that is in it; without `durable` nothing waits for the disk
 * @returns {Promise<Postgres>}
 * @throws {import('./say.mjs').ExplainedError}
 */
export async function startThrowawayPostgres({ folder, durable }) {
  const account = isPrivileged() ? { uid: nobody.uid, gid: nobody.gid } : {};
  const cluster = {
    binaries: postgresBinaries(account),
    account,
    folder: path.join(folder, 'postgres'),
    log: path.join(folder, 'postgres.log'),
    durable,
  };
  const password = randomBytes(24).toString('base64url');
  await clusters.createCluster(cluster, password);
  const port = await freePort();
  await clusters.startCluster(cluster, port);
  return postgresAt(cluster, port, password);
}

/**
 * Creates a database unless it exists.
 * @param {Postgres} postgres
 * @param {string} name letters and underscores only
 */
export async function ensureDatabase(postgres, name) {
  await withClient(postgres.url('postgres'), async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  });
}

/** Ends the database of this checkout if a killed launcher has left it running. */
export async function endLocalPostgres() {
  for (const folder of [insideFolder, movedFolder]) await clusters.endCluster(folder);
}

const insideFolder = path.join(dataFolder, 'postgres');
const movedFolder = path.join(outsideFolder, 'postgres');

/** Inside the checkout where the PostgreSQL account can get there, else outside, which is said every time. */
function localFolder() {
  if (!isPrivileged() || canEnter(accountFor(insideFolder), dataFolder)) return insideFolder;
  makeOutsideFolder();
  say(`the database is kept in ${movedFolder}: "${nobody.name}", who runs it, cannot reach this checkout`);
  return movedFolder;
}

/** The same port every time, so that a database browser finds it again; another one when that is taken. */
async function rememberedPort() {
  const remembered = fs.existsSync(postgresPortFile)
    ? Number(fs.readFileSync(postgresPortFile, 'utf8'))
    : PREFERRED_PORT;
  const port = (await obstacleOn(remembered)) === null ? remembered : await freePort();
  fs.writeFileSync(postgresPortFile, `${port}\n`);
  return port;
}

function postgresAt(cluster, port, password) {
  return {
    port,
    url: (database, login = { name: clusters.SUPERUSER, password }) =>
      `postgres://${login.name}:${login.password}@127.0.0.1:${port}/${database}`,
    isRunning: () => clusters.runningPostmaster(cluster.folder) !== null,
    stop: () => clusters.stopCluster(cluster),
  };
}

async function answers(postgres) {
  try {
    await withClient(postgres.url('postgres'), (client) => client.query('select'));
    return true;
  } catch (error) {
    if (error instanceof ExplainedError) throw error;
    return false;
  }
}

/** The driver is loaded only here: this module is also used before anything is installed. */
async function withClient(connectionString, work) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    return await work(client);
  } catch (error) {
    throw error.code === WRONG_PASSWORD ? new ExplainedError(OTHER_SECRETS) : error;
  } finally {
    await client.end();
  }
}
