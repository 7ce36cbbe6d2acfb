import { type AddressInfo, createServer } from 'node:net';
import smpp, { type Session } from 'smpp';
import { demoAccounts, type Simulators, startSimulators } from '#simulators';
import { eventually, FakeClock, type Settings, testConfig } from '#testing';
import { loggerInto } from '../../../../spec/log-lines.ts';
import type { Receipt } from '../../../domain/receipt.ts';
import { SmppSmsGateway } from './smpp-sms.gateway.ts';

const TEXT = 'Ho so H99.41.01-261121-0001 da duoc tiep nhan';
const LONG = `${'Ho so H99 da duoc tiep nhan @ quay 1. '.repeat(12)}Xem https://motcua.saomai.example/?secret=A_B`;
const ACCENTED = 'Hồ sơ H99 đã được tiếp nhận. '.repeat(6);

describe('sending an SMS over SMPP', () => {
  let simulators: Simulators;
  let opened: SmppSmsGateway[];
  let expected: (readonly string[])[];
  let received: Receipt[];
  let failing: boolean;
  let to: string;
  let count = 0;

  const gateway = (settings: Settings = {}) => {
    const config = testConfig({
      SMS_GATEWAYS: 'smpp',
      SMPP_URL: `smpp://127.0.0.1:${simulators.smppServer.port}`,
      ...{ SMPP_SYSTEM_ID: demoAccounts.smpp.systemId, SMPP_PASSWORD: demoAccounts.smpp.password },
      ...settings,
    });
    const parts = {
      expect: (_gateway: string, ids: readonly string[]) => {
        expected.push(ids);
        return Promise.resolve(ids.join('+'));
      },
      receive: (receipt: Receipt) => {
        if (failing) return Promise.reject(new Error('the database is away'));
        received.push(receipt);
        return Promise.resolve();
      },
    };
    const one = new SmppSmsGateway(config, parts, new FakeClock(), loggerInto([]));
    opened.push(one);
    return one;
  };
  const send = (one: SmppSmsGateway, text = TEXT) =>
    one.send({ to, text, requestId: '0193a5f0-0000-7000-8000-000000000001' });
  const messages = () => simulators.smpp.messages({ to: to.replace(/^0/, '84') });
  const submissions = () =>
    simulators.smpp.submissions().filter((submission) => submission.to === to.replace(/^0/, '84'));

  beforeAll(async () => {
    simulators = await startSimulators({ port: 0, smtpPort: 0 });
  });
  afterAll(() => simulators.close());
  beforeEach(() => {
    [opened, expected, received, failing, count] = [[], [], [], false, count + 1];
    to = `09${String(count).padStart(8, '0')}`;
  });
  afterEach(async () => {
    simulators.faults.clear();
    for (const one of opened) await one.onApplicationShutdown();
    await eventually('nobody is bound', () => expect(simulators.smppServer.clients).toBe(0));
  });

  it('hands over number, brandname and unaccented text, and asks for a receipt', async () => {
    const outcome = await send(gateway());
    expect(submissions()).toMatchObject([
      { from: 'SAOMAI', content: TEXT, dataCoding: 0, part: null, receiptWanted: true },
    ]);
    expect(outcome).toEqual({ kind: 'accepted', gatewayId: submissions()[0]?.messageId });
  });

  it.each([
    ['unaccented', LONG, 0, 153],
    ['accented', ACCENTED, 8, 67],
  ])('cuts a long %s text, which arrives as one', async (_what, text, dataCoding, room) => {
    await send(gateway(), text);
    const sent = submissions();
    expect(sent.length).toBeGreaterThan(2);
    expect(messages().map(({ content }) => content)).toEqual([text]);
    expect(sent.map(({ part }) => part)).toEqual(
      sent.map((_, index) => ({
        reference: sent[0]?.part?.reference,
        total: sent.length,
        number: index + 1,
      })),
    );
    for (const submission of sent) {
      expect(submission.dataCoding).toBe(dataCoding);
      expect(submission.content.length).toBeLessThanOrEqual(room);
    }
    expect(expected).toEqual([sent.map(({ messageId }) => messageId)]);
  });

  it('completes a message whose later part was refused at first', async () => {
    const one = gateway();
    simulators.faults.set({ target: 'smpp', kind: 'slow', afterMs: 0 });
    simulators.faults.set({ target: 'smpp', kind: 'refuse' });
    expect(await send(one, LONG)).toMatchObject({ kind: 'throttled' });
    expect(messages()).toEqual([]);
    expect(await send(one, LONG)).toMatchObject({ kind: 'accepted' });
    expect(messages().map(({ content }) => content)).toEqual([LONG]);
  });

  it('calls a number that does not exist undeliverable, and waits for a centre whose queue is full', async () => {
    const one = gateway();
    simulators.faults.set({ target: 'smpp', kind: 'reject' });
    expect(await send(one)).toEqual({ kind: 'undeliverable', reason: '0x0000000b ESME_RINVDSTADR' });
    simulators.faults.set({ target: 'smpp', kind: 'reject', code: 'ESME_RMSGQFUL' });
    expect(await send(one)).toEqual({ kind: 'unavailable', reason: '0x00000014 ESME_RMSGQFUL' });
  });

  it('takes receipts, also of what it never sent, twice, and before it sent anything', async () => {
    gateway().onApplicationBootstrap();
    await eventually('it is bound', () => expect(simulators.smppServer.clients).toBe(1));
    const { smppServer } = simulators;
    expect(await smppServer.tell('00000001')).toBe(0);
    expect(await smppServer.tell('00000001')).toBe(0);
    expect(await smppServer.tell('unknown', 'UNDELIV')).toBe(0);
    expect(await smppServer.tell('00000001', 'ACCEPTD')).toBe(0);
    expect(received).toMatchObject([
      { gateway: 'smpp', gatewayId: '00000001', outcome: 'delivered', reason: null },
      { gateway: 'smpp', gatewayId: '00000001', outcome: 'delivered' },
      { gateway: 'smpp', gatewayId: 'unknown', outcome: 'undeliverable', reason: 'UNDELIV 001' },
    ]);
  });

  it('takes receipts that waited for it, in one breath with being let in', async () => {
    const answers: unknown[] = [];
    const waiting = smpp.createServer((session) => {
      session.on('error', () => session.destroy());
      session.on('bind_transceiver', (pdu) => {
        session.socket.cork();
        session.send(pdu.response());
        session.deliver_sm({ esm_class: 4, short_message: 'id:7 stat:DELIVRD' }, (answer) =>
          answers.push(answer),
        );
        session.socket.uncork();
      });
    });
    await new Promise<void>((resolve) => waiting.listen(0, '127.0.0.1', resolve));
    const { port } = waiting.address() as AddressInfo;
    const one = gateway({ SMPP_URL: `smpp://127.0.0.1:${port}` });
    one.onApplicationBootstrap();
    await eventually('they are answered', () => expect(answers).toMatchObject([{ command_status: 0 }]));
    expect(received).toMatchObject([{ gatewayId: '7', outcome: 'delivered' }]);
    const closed = new Promise((resolve) => waiting.close(resolve));
    await one.onApplicationShutdown();
    await closed;
  });

  it('has a receipt brought again that it could not keep', async () => {
    gateway().onApplicationBootstrap();
    await eventually('it is bound', () => expect(simulators.smppServer.clients).toBe(1));
    failing = true;
    expect(await simulators.smppServer.tell('00000001')).toBe(smpp.errors['ESME_RX_T_APPN']);
    failing = false;
    expect(await simulators.smppServer.tell('00000001')).toBe(0);
    expect(received).toHaveLength(1);
  });

  it('comes back by itself when the connection is lost', async () => {
    gateway().onApplicationBootstrap();
    await eventually('it is bound', () => expect(simulators.smppServer.clients).toBe(1));
    simulators.faults.set({ target: 'smpp', kind: 'down' });
    expect((await send(opened[0] as SmppSmsGateway)).kind).toBe('unavailable');
    await eventually('it is gone', () => expect(simulators.smppServer.clients).toBe(0));
    simulators.faults.clear();
    await eventually('it is bound again', () => expect(simulators.smppServer.clients).toBe(1));
  });

  it('takes its leave when the worker stops, and does not come back', async () => {
    const one = gateway();
    await send(one);
    await one.onApplicationShutdown();
    await eventually('it is gone', () => expect(simulators.smppServer.clients).toBe(0));
    expect(await send(one)).toMatchObject({ kind: 'unavailable' });
    expect(simulators.smppServer.clients).toBe(0);
  });

  it('does not wait for a gateway that takes the connection and says nothing', async () => {
    const silent = createServer((socket) => socket.on('error', () => socket.destroy()).resume());
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    const one = gateway({ SMPP_URL: `smpp://127.0.0.1:${port}`, CALL_TIMEOUT_SECONDS: '0.2' });
    expect(await send(one)).toEqual({ kind: 'unavailable', reason: 'no answer in time' });
    expect(await send(one)).toEqual({ kind: 'unavailable', reason: 'no answer in time' });
    await one.onApplicationShutdown();
    await new Promise((resolve) => silent.close(resolve));
  });

  it('gives up a connection on which nobody answers any more', async () => {
    const sessions: Session[] = [];
    const mute = smpp.createServer((session) => {
      sessions.push(session);
      session.on('error', () => session.destroy());
      session.on('bind_transceiver', (pdu) => session.send(pdu.response()));
    });
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    const { port } = mute.address() as AddressInfo;
    gateway({ SMPP_URL: `smpp://127.0.0.1:${port}`, SMPP_ENQUIRE_SECONDS: '0.1' }).onApplicationBootstrap();
    await eventually('it has connected anew', () => expect(sessions.length).toBeGreaterThan(1));
    await opened[0]?.onApplicationShutdown();
    for (const session of sessions) session.destroy();
    await new Promise((resolve) => mute.close(resolve));
  });
});
