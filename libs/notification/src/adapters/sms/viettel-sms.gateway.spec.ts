import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { demoAccounts, type FaultRequest, type Simulators, startSimulators } from '#simulators';
import { testConfig } from '#testing';
import { loggerInto } from '../../../spec/log-lines.ts';
import { ViettelSmsGateway } from './viettel-sms.gateway.ts';

const account = {
  SMS_USER: demoAccounts.sms.user,
  SMS_PASSWORD: demoAccounts.sms.password,
  SMS_CPCODE: demoAccounts.sms.cpCode,
  SMS_BRANDNAME: demoAccounts.sms.brandname,
};
const message = {
  to: '0900000001',
  text: 'Ho so H99.41.01-261121-0001 da duoc tiep nhan',
  requestId: '0193a5f0-0000-7000-8000-000000000001',
};

describe('sending an SMS through Viettel', () => {
  let simulators: Simulators;
  let logged: string[];

  const gateway = (settings: Record<string, string> = {}) =>
    new ViettelSmsGateway(
      testConfig({ ...account, SMS_URL: `${simulators.url}/bulkapi`, ...settings }),
      loggerInto(logged),
    );
  const misbehave = (fault: Omit<FaultRequest, 'target'>) =>
    simulators.faults.set({ target: 'sms', ...fault });

  beforeEach(async () => {
    logged = [];
    simulators = await startSimulators({ port: 0, smtpPort: 0 });
  });
  afterEach(() => simulators.close());

  it('hands over number, brandname and unaccented text', async () => {
    expect(await gateway().send(message)).toEqual({ kind: 'accepted', gatewayId: '1: insert MT_QUEUE: OK' });
    expect(simulators.sms.messages()).toMatchObject([
      {
        to: '84900000001',
        requestId: '1',
        contentType: '0',
        content: message.text,
        brandname: account.SMS_BRANDNAME,
      },
    ]);
    expect(logged).toEqual([]);
  });

  it('gives up on a message whose subscriber refuses it', async () => {
    misbehave({ kind: 'reject' });
    expect(await gateway().send(message)).toEqual({
      kind: 'rejected',
      reason: '0: Receiver refuses messages',
    });
    expect(logged).toEqual([]);
  });

  it('gives up on a number the gateway does not know', async () => {
    expect(await gateway().send({ ...message, to: '090' })).toMatchObject({ kind: 'rejected' });
  });

  it('waits as long as an overloaded gateway asks for', async () => {
    misbehave({ kind: 'refuse', afterMs: 90_000 });
    expect(await gateway().send(message)).toEqual({
      kind: 'unavailable',
      reason: 'HTTP 503',
      retryAfterSeconds: 90,
    });
  });
});

describe('an answer that is almost one of the gateway', () => {
  let server: Server;
  let body: string;
  let status: number;

  const envelope = (content: string) =>
    `<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body>${content}</S:Body></S:Envelope>`;
  const response = (content: string) =>
    envelope(`<r:wsCpMtResponse xmlns:r="http://impl.bulkSms.ws/">${content}</r:wsCpMtResponse>`);
  const send = () => {
    const { port } = server.address() as AddressInfo;
    const config = testConfig({ ...account, SMS_URL: `http://127.0.0.1:${port}/bulkapi` });
    return new ViettelSmsGateway(config, loggerInto([])).send(message);
  };

  beforeEach(async () => {
    status = 200;
    server = createServer((_request, reply) =>
      reply.writeHead(status, { 'content-type': 'text/xml' }).end(body),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });

  it('is taken for a yes only when it says 1', async () => {
    body = response('<return><result>1</result></return>');
    expect(await send()).toEqual({ kind: 'accepted', gatewayId: '1: ' });
  });

  it.each([
    ['nothing', ''],
    ['an empty envelope', envelope('')],
    ['an answer without a result', response('<return><message>OK</message></return>')],
    ['an answer without anything', response('')],
    ['a result that is no number', response('<return><result>OK</result></return>')],
    ['half an envelope', envelope('').slice(0, 40)],
    ['JSON', '{"result":1}'],
  ])('keeps the message when it is %s', async (_what, answer) => {
    body = answer;
    expect(await send()).toMatchObject({ kind: 'unavailable' });
  });

  it('keeps the message when it is a fault of the server', async () => {
    status = 500;
    body = envelope(
      '<S:Fault><faultcode>S:Server</faultcode><faultstring>NullPointerException</faultstring></S:Fault>',
    );
    expect(await send()).toEqual({ kind: 'unavailable', reason: 'HTTP 500' });
  });
});
