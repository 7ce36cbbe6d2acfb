import { createTransport } from 'nodemailer';
import type { FaultRequest } from '../faults/fault.ts';
import { type Simulators, startSimulators } from '../simulators.ts';
import { until } from '../testing/until.ts';

describe('a misbehaving mail server', () => {
  let simulators: Simulators;

  const misbehave = (fault: Omit<FaultRequest, 'target'>) =>
    simulators.faults.set({ target: 'mail', ...fault });
  const transport = (options: object = {}) =>
    createTransport({ host: '127.0.0.1', port: simulators.smtpPort, ignoreTLS: true, ...options });
  const letter = { from: 'motcua@saomai.example', to: 'nguoi.dan@example.com', subject: 'Thử', text: 'Thử' };
  const send = () => transport().sendMail(letter);
  const delivered = () => simulators.mail.messages().length;

  beforeEach(async () => {
    simulators = await startSimulators({ port: 0, smtpPort: 0 });
  });
  afterEach(() => simulators.close());

  it('answers slowly', async () => {
    misbehave({ kind: 'slow', afterMs: 40 });
    const startedAt = performance.now();
    await send();
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(39);
    expect(delivered()).toBe(1);
  });

  it('holds a message until the fault is cleared', async () => {
    misbehave({ kind: 'hold' });
    const sending = send();
    await until(() => simulators.faults.list()[0]?.holding === 1);
    expect(delivered()).toBe(0);
    simulators.faults.clear('mail');
    await sending;
    expect(delivered()).toBe(1);
  });

  it('forgets a held message whose client has gone', async () => {
    misbehave({ kind: 'hold' });
    const mailer = transport({ socketTimeout: 200 });
    await expect(mailer.sendMail(letter)).rejects.toMatchObject({ code: 'ETIMEDOUT' });
    await until(() => simulators.faults.list().length === 0);
    expect(delivered()).toBe(0);
  });

  it.each([
    ['refuses for the time being', 'refuse', 451],
    ['refuses for good', 'reject', 550],
  ] as const)('%s', async (_what, kind, responseCode) => {
    misbehave({ kind });
    await expect(send()).rejects.toMatchObject({ responseCode });
    expect(delivered()).toBe(0);
  });

  it('drops the connection before taking the message', async () => {
    misbehave({ kind: 'drop-before' });
    await expect(send()).rejects.toMatchObject({ command: 'CONN' });
    expect(delivered()).toBe(0);
  });

  it('takes the message and loses the answer', async () => {
    misbehave({ kind: 'lose-answer' });
    await expect(send()).rejects.toMatchObject({ command: 'CONN' });
    expect(delivered()).toBe(1);
  });

  it('takes a message twice', async () => {
    misbehave({ kind: 'duplicate' });
    await send();
    expect(delivered()).toBe(2);
  });

  it('says it took the message and forgets it', async () => {
    misbehave({ kind: 'forget' });
    await send();
    expect(delivered()).toBe(0);
  });

  it('answers with markup instead of a reply', async () => {
    misbehave({ kind: 'break-schema' });
    await expect(send()).rejects.toThrow();
    expect(delivered()).toBe(0);
  });

  it('is down until cleared, for new and for open connections', async () => {
    const pool = transport({ pool: true });
    await pool.sendMail(letter);
    misbehave({ kind: 'down' });
    await expect(pool.sendMail(letter)).rejects.toMatchObject({ responseCode: 421 });
    await expect(send()).rejects.toMatchObject({ responseCode: 421 });
    simulators.faults.clear();
    await send();
    expect(delivered()).toBe(2);
    pool.close();
  });
});
