import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { type FaultRequest, type Simulators, startSimulators } from '#simulators';
import { FakeClock, type Settings, testConfig } from '#testing';
import { newSecret } from '../application/subscription-secrets.ts';
import { HttpReceiver } from './http-receiver.ts';

const here = { WEBHOOK_NETWORKS: '127.0.0.1,::1' };

describe('telling another system', () => {
  let simulators: Simulators;
  let telling: { endpoint: string; id: string; body: string; secrets: string[] };

  const receiverWith = (settings: Settings = here): HttpReceiver => {
    const clock = new FakeClock();
    // The library that verifies goes by the time there is.
    clock.set(new Date(performance.timeOrigin + performance.now()).toISOString());
    return new HttpReceiver(testConfig(settings), clock);
  };
  const misbehave = (fault: Omit<FaultRequest, 'target'>) =>
    simulators.faults.set({ target: 'webhook', ...fault });

  beforeAll(async () => {
    simulators = await startSimulators({ port: 0, smtpPort: 0 });
  });
  beforeEach(() => {
    simulators.faults.clear();
    simulators.webhooks.forget();
    const secret = newSecret();
    const body = JSON.stringify({ specversion: '1.0', id: 'e:1', data: { vi: 'Một cửa' } });
    telling = { endpoint: `${simulators.url}/webhooks/a`, id: 'e:1', body, secrets: [secret] };
  });
  afterAll(() => simulators.close());

  it('is verified by the library a receiver would take, also while the secret changes', async () => {
    expect(await receiverWith().tell(telling)).toEqual({ kind: 'accepted', status: 204 });
    await receiverWith().tell({ ...telling, secrets: [newSecret(), ...telling.secrets] });
    await receiverWith().tell({ ...telling, secrets: [newSecret()] });
    const verdicts = simulators.webhooks.calls.map(({ headers, body }) => {
      try {
        return new Webhook(telling.secrets[0] ?? '').verify(body, headers);
      } catch {
        return 'refused';
      }
    });
    expect(verdicts).toEqual([JSON.parse(telling.body), JSON.parse(telling.body), 'refused']);
    expect(simulators.webhooks.calls[0]?.headers).toMatchObject({
      ...{ 'content-type': 'application/cloudevents+json; charset=utf-8', 'webhook-id': 'e:1' },
    });
  });

  it.each([
    ['refuses', { kind: 'reject', code: '400' }, { kind: 'rejected', status: 400, reason: 'HTTP 400' }],
    ['does not know us', { kind: 'reject', code: '401' }, { kind: 'rejected', status: 401 }],
    ['is gone', { kind: 'reject', code: '410' }, { kind: 'gone', status: 410 }],
    ['points elsewhere', { kind: 'reject', code: '307' }, { kind: 'rejected', status: 307 }],
    [
      'cannot just now',
      { kind: 'refuse', afterMs: 7_000 },
      { kind: 'unavailable', status: 503, retryAfterSeconds: 7 },
    ],
    ['wants less', { kind: 'refuse', status: 429 }, { kind: 'throttled', status: 429, retryAfterSeconds: 1 }],
    ['is down', { kind: 'down' }, { kind: 'unavailable', status: null, reason: 'ECONNRESET' }],
    ['hangs up', { kind: 'drop-before' }, { kind: 'unavailable', status: null, reason: 'ECONNRESET' }],
    // What it did nobody knows; it is told again under the same id.
    ['works, and hangs up', { kind: 'lose-answer' }, { kind: 'unavailable', status: null }],
    // By Standard Webhooks every 2xx is a yes.
    ['answers with a page', { kind: 'break-schema' }, { kind: 'accepted', status: 200 }],
  ] as const)('that %s', async (_what, fault, outcome) => {
    misbehave(fault);
    expect(await receiverWith().tell(telling)).toMatchObject(outcome);
    expect(simulators.webhooks.calls.filter(({ path }) => path.endsWith('/elsewhere'))).toEqual([]);
  });

  it('that does not answer is given up in time', async () => {
    misbehave({ kind: 'hold' });
    expect(await receiverWith({ ...here, CALL_TIMEOUT_SECONDS: '0.1' }).tell(telling)).toEqual({
      ...{ kind: 'unavailable', status: null, reason: 'no answer in time' },
    });
  });

  it.each([
    ['127.0.0.1', (port: number) => `http://127.0.0.1:${port}/`],
    ['a name of this machine', (port: number) => `http://localhost:${port}/`],
    ['IPv6 of this machine', (port: number) => `http://[::1]:${port}/`],
    ['IPv4 in IPv6', (port: number) => `http://[::ffff:127.0.0.1]:${port}/`],
    ['any address', (port: number) => `http://0.0.0.0:${port}/`],
    ['another spelling', (port: number) => `http://2130706433:${port}/`],
    ['a private network', () => 'https://10.1.2.3/'],
    ['another private network', () => 'https://192.168.1.1/'],
    ['the network of this link', () => 'https://169.254.169.254/latest/meta-data'],
  ])('is refused at %s, whatever was subscribed to', async (_what, address) => {
    let connections = 0;
    const server = createTcpServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, resolve));
    const endpoint = address((server.address() as AddressInfo).port);
    const outcome = await receiverWith({}).tell({ ...telling, endpoint });
    expect(outcome).toEqual({
      ...{ kind: 'rejected', status: null, reason: 'the address is not one of the public network' },
    });
    expect(connections).toBe(0);
    await new Promise((resolve) => server.close(resolve));
  });

  describe('of an answer', () => {
    let server: Server;
    const serve = async (listener: Parameters<typeof createServer>[1]): Promise<string> => {
      server = createServer(listener as never);
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    };
    afterEach(() => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    });

    it('without end only the head is read', async () => {
      let written = 0;
      const endpoint = await serve((_request, answer) => {
        answer.writeHead(200);
        const flood = () => {
          while (!answer.destroyed && answer.write('x'.repeat(65_536))) written += 65_536;
        };
        answer.on('drain', flood);
        flood();
      });
      expect(await receiverWith().tell({ ...telling, endpoint })).toEqual({ kind: 'accepted', status: 200 });
      expect(written).toBeLessThan(16 * 1024 * 1024);
    });

    it('whose head is too long nothing is believed', async () => {
      const endpoint = await serve((_request, answer) => {
        answer.writeHead(200, { 'x-long': 'x'.repeat(64 * 1024) });
        answer.end();
      });
      expect(await receiverWith().tell({ ...telling, endpoint })).toMatchObject({ kind: 'unavailable' });
    });
  });
});
