import { auditExportFile, clockFile, documentsFolder, masterKeysFile, simulatorsFolder } from './paths.mjs';
import { ExplainedError } from './say.mjs';

const PORTS = [
  { name: 'api', variable: 'PORT', fallback: 3000 },
  { name: 'worker', variable: 'WORKER_PORT', fallback: 3001 },
  { name: 'simulators', variable: 'SIMULATORS_PORT', fallback: 3002 },
  { name: 'simulated mail server', variable: 'SIMULATED_SMTP_PORT', fallback: 3025 },
  { name: 'simulated mailbox', variable: 'SIMULATED_IMAP_PORT', fallback: 3143 },
  { name: 'simulated virus scanner', variable: 'SIMULATED_CLAMD_PORT', fallback: 3310 },
  { name: 'simulated SMPP gateway', variable: 'SIMULATED_SMPP_PORT', fallback: 2775 },
];

const SEEDS = ['two-tier', 'three-tier'];

const withoutEmpty = (values) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));

/**
 * The ports of a local run.
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ name: string, variable: string, port: number }[]}
 * @throws {ExplainedError} for a value that is no port, or two that are the same
 */
export function wantedPorts(env) {
  const wanted = PORTS.map(({ name, variable, fallback }) => {
    const port = Number(env[variable] || fallback);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      throw new ExplainedError(`${variable}=${env[variable]} is not a port number (1 to 65535).`);
    }
    return { name, variable, port };
  });
  for (const [index, { variable, port }] of wanted.entries()) {
    const other = wanted.slice(0, index).find((earlier) => earlier.port === port);
    if (other) throw new ExplainedError(`${other.variable} and ${variable} are both ${port}.`);
  }
  return wanted;
}

/**
 * Which administrative structure the seed builds: a command-line flag goes before the variable SEED.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {'two-tier' | 'three-tier'}
 * @throws {ExplainedError} for an unknown option or value
 */
export function wantedSeed(args, env) {
  const flags = SEEDS.map((name) => `--${name}`);
  const unknown = args.find((argument) => !flags.includes(argument));
  if (unknown) throw new ExplainedError(`Unknown option ${unknown}. There are: ${flags.join(', ')}`);
  const seed = args.at(-1)?.slice(2) ?? (env.SEED || 'two-tier');
  if (!SEEDS.includes(seed)) {
    throw new ExplainedError(`SEED=${seed} is unknown. There are: ${SEEDS.join(', ')}`);
  }
  return seed;
}

/**
 * The addresses of a local run, for programs that only talk to it over the network.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Record<string, string>}
 */
export function addresses(env) {
  const ports = Object.fromEntries(wantedPorts(env).map(({ variable, port }) => [variable, String(port)]));
  const simulators = `http://127.0.0.1:${ports.SIMULATORS_PORT}`;
  return {
    ...ports,
    PUBLIC_URL: env.PUBLIC_URL || `http://localhost:${ports.PORT}`,
    SMTP_URL: `smtp://127.0.0.1:${ports.SIMULATED_SMTP_PORT}`,
    BOUNCE_URL: `imap://thu-tra-lai:mot-cua-local@127.0.0.1:${ports.SIMULATED_IMAP_PORT}`,
    SMS_URL: `${simulators}/bulkapi`,
    VNPT_URL: `${simulators}/smsmarketing/api`,
    SMPP_URL: `smpp://127.0.0.1:${ports.SIMULATED_SMPP_PORT}`,
    PORTAL_URL: `${simulators}/XrdAdapter/RestService/forward`,
    CLAMD_URL: `tcp://127.0.0.1:${ports.SIMULATED_CLAMD_PORT}`,
  };
}

/**
 * Single sign-on with the simulated provider, which knows the officers of the seed by the names they have here. There
 * is no client yet to come back to: what a browser brings back is to be read in its address line.
 * @param {Record<string, string>} local
 */
const simulatedSignOn = (local) => ({
  SIGN_ON_ISSUER: `http://127.0.0.1:${local.SIMULATORS_PORT}/sign-on`,
  SIGN_ON_CLIENT_ID: 'mot-cua',
  SIGN_ON_CLIENT_SECRET: 'mot-cua-local',
  SIGN_ON_RETURN_URL: local.PUBLIC_URL,
  SIGN_ON_LINK_BY: 'username',
  SIGN_ON_SECOND_FACTOR: 'mfa',
});

/**
 * The same for citizens, with the simulated electronic identity.
 * @param {Record<string, string>} local
 */
const simulatedCitizenSignOn = (local) => ({
  CITIZEN_SIGN_ON_ISSUER: `http://127.0.0.1:${local.SIMULATORS_PORT}/citizen-sign-on`,
  CITIZEN_SIGN_ON_CLIENT_ID: 'mot-cua',
  CITIZEN_SIGN_ON_CLIENT_SECRET: 'mot-cua-local',
  CITIZEN_SIGN_ON_RETURN_URL: local.PUBLIC_URL,
});

/** Accounts at the simulated SMS gateways besides Viettel's. */
const simulatedGateways = {
  ...{ VNPT_API_USER: 'mot-cua', VNPT_API_PASSWORD: 'mot-cua-local', VNPT_USERNAME: 'SAOMAI_CS' },
  ...{ VNPT_AGENT_ID: '164', VNPT_CONTRACT_ID: '401', VNPT_LABEL_ID: '132278', VNPT_TEMPLATE_ID: '564160' },
  ...{ SMPP_SYSTEM_ID: 'mot-cua', SMPP_PASSWORD: 'local-99' },
};

/**
 * The official account of the simulated Zalo; it has permission from the start.
 * @param {Record<string, string>} local
 */
const simulatedZalo = (local) => ({
  ZALO_URL: `http://127.0.0.1:${local.SIMULATORS_PORT}/zalo/message/template`,
  ZALO_TOKEN_URL: `http://127.0.0.1:${local.SIMULATORS_PORT}/zalo/v4/oa/access_token`,
  ...{ ZALO_APP_ID: '3087000000000000001', ZALO_APP_SECRET: 'mot-cua-local' },
  ...{ ZALO_OA_SECRET: 'mot-cua-oa-local', ZALO_REFRESH_TOKEN: 'mot-cua-start-local' },
});

/**
 * Paying online over the simulated platform, whose page takes the money.
 * @param {Record<string, string>} local
 */
const simulatedPayments = (local) => ({
  PAYMENT_URL: `http://127.0.0.1:${local.SIMULATORS_PORT}/payment-platform`,
  PAYMENT_PARTNER: 'SAOMAI',
  PAYMENT_SECRET: 'sao-mai-local',
  PAYMENT_ACCOUNT: '3511.0.0000001',
  PAYMENT_BANK: 'KBNN',
  PAYMENT_ACCOUNT_NAME: 'Kho bạc Nhà nước tỉnh Sao Mai',
});

/**
 * Of a run that is looked at. Nobody should have to find a telephone, or wait for the morning, before they can look around.
 * @param {Record<string, string>} local
 */
const ofATrial = (local) => ({
  ...{ CLOCK_FILE: clockFile, ...simulatedSignOn(local), ...simulatedPayments(local) },
  ...{ ...simulatedCitizenSignOn(local), ...simulatedZalo(local) },
  ...{ SECOND_FACTOR_ROLES: 'none', ADMINISTRATION_HOURS: 'always', SMS_QUIET_HOURS: 'none' },
});

/**
 * The environment every process of a local run gets. What the caller's own environment sets goes before all defaults
 * except the seed, which has been decided with the command line. The accounts are those of the simulators and open
 * nothing else.
 * @param {{ env: NodeJS.ProcessEnv, databases: Record<string, string>, seed: string, keys: Record<string, string> }} from
 *   `databases` are the settings of the database that the caller's environment does not name
 * @returns {NodeJS.ProcessEnv}
 */
export function childEnvironment({ env, databases, seed, keys }) {
  const own = withoutEmpty(env);
  const local = addresses(own);
  return {
    NODE_ENV: 'development',
    ...databases,
    ...local,
    SIMULATORS_DATA: simulatorsFolder,
    ...(own.NODE_ENV === 'production' ? {} : ofATrial(local)),
    MASTER_KEYS_FILE: masterKeysFile,
    TRACKING_KEY: keys.TRACKING_KEY,
    AUDIT_SIGNING_KEY: keys.AUDIT_SIGNING_KEY,
    AUDIT_EXPORT_FILE: auditExportFile,
    DOCUMENTS_FOLDER: documentsFolder,
    DOCUMENT_LINK_KEY: keys.DOCUMENT_LINK_KEY,
    // A demonstration is many people at one address.
    GUESSES_PER_ADDRESS: '6000',
    REQUESTS_PER_ADDRESS: '60000',
    REQUESTS_PER_CALLER: '6000',
    // A demonstration moves the clock; what became late should be noticed while one looks.
    OVERDUE_SCAN_SECONDS: '5',
    SMS_GATEWAYS: 'viettel,vnpt,smpp',
    // Receivers on this machine, for trying out.
    WEBHOOK_NETWORKS: '127.0.0.1,::1',
    BOUNCE_ADDRESS: 'thu-tra-lai@saomai.example',
    BOUNCE_SECONDS: '10',
    ...(own.NODE_ENV === 'production'
      ? { SMS_PRIVATE_LINES: 'viettel,vnpt,smpp', MAIL_PRIVATE_LINE: 'yes' }
      : {}),
    SMS_USER: 'mot-cua',
    SMS_PASSWORD: 'mot-cua-local',
    SMS_CPCODE: 'SAOMAI',
    SMS_BRANDNAME: 'SAOMAI',
    ...simulatedGateways,
    PORTAL_USERNAME: 'H99',
    PORTAL_PASSWORD: 'h99-local',
    PORTAL_AGENCY: '000.00.00.H99',
    PORTAL_DSTCODE: 'VN:GOV:000.00.00.G22:vpcpdvcprovider',
    ...own,
    // Of the setup alone, which is told by itself.
    OWNER_DATABASE_URL: undefined,
    SEED: seed,
  };
}
