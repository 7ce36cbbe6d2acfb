import { type AddressInfo, createServer } from 'node:net';
import type { Logger } from '#platform/logging';
import {
  demoAccounts,
  type FaultRequest,
  type FaultTarget,
  type Simulators,
  startSimulators,
} from '#simulators';
import { eventually, FakeClock, type Settings, testConfig } from '#testing';
import { loggerInto } from '../../spec/log-lines.ts';
import { listenUntrusted } from '../../spec/untrusted-server.ts';
import type { SmsGateway } from '../application/sms-gateway.ts';
import type { Outcome } from '../domain/outcome.ts';
import { tokensInMemory } from '../../spec/tokens-in-memory.ts';
import { SmppSmsGateway } from './sms/smpp/smpp-sms.gateway.ts';
import { ViettelSmsGateway } from './sms/viettel-sms.gateway.ts';
import { VnptSmsGateway } from './sms/vnpt-sms.gateway.ts';
import { OauthIssuer } from './zalo/oauth.issuer.ts';
import { ZnsGateway } from './zalo/zns.gateway.ts';

type Fault = Omit<FaultRequest, 'target'>;

/** A gateway and what its protocol calls the cases of the contract. */
interface Party {
  name: string;
  target: FaultTarget;
  open(settings: Settings, logger: Logger): Pick<SmsGateway, 'name' | 'send'>;
  /** Settings that reach the simulated gateway. */
  account(simulators: Simulators): Settings;
  /** Settings with another address. */
  at(host: string, tls: boolean): Settings;
  wrongCredentials: [what: string, settings: Settings][];
  /** Texts that arrived at a number. */
  arrived(simulators: Simulators, to: string): string[];
  tooFast: Fault;
  refusesText: Fault;
  refusesForNoKnownReason: Fault;
}

const { zalo, vnptSms: vnpt } = demoAccounts;
/** Registered with the whole text as its one parameter. */
const TEXT_TEMPLATE = '512000';

const PARTIES: Party[] = [
  {
    name: 'viettel',
    target: 'sms',
    open: (settings, logger) => new ViettelSmsGateway(testConfig(settings), logger),
    account: ({ url }) => ({ SMS_URL: `${url}/bulkapi` }),
    at: (host, tls) => ({ SMS_URL: `http${tls ? 's' : ''}://${host}/bulkapi` }),
    wrongCredentials: [
      ['password', { SMS_PASSWORD: 'sai' }],
      ['partner code', { SMS_CPCODE: 'KHAC' }],
      ['brandname', { SMS_BRANDNAME: 'LA' }],
    ],
    arrived: ({ sms }, to) => sms.messages({ to }).map(({ content }) => content),
    tooFast: { kind: 'refuse', status: 429, afterMs: 90_000 },
    refusesText: { kind: 'reject', message: 'Content is longer than 480 characters' },
    refusesForNoKnownReason: { kind: 'reject', message: 'insert MT_QUEUE: ERROR' },
  },
  {
    name: 'vnpt',
    target: 'vnpt-sms',
    open: (settings, logger) => new VnptSmsGateway(testConfig(settings), logger),
    account: ({ url }) => ({ VNPT_URL: `${url}/smsmarketing/api` }),
    at: (host, tls) => ({ VNPT_URL: `http${tls ? 's' : ''}://${host}/smsmarketing/api` }),
    wrongCredentials: [
      ['user', { VNPT_API_USER: 'sai' }],
      ['password', { VNPT_API_PASSWORD: 'sai' }],
      ['name', { VNPT_USERNAME: 'KHAC' }],
      ['agent', { VNPT_AGENT_ID: '1' }],
      ['contract', { VNPT_CONTRACT_ID: '1' }],
      ['brandname', { VNPT_LABEL_ID: '1' }],
      ['template', { VNPT_TEMPLATE_ID: '1' }],
    ],
    arrived: ({ vnptSms }, to) => vnptSms.messages({ to }).map(({ content }) => content),
    tooFast: { kind: 'refuse', status: 429, afterMs: 90_000 },
    refusesText: { kind: 'reject', code: '11', message: 'Content is too long' },
    refusesForNoKnownReason: { kind: 'reject', code: '99', message: 'Content is too long' },
  },
  {
    name: 'smpp',
    target: 'smpp',
    open: (settings, logger) => {
      const parts = { expect: (_gateway: string, ids: readonly string[]) => Promise.resolve(ids.join('+')) };
      const receive = () => Promise.resolve();
      return new SmppSmsGateway(testConfig(settings), { ...parts, receive }, new FakeClock(), logger);
    },
    account: ({ smppServer }) => ({ SMPP_URL: `smpp://127.0.0.1:${smppServer.port}` }),
    at: (host, tls) => ({ SMPP_URL: `smpp${tls ? 's' : ''}://${host}` }),
    wrongCredentials: [
      ['system id', { SMPP_SYSTEM_ID: 'sai' }],
      ['password', { SMPP_PASSWORD: 'sai' }],
      ['brandname', { SMS_BRANDNAME: 'LA' }],
    ],
    arrived: ({ smpp }, to) => smpp.messages({ to }).map(({ content }) => content),
    tooFast: { kind: 'refuse' },
    refusesText: { kind: 'reject', code: 'ESME_RINVMSGLEN' },
    refusesForNoKnownReason: { kind: 'reject', code: 'ESME_RX_R_APPN' },
  },
  {
    name: 'zalo',
    target: 'zalo',
    open: (settings, logger) => {
      const config = testConfig(settings);
      const tokens = tokensInMemory(new OauthIssuer(config), zalo.refreshToken);
      const gateway = new ZnsGateway(config, tokens, logger);
      const { ZALO_TEMPLATE: template = TEXT_TEMPLATE } = settings;
      return {
        name: 'zalo',
        send: ({ text, ...message }) =>
          gateway.send({ ...message, template: String(template), parameters: { noi_dung: text } }),
      };
    },
    account: ({ url, zalo: account }) => {
      // What was renewed for the last message is not known to the next gateway.
      account.tokens.startAnew();
      return { ZALO_URL: `${url}/zalo/message/template`, ZALO_TOKEN_URL: `${url}/zalo/v4/oa/access_token` };
    },
    at: (host, tls) => ({ ZALO_TOKEN_URL: `http${tls ? 's' : ''}://${host}/zalo/v4/oa/access_token` }),
    wrongCredentials: [
      ['application', { ZALO_APP_ID: '1' }],
      ['secret', { ZALO_APP_SECRET: 'sai' }],
      ['template', { ZALO_TEMPLATE: '1' }],
    ],
    arrived: (world, to) => world.zalo.messages({ to }).map(({ content }) => content),
    tooFast: { kind: 'refuse', status: 429, afterMs: 90_000 },
    refusesText: { kind: 'reject', code: '-1121', message: 'Template data breaks max length' },
    refusesForNoKnownReason: { kind: 'reject', code: '-9999', message: 'Success' },
  },
];

const ACCOUNTS = {
  SMS_GATEWAYS: 'viettel,vnpt,smpp',
  SMS_BRANDNAME: demoAccounts.sms.brandname,
  VNPT_URL: 'http://127.0.0.1:9',
  ...{ VNPT_API_USER: vnpt.apiUser, VNPT_API_PASSWORD: vnpt.apiPassword, VNPT_USERNAME: vnpt.username },
  ...{ VNPT_AGENT_ID: vnpt.agentId, VNPT_CONTRACT_ID: vnpt.contractId, VNPT_LABEL_ID: vnpt.labelId },
  VNPT_TEMPLATE_ID: vnpt.templateId,
  SMPP_URL: 'smpp://127.0.0.1:9',
  ...{ SMPP_SYSTEM_ID: demoAccounts.smpp.systemId, SMPP_PASSWORD: demoAccounts.smpp.password },
  ...{ ZALO_APP_ID: zalo.appId, ZALO_APP_SECRET: zalo.appSecret, ZALO_OA_SECRET: zalo.oaSecret },
  ZALO_REFRESH_TOKEN: zalo.refreshToken,
  ...{ RETRY_LONGEST_SECONDS: '300', STALE_SECONDS: '600' },
};
const TEXT = 'Ho so H99.41.01-261121-0001 da duoc tiep nhan';

describe.each(PARTIES)('the gateway $name', (party) => {
  let simulators: Simulators;
  let opened: Pick<SmsGateway, 'name' | 'send'>[];
  let logged: string[];
  let to: string;
  let count = 0;

  const gateway = (settings: Settings = {}) => {
    const one = party.open({ ...ACCOUNTS, ...party.account(simulators), ...settings }, loggerInto(logged));
    opened.push(one);
    return one;
  };
  const send = (one: Pick<SmsGateway, 'send'>, text = TEXT): Promise<Outcome> =>
    one.send({ to, text, requestId: `0193a5f0-0000-7000-8000-00000000000${count % 10}` });
  const misbehave = (fault: Fault) => simulators.faults.set({ target: party.target, ...fault });
  const arrived = () => party.arrived(simulators, to.replace(/^0/, '84'));

  beforeAll(async () => {
    simulators = await startSimulators({ port: 0, smtpPort: 0 });
  });
  afterAll(() => simulators.close());
  beforeEach(() => {
    [opened, logged, count] = [[], [], count + 1];
    to = `09${String(count).padStart(8, '0')}`;
  });
  afterEach(async () => {
    simulators.faults.clear();
    for (const one of opened) if (one instanceof SmppSmsGateway) await one.onApplicationShutdown();
  });

  it('takes a message under the name it is known by', async () => {
    const one = gateway();
    expect(one.name).toBe(party.name);
    expect(await send(one)).toEqual({ kind: 'accepted', gatewayId: expect.stringMatching(/./) });
    expect(arrived()).toEqual([TEXT]);
    expect(logged).toEqual([]);
  });

  it('takes the longest message there is', async () => {
    const longest = 'Ho so H99.'.repeat(48);
    expect(await send(gateway(), longest)).toMatchObject({ kind: 'accepted' });
    expect(arrived()).toEqual([longest]);
  });

  it('takes several at a time', async () => {
    const one = gateway();
    const texts = Array.from({ length: 8 }, (_, index) => `${TEXT} ${index}`);
    const outcomes = await Promise.all(texts.map((text) => send(one, text)));
    expect(outcomes.map(({ kind }) => kind)).toEqual(texts.map(() => 'accepted'));
    expect(arrived().sort()).toEqual(texts);
  });

  it.each(party.wrongCredentials)(
    'that refuses our %s keeps the message and cries out',
    async (_what, settings) => {
      const outcome = await send(gateway(settings));
      expect(outcome).toMatchObject({ kind: 'unavailable', retryAfterSeconds: 300 });
      expect(logged.join()).toContain('REFUSES OUR ACCOUNT');
      expect(logged.join()).not.toContain(to.slice(1));
      expect(arrived()).toEqual([]);
    },
  );

  it('whose certificate is not to be trusted keeps the message and cries out', async () => {
    const { server, port } = await listenUntrusted();
    const outcome = await send(gateway(party.at(`localhost:${port}`, true)));
    server.close();
    expect(outcome).toMatchObject({ kind: 'unavailable', retryAfterSeconds: 300 });
    expect(logged.join()).toContain('REFUSES OUR ACCOUNT');
  });

  it('that is asked too fast says so, which is no fault of its own', async () => {
    misbehave(party.tooFast);
    const outcome = await send(gateway());
    expect(outcome.kind).toBe('throttled');
    expect(arrived()).toEqual([]);
    expect(logged).toEqual([]);
  });

  it('whose call goes well and whose answer is an error gives up on a text that is at fault', async () => {
    misbehave(party.refusesText);
    expect(await send(gateway())).toMatchObject({ kind: 'rejected' });
    expect(arrived()).toEqual([]);
    expect(logged).toEqual([]);
  });

  it('that refuses for a reason nobody knows keeps the message and says so', async () => {
    misbehave(party.refusesForNoKnownReason);
    const outcome = await send(gateway());
    expect(outcome.kind).toBe('unavailable');
    expect(logged).toEqual([expect.stringContaining('not known here')]);
  });

  it.each<[what: string, fault: Fault, taken: number]>([
    ['is down', { kind: 'down' }, 0],
    ['closes the connection before it took the message', { kind: 'drop-before' }, 0],
    ['closes the connection after it took the message', { kind: 'lose-answer' }, 1],
    ['answers with a page of some proxy', { kind: 'break-schema' }, 0],
  ])('that %s keeps the message', async (_what, fault, taken) => {
    misbehave(fault);
    expect(await send(gateway())).toEqual({ kind: 'unavailable', reason: expect.stringMatching(/./) });
    expect(arrived()).toHaveLength(taken);
  });

  it.each<[what: string, fault: Fault]>([
    ['never answers', { kind: 'hold' }],
    ['answers too late', { kind: 'slow', afterMs: 3_600_000 }],
  ])('that %s is not waited for', async (_what, fault) => {
    misbehave(fault);
    const outcome = await send(gateway({ CALL_TIMEOUT_SECONDS: '0.5' }));
    expect(outcome).toEqual({ kind: 'unavailable', reason: 'no answer in time' });
  });

  it('where nobody listens keeps the message', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const outcome = await send(gateway(party.at(`127.0.0.1:${port}`, false)));
    expect(outcome).toEqual({ kind: 'unavailable', reason: 'ECONNREFUSED' });
  });

  it('takes messages again after a bad day', async () => {
    const one = gateway();
    misbehave({ kind: 'down' });
    expect(await send(one)).toMatchObject({ kind: 'unavailable' });
    simulators.faults.clear();
    await eventually('it takes a message', async () => {
      expect(await send(one)).toMatchObject({ kind: 'accepted' });
    });
    expect(arrived()).toEqual([TEXT]);
  });
});
