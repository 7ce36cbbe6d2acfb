import { ConfigError, loadConfig } from './load-config.ts';
import { zaloAccount } from './zalo-settings.ts';

const key = (byte: number): string => Buffer.alloc(32, byte).toString('base64');
const complete = {
  ...{ PUBLIC_URL: 'https://motcua.saomai.example', DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' },
  QUEUE_DATABASE_URL: 'postgres://queues@127.0.0.1:9/none',
  ...{
    MASTER_KEYS_FILE: '/run/keys/master-keys.json',
    TRACKING_KEY: key(3),
    AUDIT_SIGNING_KEY: Buffer.alloc(32).toString('base64'),
    AUDIT_EXPORT_FILE: '/audit/seals.jsonl',
    DOCUMENTS_FOLDER: '/documents',
    DOCUMENT_LINK_KEY: key(5),
    CLAMD_URL: 'tcp://127.0.0.1:9',
    SMTP_URL: 'smtp://127.0.0.1:9',
  },
  ...{
    SMS_URL: 'https://127.0.0.1:9',
    SMS_USER: 'u',
    SMS_PASSWORD: 'p',
    SMS_CPCODE: 'c',
    SMS_BRANDNAME: 'SAOMAI',
  },
  ...{ PORTAL_URL: 'http://127.0.0.1:9', PORTAL_USERNAME: 'u', PORTAL_PASSWORD: 'p', PORTAL_AGENCY: 'a' },
  ...{ PORTAL_DSTCODE: 'd' },
};

/** Names of the settings complained about, in the order of the message. */
function faultsOf(environment: NodeJS.ProcessEnv): string[] {
  try {
    loadConfig(environment);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    const [heading, ...lines] = (error as ConfigError).message.split('\n');
    expect(heading).toBe('The configuration is wrong:');
    return lines.map((line) => /^ {2}(\w+): \S/.exec(line)?.[1] ?? line);
  }
  return [];
}

describe('the configuration', () => {
  it('runs as production, queues in PostgreSQL and restarts limits unless told otherwise', () => {
    expect(loadConfig(complete)).toMatchObject({
      NODE_ENV: 'production',
      PORT: 3000,
      SUPPLEMENT_POLICY: 'restart',
      DEADLINE_COUNTING: 'working-minutes',
      LATENESS_COMPARISON: 'by-date',
    });
    expect(loadConfig(complete).REDIS_URL).toBeUndefined();
  });

  it('cannot be changed once it is loaded', () => {
    expect(Object.isFrozen(loadConfig(complete))).toBe(true);
  });

  it('takes a setting that is set to nothing for one that is not set', () => {
    expect(loadConfig({ ...complete, REDIS_URL: '', PORT: '' })).toMatchObject({ PORT: 3000 });
    expect(faultsOf({ ...complete, SMS_USER: '' })).toEqual(['SMS_USER']);
  });

  it('has every setting of Zalo, or none', () => {
    const zalo = { ZALO_APP_ID: '1', ZALO_APP_SECRET: 's', ZALO_OA_SECRET: 'o', ZALO_REFRESH_TOKEN: 'r' };
    expect(faultsOf({ ...complete, ...zalo })).toEqual([]);
    expect(zaloAccount(loadConfig({ ...complete, ...zalo }))).toEqual(zalo);
    expect(zaloAccount(loadConfig(complete))).toBeUndefined();
    for (const name of Object.keys(zalo)) {
      expect(faultsOf({ ...complete, ...zalo, [name]: undefined })).toEqual([name]);
    }
    for (const name of ['ZALO_URL', 'ZALO_TOKEN_URL']) {
      expect(faultsOf({ ...complete, [name]: 'http://zalo.example' })).toEqual([name]);
      expect(faultsOf({ ...complete, [name]: 'http://127.0.0.1:9' })).toEqual([name]);
      expect(faultsOf({ ...complete, [name]: 'http://127.0.0.1:9', NODE_ENV: 'development' })).toEqual([]);
    }
  });

  it('has every setting of the shared platform, or none', () => {
    const access = {
      SHARED_PLATFORM_URL: 'https://lgsp.saomai.example',
      SHARED_PLATFORM_KEY: 'k',
      SHARED_PLATFORM_SECRET: 's',
    };
    const population = { POPULATION_PATH: '/qldc', POPULATION_CODE: '099' };
    const paths = { PERSONAL_STORE_PATH: '/kho', CIVIL_STATUS_PATH: '/ho-tich' };
    const all = { ...complete, ...access, ...population, ...paths };
    expect(faultsOf(all)).toEqual([]);
    for (const name of Object.keys({ ...access, ...population })) {
      expect(faultsOf({ ...all, [name]: undefined })).toEqual([name]);
    }
    expect(faultsOf({ ...all, SHARED_PLATFORM_URL: 'http://lgsp.example' })).toEqual(['SHARED_PLATFORM_URL']);
    for (const name of Object.keys(paths)) expect(faultsOf({ ...all, [name]: 'kho' })).toEqual([name]);
    expect(faultsOf({ ...complete, CIVIL_STATUS_PATH: '/ho-tich' })).toEqual(Object.keys(access));
  });

  it('has every setting of the SMS gateways it names, and only of those', () => {
    const vnpt = {
      VNPT_URL: 'https://sms.example',
      VNPT_API_USER: 'u',
      VNPT_API_PASSWORD: 'p',
      VNPT_USERNAME: 'n',
    };
    const ids = { VNPT_AGENT_ID: '1', VNPT_CONTRACT_ID: '2', VNPT_LABEL_ID: '3', VNPT_TEMPLATE_ID: '4' };
    const smpp = { SMPP_URL: 'smpps://sms.example', SMPP_SYSTEM_ID: 's', SMPP_PASSWORD: 'p' };
    const all = { ...complete, ...vnpt, ...ids, ...smpp, SMS_GATEWAYS: 'smpp, vnpt,viettel' };
    expect(loadConfig(complete).SMS_GATEWAYS).toEqual(['viettel']);
    expect(loadConfig(all).SMS_GATEWAYS).toEqual(['smpp', 'vnpt', 'viettel']);
    for (const name of Object.keys({ ...vnpt, ...ids, ...smpp })) {
      expect(faultsOf({ ...all, [name]: undefined })).toEqual([name]);
      expect(faultsOf({ ...all, SMS_GATEWAYS: 'viettel', [name]: undefined })).toEqual([]);
    }
    const without = { ...all, SMS_GATEWAYS: 'vnpt', SMS_URL: undefined, SMS_USER: undefined };
    expect(faultsOf(without)).toEqual([]);
  });

  it('reaches SMS gateways over TLS, but on this machine outside production or over a line of its own', () => {
    const plain = { ...complete, SMS_URL: 'http://127.0.0.1:9' };
    expect(faultsOf(plain)).toEqual(['SMS_URL']);
    expect(faultsOf({ ...plain, NODE_ENV: 'development' })).toEqual([]);
    expect(faultsOf({ ...plain, NODE_ENV: 'development', SMS_URL: 'http://10.0.0.7' })).toEqual(['SMS_URL']);
    expect(faultsOf({ ...plain, SMS_PRIVATE_LINES: 'viettel' })).toEqual([]);
    expect(faultsOf({ ...plain, SMS_PRIVATE_LINES: 'smpp' })).toEqual(['SMS_URL']);
    const smpp = {
      SMS_GATEWAYS: 'smpp',
      SMPP_SYSTEM_ID: 's',
      SMPP_PASSWORD: 'p',
      SMPP_URL: 'smpp://10.0.0.7',
    };
    expect(faultsOf({ ...complete, ...smpp })).toEqual(['SMPP_URL']);
  });

  it('gives queues a login of their own in production, unless they are in Redis', () => {
    const without = { ...complete, QUEUE_DATABASE_URL: undefined };
    expect(faultsOf(without)).toEqual(['QUEUE_DATABASE_URL']);
    const shared = { ...complete, QUEUE_DATABASE_URL: complete.DATABASE_URL };
    expect(faultsOf(shared)).toEqual(['QUEUE_DATABASE_URL']);
    expect(faultsOf({ ...without, REDIS_URL: 'redis://127.0.0.1:9' })).toEqual([]);
    expect(faultsOf({ ...without, NODE_ENV: 'development' })).toEqual([]);
  });

  it('leaves phones alone at night, at other hours, or at none', () => {
    const quiet = (hours?: string) => loadConfig({ ...complete, SMS_QUIET_HOURS: hours }).SMS_QUIET_HOURS;
    expect(quiet()).toEqual({ from: 21 * 60, to: 7 * 60 });
    expect(quiet('22:30-06:05')).toEqual({ from: 22 * 60 + 30, to: 6 * 60 + 5 });
    expect(quiet('none')).toBeNull();
  });

  it('names everything that is missing, together', () => {
    expect(faultsOf({}).sort()).toEqual(Object.keys(complete).sort());
  });

  it.each([
    ['PORT', '70000'],
    ['PUBLIC_URL', 'motcua.saomai.example'],
    ['PUBLIC_URL', 'ftp://saomai.example'],
    ['DATABASE_URL', 'mysql://127.0.0.1'],
    ['DATABASE_POOL', '1'],
    ['REPORT_STATEMENT_SECONDS', '0'],
    ['REPORT_STATEMENT_SECONDS', '3601'],
    ['REDIS_URL', 'http://127.0.0.1'],
    ['TRACKING_KEY', 'short'],
    ['TRACKING_KEY', Buffer.alloc(31).toString('base64')],
    ['AUDIT_SIGNING_KEY', 'short'],
    ['AUDIT_EARLIER_KEYS', 'short,shorter'],
    ['DOCUMENT_LINK_KEY', 'short'],
    ['DOCUMENT_MB', '513'],
    ['DOCUMENTS_FOLDER', undefined],
    ['CLAMD_URL', 'http://127.0.0.1:3310'],
    ['SESSION_HOURS', '25'],
    ['ACCESS_MINUTES', '16'],
    ['SESSION_IDLE_MINUTES', '14'],
    ['SECOND_FACTOR_ROLES', 'none'],
    ['ADMINISTRATION_HOURS', 'always'],
    ['SMTP_URL', 'http://127.0.0.1'],
    ['MAIL_PRIVATE_LINE', 'perhaps'],
    ['SMS_BRANDNAME', 'TWELVE CHARS'],
    ['SMS_BRANDNAME', '1900'],
    ['SMS_GATEWAYS', 'viettel,telegraph'],
    ['SMS_GATEWAYS', 'viettel,viettel'],
    ['SMS_GATEWAYS', ','],
    ['SMS_QUIET_HOURS', '21-07'],
    ['SMS_QUIET_HOURS', '21:00-24:00'],
    ['SMS_QUIET_HOURS', '07:00-07:00'],
    ['SAID_ALREADY_MINUTES', '-1'],
    ['SMS_PRIVATE_LINES', 'all'],
    ['SMS_URL', 'http://sms.saomai.example'],
    ['SMPP_URL', 'https://sms.saomai.example'],
    ['SMPP_PASSWORD', 'nine-long'],
    ['RELAY_SECONDS', '0'],
    ['SUPPLEMENT_POLICY', 'forgive'],
    ['DEADLINE_COUNTING', 'generously'],
    ['LATENESS_COMPARISON', 'by-mood'],
    ['LOG_LEVEL', 'loud'],
    ['NODE_ENV', 'staging'],
  ])('is refused with %s=%s', (name, value) => {
    expect(faultsOf({ ...complete, [name]: value })).toEqual([name]);
  });

  it.each([['production'], [undefined]])(
    'refuses a movable clock in production (NODE_ENV %s)',
    (NODE_ENV) => {
      expect(faultsOf({ ...complete, NODE_ENV, CLOCK_FILE: '/tmp/clock.json' })).toEqual(['CLOCK_FILE']);
    },
  );

  it('refuses demo accounts in production, and takes them elsewhere', () => {
    expect(faultsOf({ ...complete, SEED: 'two-tier' })).toEqual(['SEED']);
    expect(faultsOf({ ...complete, SEED: 'two-tier', NODE_ENV: 'development' })).toEqual([]);
  });

  it('asks for the settings of the store that documents are kept in', () => {
    const s3 = { ...complete, DOCUMENTS_STORE: 's3', DOCUMENTS_FOLDER: undefined };
    expect(faultsOf(s3)).toEqual(['S3_BUCKET', 'S3_ACCESS_KEY', 'S3_SECRET_KEY']);
    expect(faultsOf({ ...s3, S3_BUCKET: 'b', S3_ACCESS_KEY: 'a', S3_SECRET_KEY: 's' })).toEqual([]);
  });

  it('asks for signing and for bounces whole or not at all, under the domain of the sender', () => {
    const dkim = { DKIM_DOMAIN: 'saomai.example', DKIM_SELECTOR: 'mc1', DKIM_KEY_FILE: '/run/keys/dkim.pem' };
    const bounces = { BOUNCE_ADDRESS: 'tra-lai@saomai.example', BOUNCE_URL: 'imaps://u:p@saomai.example' };
    expect(faultsOf({ ...complete, ...dkim, ...bounces })).toEqual([]);
    for (const name of [...Object.keys(dkim), ...Object.keys(bounces)]) {
      expect(faultsOf({ ...complete, ...dkim, ...bounces, [name]: undefined })).toEqual([name]);
    }
    const wrong = { DKIM_SELECTOR: 'with space', BOUNCE_URL: 'pop3://saomai.example' };
    expect(faultsOf({ ...complete, ...dkim, ...bounces, ...wrong })).toEqual(Object.keys(wrong));
    const long = { BOUNCE_ADDRESS: 'rather-long-name@saomai.example' };
    expect(faultsOf({ ...complete, ...dkim, ...bounces, ...long })).toEqual(['BOUNCE_ADDRESS']);
    const under = { ...complete, ...dkim, MAIL_FROM: 'Một cửa <motcua@thu.saomai.example>' };
    expect(faultsOf(under)).toEqual([]);
    expect(faultsOf({ ...under, MAIL_FROM: 'motcua@notsaomai.example' })).toEqual(['DKIM_DOMAIN']);
  });

  describe('of the sign-on', () => {
    const signOn = {
      SIGN_ON_ISSUER: 'https://sso.saomai.example',
      SIGN_ON_CLIENT_ID: 'c',
      SIGN_ON_CLIENT_SECRET: 's',
      SIGN_ON_RETURN_URL: 'https://client.saomai.example',
    };

    it('is taken whole or not at all', () => {
      expect(faultsOf({ ...complete, ...signOn })).toEqual([]);
      expect(faultsOf({ ...complete, ...signOn, SIGN_ON_CLIENT_SECRET: undefined })).toEqual([
        'SIGN_ON_CLIENT_SECRET',
      ]);
      expect(faultsOf({ ...complete, SIGN_ON_ISSUER: signOn.SIGN_ON_ISSUER })).toHaveLength(3);
    });

    it.each([
      ['SIGN_ON_ISSUER', 'http://127.0.0.1:3002/sign-on', 'production', ['SIGN_ON_ISSUER']],
      ['SIGN_ON_ISSUER', 'http://127.0.0.1:3002/sign-on', 'development', []],
      ['SIGN_ON_ISSUER', 'http://sso.saomai.example', 'development', ['SIGN_ON_ISSUER']],
      ['SIGN_ON_RETURN_URL', 'http://client.saomai.example', 'development', ['SIGN_ON_RETURN_URL']],
      ['SIGN_ON_ALGORITHM', 'none', 'production', ['SIGN_ON_ALGORITHM']],
      ['SIGN_ON_ALGORITHM', 'HS256', 'production', ['SIGN_ON_ALGORITHM']],
    ])('with %s=%s in %s complains about %j', (name, value, NODE_ENV, faults) => {
      expect(faultsOf({ ...complete, ...signOn, NODE_ENV, [name]: value })).toEqual(faults);
    });

    it('counts no proof of a second factor unless told which', () => {
      expect(loadConfig(complete).SIGN_ON_SECOND_FACTOR).toEqual([]);
      expect(loadConfig({ ...complete, SIGN_ON_SECOND_FACTOR: 'mfa, otp' }).SIGN_ON_SECOND_FACTOR).toEqual([
        'mfa',
        'otp',
      ]);
    });
  });

  it.each(['development', 'test'])('takes a movable clock in %s', (NODE_ENV) => {
    expect(faultsOf({ ...complete, NODE_ENV, CLOCK_FILE: '/tmp/clock.json' })).toEqual([]);
  });

  it.each([
    ['60', '60', ['STALE_SECONDS']],
    ['60', '61', ['STALE_SECONDS']],
    ['61', '60', []],
  ])('with STALE_SECONDS %s and RETRY_LONGEST_SECONDS %s complains about %j', (stale, longest, faults) => {
    expect(faultsOf({ ...complete, STALE_SECONDS: stale, RETRY_LONGEST_SECONDS: longest })).toEqual(faults);
  });

  it('reports settings that do not go together beside those that are wrong by themselves', () => {
    const wrong = {
      ...complete,
      SMS_USER: undefined,
      PORT: 'x',
      CLOCK_FILE: '/tmp/clock.json',
      STALE_SECONDS: '300',
    };
    expect(faultsOf(wrong).sort()).toEqual(['CLOCK_FILE', 'PORT', 'SMS_USER', 'STALE_SECONDS']);
  });

  it('says nothing of a pair of which one is wrong by itself', () => {
    expect(faultsOf({ ...complete, STALE_SECONDS: 'soon', RETRY_LONGEST_SECONDS: '900' })).toEqual([
      'STALE_SECONDS',
    ]);
  });
});
