import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { type FaultRequest, type Simulators, startSimulators } from '#simulators';
import { testConfig } from '#testing';
import { loggerInto } from '../../../spec/log-lines.ts';
import { BounceAddresses } from '../../application/bounce-addresses.ts';
import { NodemailerMailer } from './nodemailer.mailer.ts';

const message = {
  id: '0193a5f0-0000-7000-8000-000000000001',
  to: 'nguoi.dan@example.com',
  subject: 'Đã tiếp nhận hồ sơ H99.41.01-261121-0001',
  text: 'Kính gửi ông/bà',
  html: '<p>Kính gửi ông/bà</p>',
};

let mailer: NodemailerMailer | undefined;
let logged: string[];

const openMailer = (port: number, settings: Record<string, string> = {}): NodemailerMailer => {
  const config = testConfig({
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    PUBLIC_URL: 'https://motcua.saomai.example',
    ...settings,
  });
  mailer = new NodemailerMailer(config, new BounceAddresses(config), loggerInto(logged));
  return mailer;
};

beforeEach(() => {
  logged = [];
});
afterEach(() => mailer?.onApplicationShutdown());

describe('sending an e-mail', () => {
  let simulators: Simulators;

  const misbehave = (fault: Omit<FaultRequest, 'target'>) =>
    simulators.faults.set({ target: 'mail', ...fault });
  const delivered = () => simulators.mail.messages().length;

  beforeEach(async () => {
    simulators = await startSimulators({ port: 0, smtpPort: 0 });
  });
  afterEach(() => simulators.close());

  it('hands over text and HTML under the id of the delivery', async () => {
    expect(await openMailer(simulators.smtpPort).send(message)).toEqual({
      kind: 'accepted',
      gatewayId: message.id,
    });
    expect(simulators.mail.messages()).toMatchObject([
      {
        messageId: `<${message.id}@motcua.saomai.example>`,
        from: expect.stringContaining('motcua@saomai.example'),
        to: [message.to],
        subject: message.subject,
        text: expect.stringContaining(message.text),
        html: expect.stringContaining(message.html),
        attachments: [],
      },
    ]);
    expect(logged).toEqual([]);
  });

  it('takes a paper along', async () => {
    const attachment = { name: 'giay-tiep-nhan.pdf', bytes: Buffer.from('%PDF-1.7') };
    await openMailer(simulators.smtpPort).send({ ...message, attachment });
    expect(simulators.mail.messages()).toMatchObject([{ attachments: [attachment.name] }]);
  });

  it('carries the same Message-ID on every try', async () => {
    const one = openMailer(simulators.smtpPort);
    misbehave({ kind: 'lose-answer' });
    expect(await one.send(message)).toMatchObject({ kind: 'unavailable' });
    expect(delivered()).toBe(1);
    expect(await one.send(message)).toMatchObject({ kind: 'accepted' });
    expect(new Set(simulators.mail.messages().map(({ messageId }) => messageId)).size).toBe(1);
  });

  it('gives up on a message the server refuses for good', async () => {
    misbehave({ kind: 'reject', message: 'Message content rejected' });
    expect(await openMailer(simulators.smtpPort).send(message)).toEqual({
      kind: 'rejected',
      reason: '550 Message content rejected',
    });
    expect(logged).toEqual([]);
  });

  it.each([
    ['refuses for the time being', { kind: 'refuse' }, /^451 /],
    ['is down', { kind: 'down' }, /^421 /],
    ['drops the connection', { kind: 'drop-before' }, /closed/],
    ['answers with markup', { kind: 'break-schema' }, /./],
  ] as const)('keeps the message when the server %s', async (_what, fault, reason) => {
    misbehave(fault);
    const outcome = await openMailer(simulators.smtpPort).send(message);
    expect(outcome).toEqual({ kind: 'unavailable', reason: expect.stringMatching(reason) });
    expect(delivered()).toBe(0);
  });

  it.each([
    ['never answers', { kind: 'hold' }],
    ['answers too late', { kind: 'slow', afterMs: 3_600_000 }],
  ] as const)('stops waiting for a server that %s', async (_what, fault) => {
    misbehave(fault);
    const one = openMailer(simulators.smtpPort, { CALL_TIMEOUT_SECONDS: '0.1' });
    expect(await one.send(message)).toMatchObject({ kind: 'unavailable' });
    expect(delivered()).toBe(0);
  });

  it('keeps the message when nobody listens', async () => {
    expect(await openMailer(9).send(message)).toEqual({
      kind: 'unavailable',
      reason: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it('goes on after a bad day', async () => {
    const one = openMailer(simulators.smtpPort);
    await one.send(message);
    misbehave({ kind: 'down' });
    expect(await one.send(message)).toMatchObject({ kind: 'unavailable' });
    simulators.faults.clear('mail');
    expect(await one.send(message)).toMatchObject({ kind: 'accepted' });
    expect(delivered()).toBe(2);
  });
});

describe('a mail server that refuses', () => {
  let server: SMTPServer;

  const serve = async (options: SMTPServerOptions): Promise<number> => {
    server = new SMTPServer({ disabledCommands: ['STARTTLS'], disableReverseLookup: true, ...options });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.server.address() as AddressInfo).port;
  };
  const refusal = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode });

  afterEach(() => new Promise<void>((resolve) => server.close(resolve)));

  it.each([
    [550, 'rejected'],
    [450, 'unavailable'],
  ] as const)('the recipient with %i: the message is %s', async (code, kind) => {
    const port = await serve({
      authOptional: true,
      onRcptTo: (_address, _session, done) => done(refusal(code, 'No such user')),
    });
    expect(await openMailer(port).send(message)).toEqual({ kind, reason: `${code} No such user` });
    expect(logged).toEqual([]);
  });

  type Done = (error: Error) => void;

  it.each([
    [
      'us as sender',
      { onMailFrom: (_: unknown, __: unknown, done: Done) => done(refusal(553, 'Sender not allowed')) },
    ],
    [
      'anyone not signed in',
      { onMailFrom: (_: unknown, __: unknown, done: Done) => done(refusal(530, 'Sign in first')) },
    ],
    ['our network', { onConnect: (_: unknown, done: Done) => done(refusal(554, 'Listed in a blocklist')) }],
    [
      'our password',
      {
        onAuth: (_: unknown, __: unknown, done: Done) =>
          done(refusal(535, 'Wrong password of motcua@saomai.example')),
      },
    ],
  ])('%s: the message is kept and somebody called', async (_what, options) => {
    const port = await serve({
      authOptional: true,
      allowInsecureAuth: true,
      ...(options as SMTPServerOptions),
    });
    const one = openMailer(port, {
      SMTP_URL: `smtp://motcua:sai@127.0.0.1:${port}`,
      RETRY_LONGEST_SECONDS: '300',
      STALE_SECONDS: '600',
    });
    expect(await one.send(message)).toMatchObject({ kind: 'unavailable', retryAfterSeconds: 300 });
    expect(logged.join()).toContain('REFUSES US');
    expect(logged.join()).not.toContain('@');
  });
});

describe('a mail server that speaks badly', () => {
  let server: Server;
  let sockets: Socket[];

  const serve = async (speak: (socket: Socket) => void): Promise<number> => {
    server = createServer((socket) => {
      sockets.push(socket.on('error', () => undefined));
      speak(socket);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  };

  beforeEach(() => {
    sockets = [];
  });
  afterEach(() => {
    sockets.forEach((socket) => socket.destroy());
    return new Promise((resolve) => server.close(resolve));
  });

  it('is called once a try when it hangs up: sending again is for the queue to decide', async () => {
    const port = await serve((socket) => socket.end());
    expect(await openMailer(port).send(message)).toMatchObject({ kind: 'unavailable' });
    expect(sockets).toHaveLength(1);
  });

  it('is not waited for when its answer trickles in without end', async () => {
    const port = await serve((socket) => {
      socket.write('220 ready\r\n');
      socket.once('data', () => {
        const trickle = setInterval(() => socket.write('250-more\r\n'), 5);
        socket.once('close', () => clearInterval(trickle));
      });
    });
    const one = openMailer(port, { CALL_TIMEOUT_SECONDS: '0.1' });
    expect(await one.send(message)).toEqual({
      kind: 'unavailable',
      reason: expect.stringContaining('EABORT'),
    });
  });
});
