import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { testConfig } from '#testing';
import { loggerInto } from '../../../spec/log-lines.ts';
import { VnptSmsGateway } from './vnpt-sms.gateway.ts';

const message = {
  to: '0900000001',
  text: 'Ho so H99.41.01-261121-0001 da duoc tiep nhan',
  requestId: '0193a5f0-0000-7000-8000-000000000001',
};

describe('sending an SMS through VNPT', () => {
  let server: Server;
  let asked: { headers: Record<string, unknown>; body: unknown }[];
  let body: string;
  let status: number;
  let logged: string[];

  const send = (text = message.text) => {
    const { port } = server.address() as AddressInfo;
    const config = testConfig({
      SMS_GATEWAYS: 'vnpt',
      VNPT_URL: `http://127.0.0.1:${port}/smsmarketing/api`,
      ...{
        VNPT_API_USER: 'user',
        VNPT_API_PASSWORD: 'password',
        VNPT_USERNAME: 'SAOMAI_CS',
        VNPT_AGENT_ID: '164',
      },
      ...{ VNPT_CONTRACT_ID: '401', VNPT_LABEL_ID: '132278', VNPT_TEMPLATE_ID: '564160' },
      ...{ RETRY_LONGEST_SECONDS: '300', STALE_SECONDS: '600' },
    });
    return new VnptSmsGateway(config, loggerInto(logged)).send({ ...message, text });
  };
  const answer = (fields: object) => JSON.stringify({ RPLY: { name: 'send_sms_list', ...fields } });

  beforeEach(async () => {
    [asked, logged, status] = [[], [], 200];
    body = answer({ ERROR: '0', ERROR_DESC: 'success' });
    server = createServer((request, reply) => {
      const received: Buffer[] = [];
      request.on('data', (piece: Buffer) => received.push(piece));
      request.on('end', () => {
        asked.push({
          headers: request.headers,
          body: JSON.parse(Buffer.concat(received).toString()) as unknown,
        });
        reply.writeHead(status, { 'content-type': 'application/json', location: '/elsewhere' }).end(body);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });

  it('asks for the registered template with the text as its one parameter, under the id of the delivery', async () => {
    expect(await send()).toEqual({ kind: 'accepted', gatewayId: message.requestId });
    expect(asked.map((call) => call.body)).toEqual([
      {
        RQST: {
          name: 'send_sms_list',
          REQID: message.requestId,
          LABELID: '132278',
          CONTRACTTYPEID: '1',
          CONTRACTID: '401',
          TEMPLATEID: '564160',
          PARAMS: [{ NUM: '1', CONTENT: message.text }],
          SCHEDULETIME: '',
          MOBILELIST: '84900000001',
          ISTELCOSUB: '0',
          AGENTID: '164',
          APIUSER: 'user',
          APIPASS: 'password',
          USERNAME: 'SAOMAI_CS',
          DATACODING: '0',
        },
      },
    ]);
  });

  it('says when a text has accents', async () => {
    await send('Hồ sơ đã được tiếp nhận');
    expect(asked).toMatchObject([{ body: { RQST: { DATACODING: '8' } } }]);
  });

  it.each([
    ['1', 'unavailable', 300],
    ['7', 'unavailable', 300],
    ['14', 'unavailable', 300],
    ['21', 'unavailable', 300],
    ['22', 'unavailable', 300],
    ['11', 'rejected', undefined],
    ['17', 'rejected', undefined],
    ['31', 'unavailable', undefined],
    ['-1', 'unavailable', undefined],
  ])('takes ERROR %s for %s, whatever the words are', async (ERROR, kind, retryAfterSeconds) => {
    for (const ERROR_DESC of ['success', 'Content is too long', 'wrong password', null]) {
      body = answer({ ERROR, ERROR_DESC });
      expect(await send()).toEqual({
        ...{ kind, reason: `${ERROR}: ${ERROR_DESC ?? ''}` },
        ...(retryAfterSeconds && { retryAfterSeconds }),
      });
    }
    expect(logged).toHaveLength(kind === 'rejected' ? 0 : 4);
  });

  it.each(['1', '31'])('logs that it refuses with %s, and the number of nobody', async (ERROR) => {
    const far = 'x'.repeat(275);
    body = answer({ ERROR, ERROR_DESC: `84900000001 ${far} 84900000002` });
    expect(await send()).toMatchObject({ reason: expect.stringMatching(/^\d+: \(phone\) x+ /) });
    expect(logged).toHaveLength(1);
    expect(logged.join()).not.toMatch(/8490000/);
  });

  it('understands a code that is a number', async () => {
    body = '{"RPLY":{"ERROR":0}}';
    expect(await send()).toMatchObject({ kind: 'accepted' });
    body = '{"RPLY":{"ERROR":17}}';
    expect(await send()).toMatchObject({ kind: 'rejected' });
  });

  it.each([
    '',
    'success',
    '0',
    '{}',
    '{"RPLY":{}}',
    '{"RPLY":{"ERROR_DESC":"success"}}',
    '[]',
    'null',
    '{"RPLY":{"ERROR":"0"',
  ])('keeps the message when it is answered with %j', async (said) => {
    body = said;
    expect(await send()).toEqual({
      kind: 'unavailable',
      reason: 'the answer is not one of send_sms_list',
    });
  });

  it.each([201, 302, 400, 401, 403, 500, 502])(
    'takes HTTP %i for no answer, whatever is in it',
    async (code) => {
      status = code;
      expect(await send()).toEqual({ kind: 'unavailable', reason: `HTTP ${code}` });
      expect(asked).toHaveLength(1);
    },
  );
});
