import fs from 'node:fs';
import { clockFile, demoAccountsFile } from './paths.mjs';
import { seconds } from './say.mjs';

const VIETNAM_TIME = { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'full', timeStyle: 'short' };

/**
 * What a person needs to know once the system runs.
 * @param {NodeJS.ProcessEnv} env the environment the apps were started with
 * @returns {string}
 */
export function banner(env) {
  const simulators = `http://localhost:${env.SIMULATORS_PORT}`;
  const sections = [
    section('Một Cửa', [
      ['API documentation', `${env.PUBLIC_URL}/docs`],
      ['Queues', `${env.PUBLIC_URL}/admin/queues`],
    ]),
    section('The simulated outside world', [
      ['National portal', `${simulators}/portal`],
      ['Mail received', `${simulators}/mail/inbox`],
      ['SMS received', `${simulators}/sms/inbox`],
      ['Clock', `${simulators}/clock${movedClock(env)}`],
    ]),
    ...accountSections(env),
    section('Next', [
      ['See it work', 'npm run demo   (in another terminal)'],
      ['Stop', 'Ctrl-C; the data are kept in .data, logs in .data/logs'],
    ]),
  ];
  const rule = '─'.repeat(78);
  return ['', rule, ...sections, `  Ready after ${seconds()} s`, rule, ''].join('\n');
}

function section(title, rows) {
  const width = Math.max(18, ...rows.map(([label]) => label.length));
  const lines = rows.map(([label, ...values]) => `    ${[label.padEnd(width), ...values].join('  ')}`);
  return [`  ${title}`, ...lines, ''].join('\n');
}

/** The clock simulator keeps `{"offsetMs": n}`: how far local time runs ahead of the machine's. */
function movedClock({ CLOCK_FILE }) {
  if (CLOCK_FILE !== clockFile || !fs.existsSync(clockFile)) return '';
  const { offsetMs } = JSON.parse(fs.readFileSync(clockFile, 'utf8'));
  if (offsetMs === 0) return '';
  return `   MOVED: it is ${new Date(Date.now() + offsetMs).toLocaleString('vi-VN', VIETNAM_TIME)}`;
}

/** From the seed's list of demo accounts, which share one password. */
function accountSections({ SECOND_FACTOR_ROLES: asked }) {
  if (!fs.existsSync(demoAccountsFile)) return [];
  const content = JSON.parse(fs.readFileSync(demoAccountsFile, 'utf8'));
  const accounts = Array.isArray(content) ? content : content.accounts;
  const password = content.password ?? accounts[0]?.password;
  const width = Math.max(...accounts.map(({ role }) => role.length));
  const rows = accounts.map(({ username, role, agency }) => [username, role.padEnd(width), agency ?? '']);
  const factor = asked === 'none' ? 'no second factor asked of anyone' : `second factor asked of: ${asked}`;
  return [section(`Demo accounts (password of all: ${password}; ${factor})`, rows)];
}
