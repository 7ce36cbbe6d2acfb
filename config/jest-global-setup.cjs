const { spawnSync } = require('node:child_process');
const path = require('node:path');
const { Client } = require('pg');

const TEMPLATE = 'mot_cua_test_template';
const ROOT = path.resolve(__dirname, '..');

/** Makes the template database once: the product's own setup migrates and seeds it, each test copies it. */
module.exports = async () => {
  const server = process.env.TEST_DATABASE_URL;
  if (!server) throw new Error('TEST_DATABASE_URL is not set: run the tests with `npm test`');
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(`drop database if exists ${TEMPLATE} with (force)`);
  await client.query(`create database ${TEMPLATE}`);
  await client.end();
  const url = new URL(server);
  url.pathname = `/${TEMPLATE}`;
  const setup = spawnSync(process.execPath, ['dist/apps/setup/src/main.js'], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, ...settings(), ...addresses(url), REDIS_URL: '' },
  });
  if (setup.status !== 0) {
    throw new Error(`the test database could not be set up:\n${setup.stderr}${setup.stdout}`);
  }
};

/** The logins of libs/testing/src/logins.ts, with the superuser's password. */
const addresses = (url) => {
  const as = (username) => Object.assign(new URL(url), { username }).toString();
  return {
    OWNER_DATABASE_URL: url.toString(),
    DATABASE_URL: as('mot_cua_test_application'),
    QUEUE_DATABASE_URL: as('mot_cua_test_queue'),
  };
};

const settings = () => ({
  NODE_ENV: 'test',
  SEED: 'two-tier',
  LOG_LEVEL: 'warn',
  PUBLIC_URL: 'http://localhost:3000',
  MASTER_KEYS_FILE: path.join(__dirname, 'test-master-keys.json'),
  TRACKING_KEY: Buffer.alloc(32, 3).toString('base64'),
  AUDIT_SIGNING_KEY: Buffer.alloc(32, 4).toString('base64'),
  AUDIT_EXPORT_FILE: '-',
  DOCUMENTS_FOLDER: '-',
  DOCUMENT_LINK_KEY: Buffer.alloc(32, 5).toString('base64'),
  CLAMD_URL: 'tcp://127.0.0.1:9',
  SMTP_URL: 'smtp://127.0.0.1:9',
  SMS_URL: 'http://127.0.0.1:9',
  SMS_USER: 'test',
  SMS_PASSWORD: 'test',
  SMS_CPCODE: 'TEST',
  SMS_BRANDNAME: 'TEST',
  PORTAL_URL: 'http://127.0.0.1:9',
  PORTAL_USERNAME: 'test',
  PORTAL_PASSWORD: 'test',
  PORTAL_AGENCY: 'test',
  PORTAL_DSTCODE: 'test',
});
