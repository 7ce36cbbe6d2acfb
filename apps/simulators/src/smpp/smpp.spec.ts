import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import smpp, { type Pdu, type Session } from 'smpp';
import { demoAccounts } from '../demo-accounts.ts';
import { type Simulators, startSimulators } from '../simulators.ts';
import { until } from '../testing/until.ts';

const { systemId: system_id, password } = demoAccounts.smpp;
const message = {
  ...{ source_addr: 'SAOMAI', destination_addr: '84900000001', data_coding: 0 },
  ...{ registered_delivery: 1, short_message: 'Ho so da duoc tiep nhan' },
};

describe('the SMPP gateway', () => {
  const folder = mkdtempSync(join(tmpdir(), 'smpp-'));
  let simulators: Simulators;
  let session: Session;
  let opened: Session[];
  let heard: Pdu[];

  const connect = async () => {
    session = smpp.connect({ host: '127.0.0.1', port: simulators.smppServer.port, tls: false });
    opened.push(session);
    session.on('error', () => undefined);
    session.on('deliver_sm', (pdu: Pdu) => {
      heard.push(pdu);
      session.send(pdu.response());
    });
    await new Promise((resolve) => session.once('connect', resolve));
  };
  const ask = (command: 'bind_transceiver' | 'submit_sm' | 'enquire_link', fields: object) =>
    new Promise<Pdu>((resolve) => session[command]({ ...fields }, resolve));
  const post = async (path: string, body: object) => {
    const response = await fetch(simulators.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as object };
  };

  beforeAll(async () => {
    const clockFile = join(folder, 'clock.json');
    simulators = await startSimulators({ port: 0, smtpPort: 0, clockFile, smppReceiptSeconds: 3600 });
  });
  afterAll(async () => {
    await simulators.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(async () => {
    [heard, opened] = [[], []];
    await connect();
  });
  afterEach(async () => {
    simulators.faults.clear();
    for (const one of opened) one.destroy();
    await until(() => simulators.smppServer.clients === 0);
  });

  it('lets its one account in', async () => {
    expect(await ask('bind_transceiver', { system_id, password })).toMatchObject({ command_status: 0 });
    expect(await ask('enquire_link', {})).toMatchObject({ command_status: 0 });
  });

  it.each([
    ['name', { system_id: 'sai', password }, 'ESME_RINVSYSID'],
    ['password', { system_id, password: 'sai' }, 'ESME_RINVPASWD'],
  ])('lets nobody in with another %s', async (_what, account, status) => {
    expect(await ask('bind_transceiver', account)).toMatchObject({ command_status: smpp.errors[status] });
    expect(simulators.smppServer.clients).toBe(0);
  });

  it.each([
    ['another brandname', { source_addr: 'LA' }, 'ESME_RINVSRCADR'],
    ['a number in national form', { destination_addr: '0900000001' }, 'ESME_RINVDSTADR'],
  ])('refuses %s', async (_what, changes, status) => {
    await ask('bind_transceiver', { system_id, password });
    expect(await ask('submit_sm', { ...message, ...changes })).toMatchObject({
      command_status: smpp.errors[status],
    });
    expect(simulators.smpp.submissions().at(-1)).toMatchObject({ delivered: false });
  });

  it('takes nothing from whoever is not bound', async () => {
    session.submit_sm(message);
    await new Promise((resolve) => session.once('close', resolve));
  });

  it('shows what subscribers got, and sends a receipt when told to or when its time has come', async () => {
    await ask('bind_transceiver', { system_id, password });
    const first = await ask('submit_sm', message);
    const second = await ask('submit_sm', message);
    expect(await post('/smpp/receipts', { messageId: first['message_id'], state: 'UNDELIV' })).toEqual({
      status: 200,
      body: { status: 0 },
    });
    await post('/clock/advance', { minutes: 61 });
    await until(() => heard.length === 2);
    expect(heard.map(({ short_message }) => short_message)).toEqual([
      { message: expect.stringContaining(`id:${String(first['message_id'])} sub:001 dlvrd:000`) },
      {
        message: expect.stringMatching(
          new RegExp(`id:${String(second['message_id'])} .*stat:DELIVRD err:000`),
        ),
      },
    ]);
    const read = async (path: string) => (await fetch(simulators.url + path)).text();
    expect(JSON.parse(await read('/smpp?to=84900000001&limit=1'))).toMatchObject([
      { content: message.short_message, messageIds: [second['message_id']] },
    ]);
    expect(JSON.parse(await read('/smpp/requests?limit=1'))).toMatchObject([{ to: '84900000001' }]);
    expect(await read('/smpp/inbox')).toContain(message.short_message);
  });

  it('has nobody to send a receipt to while nobody is bound', async () => {
    expect(await post('/smpp/receipts', { messageId: '1' })).toMatchObject({
      status: 404,
      body: { code: 'smpp.nobody-bound' },
    });
  });

  it('is deaf and mute while a fault holds a message, and goes on when it is lifted', async () => {
    await ask('bind_transceiver', { system_id, password });
    simulators.faults.set({ target: 'smpp', kind: 'hold' });
    const answer = ask('submit_sm', message);
    await until(() => simulators.faults.list()[0]?.holding === 1);
    simulators.faults.clear('smpp');
    expect(await answer).toMatchObject({ command_status: 0 });
  });

  it('takes a message twice, or forgets it', async () => {
    await ask('bind_transceiver', { system_id, password });
    const delivered = () => simulators.smpp.messages().length;
    const before = delivered();
    simulators.faults.set({ target: 'smpp', kind: 'duplicate' });
    simulators.faults.set({ target: 'smpp', kind: 'forget' });
    expect(await ask('submit_sm', message)).toMatchObject({ command_status: 0 });
    expect(delivered()).toBe(before + 2);
    expect(await ask('submit_sm', message)).toMatchObject({ command_status: 0 });
    expect(delivered()).toBe(before + 2);
  });
});
