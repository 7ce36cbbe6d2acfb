import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { demoAccounts, type Simulators, startSimulators } from '#simulators';
import { testConfig } from '#testing';
import { loggerInto } from '../../../spec/log-lines.ts';
import { tokensInMemory } from '../../../spec/tokens-in-memory.ts';
import { TokensRefused } from '../../application/zalo/token-issuer.ts';
import { OauthIssuer } from './oauth.issuer.ts';
import { ZnsGateway } from './zns.gateway.ts';

const { appId, appSecret, oaSecret, refreshToken } = demoAccounts.zalo;
const ACCOUNT = {
  ...{ ZALO_APP_ID: appId, ZALO_APP_SECRET: appSecret, ZALO_OA_SECRET: oaSecret },
  ...{ ZALO_REFRESH_TOKEN: refreshToken, RETRY_LONGEST_SECONDS: '300', STALE_SECONDS: '600' },
};
const message = {
  ...{ to: '0900000001', template: '512000', parameters: { noi_dung: 'Đã tiếp nhận hồ sơ' } },
  requestId: '0193a5f0-0000-7000-8000-000000000001',
};

describe('sending over Zalo', () => {
  let server: Server;
  let asked: { headers: Record<string, unknown>; body: unknown }[];
  let body: string;
  let status: number;
  let logged: string[];
  const tokens = { current: (refused?: string) => Promise.resolve(refused ? 'second' : 'first') };

  const send = () => {
    const { port } = server.address() as AddressInfo;
    const config = testConfig({ ...ACCOUNT, ZALO_URL: `http://127.0.0.1:${port}/message/template` });
    return new ZnsGateway(config, tokens, loggerInto(logged)).send(message);
  };

  beforeEach(async () => {
    [asked, logged, status] = [[], [], 200];
    body = '{"error":0,"message":"Success","data":{"msg_id":"a1b2","sent_time":"1772586000000"}}';
    server = createServer((request, reply) => {
      const received: Buffer[] = [];
      request.on('data', (piece: Buffer) => received.push(piece));
      request.on('end', () => {
        const read = JSON.parse(Buffer.concat(received).toString()) as unknown;
        asked.push({ headers: request.headers, body: read });
        reply.writeHead(status, { 'content-type': 'application/json', location: '/elsewhere' }).end(body);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });

  it('asks for the registered template with its parameters, under the id of the delivery', async () => {
    expect(await send()).toEqual({ kind: 'accepted', gatewayId: 'a1b2' });
    expect(asked).toMatchObject([
      {
        headers: { access_token: 'first' },
        body: {
          ...{ phone: '84900000001', template_id: '512000', template_data: message.parameters },
          tracking_id: '0193a5f0000070008000000000000001',
        },
      },
    ]);
  });

  it.each([
    [-100, 'unavailable', undefined],
    [-101, 'unavailable', 300],
    [-109, 'unavailable', 300],
    [-115, 'unavailable', 300],
    [-117, 'unavailable', 300],
    [-131, 'unavailable', 300],
    [-135, 'unavailable', 300],
    [-1241, 'unavailable', 300],
    [-133, 'throttled', 300],
    [-144, 'throttled', 300],
    [-147, 'throttled', 300],
    [-108, 'undeliverable', undefined],
    [-110, 'undeliverable', undefined],
    [-114, 'undeliverable', undefined],
    [-118, 'undeliverable', undefined],
    [-119, 'undeliverable', undefined],
    [-1121, 'rejected', undefined],
    [-1122, 'rejected', undefined],
    [-130, 'rejected', undefined],
    [-120, 'unavailable', undefined],
    [-1, 'unavailable', undefined],
    [7, 'unavailable', undefined],
  ])('takes error %i for %s, whatever the words are', async (error, kind, retryAfterSeconds) => {
    for (const words of ['Success', 'Zalo account not existed', 'Access token invalid', null]) {
      body = JSON.stringify({ error, message: words, data: null });
      expect(await send()).toEqual({
        ...{ kind, reason: `${error}: ${words ?? ''}` },
        ...(retryAfterSeconds && { retryAfterSeconds }),
      });
    }
  });

  it('asks once more with another token when the first is good no longer, and cries out when none is', async () => {
    body = '{"error":-124,"message":"Access token invalid"}';
    expect(await send()).toMatchObject({ kind: 'unavailable', retryAfterSeconds: 300 });
    expect(asked.map(({ headers }) => headers['access_token'])).toEqual(['first', 'second']);
    expect(logged.join()).toContain('REFUSES OUR ACCOUNT');
  });

  it('takes a yes without an id for a yes', async () => {
    body = '{"error":"0","message":"Success"}';
    expect(await send()).toEqual({ kind: 'accepted', gatewayId: message.requestId });
  });

  it.each([
    '',
    'Success',
    '0',
    '{}',
    '{"message":"Success"}',
    '[]',
    'null',
    '{"error":"none"}',
    '{"error":0',
  ])('keeps the message when it is answered with %j', async (said) => {
    body = said;
    const reason = 'the answer is not one of message/template';
    expect(await send()).toEqual({ kind: 'unavailable', reason });
  });

  it.each([201, 302, 400, 401, 500, 502])('takes HTTP %i for no answer, whatever is in it', async (code) => {
    status = code;
    expect(await send()).toEqual({ kind: 'unavailable', reason: `HTTP ${code}` });
    expect(asked).toHaveLength(1);
  });
});

describe('renewing the tokens of Zalo', () => {
  let simulators: Simulators;
  const opened = () => {
    const { url } = simulators;
    const config = testConfig({
      ...ACCOUNT,
      ...{ ZALO_URL: `${url}/zalo/message/template`, ZALO_TOKEN_URL: `${url}/zalo/v4/oa/access_token` },
    });
    const issuer = new OauthIssuer(config);
    return { issuer, gateway: new ZnsGateway(config, tokensInMemory(issuer, refreshToken), loggerInto([])) };
  };

  beforeEach(async () => {
    simulators = await startSimulators({ port: 0, smtpPort: 0 });
  });
  afterEach(() => simulators.close());

  it('gives an access token of 25 hours, and another refresh token, once', async () => {
    const { issuer } = opened();
    const issued = await issuer.renew(refreshToken);
    expect(issued).toMatchObject({ seconds: 90_000, refresh: simulators.zalo.tokens.refreshToken });
    await expect(issuer.renew(refreshToken)).rejects.toThrow(
      new TokensRefused('-14014: Invalid refresh token.'),
    );
    expect((await issuer.renew(issued.refresh)).access).not.toBe(issued.access);
  });

  it('happens within a message whose token was taken back', async () => {
    const { gateway } = opened();
    expect(await gateway.send(message)).toMatchObject({ kind: 'accepted' });
    simulators.zalo.tokens.revokeAccess();
    expect(await gateway.send(message)).toMatchObject({ kind: 'accepted' });
    expect(simulators.zalo.tokens.renewals).toBe(2);
  });

  it('that is answered with something else says that nobody knows, and repeats no token', async () => {
    simulators.faults.set({ target: 'zalo', service: 'access_token', kind: 'break-schema' });
    const { issuer } = opened();
    const failed = await issuer.renew(refreshToken).catch((error: unknown) => error);
    expect(failed).toMatchObject({
      name: 'TokensUnanswered',
      message: 'the answer is not one of access_token',
    });
    expect(JSON.stringify(failed)).not.toContain(refreshToken);
  });
});
