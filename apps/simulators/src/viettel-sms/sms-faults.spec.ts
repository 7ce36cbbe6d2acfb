import { type Client, createClientAsync } from 'soap';
import { demoAccounts } from '../demo-accounts.ts';
import type { FaultRequest } from '../faults/fault.ts';
import { type Simulators, startSimulators } from '../simulators.ts';
import { textMessage } from '../testing/samples.ts';
import { until } from '../testing/until.ts';

const { user, password, cpCode } = demoAccounts.sms;

describe('a misbehaving SMS gateway', () => {
  let simulators: Simulators;
  let client: Client;

  const misbehave = (fault: Omit<FaultRequest, 'target'>) =>
    simulators.faults.set({ target: 'sms', ...fault });
  const send = async () => (await client.wsCpMtAsync(textMessage()))[0].return;
  const delivered = () => simulators.sms.messages().length;

  beforeEach(async () => {
    simulators = await startSimulators({ port: 0, smtpPort: 0 });
    client = await createClientAsync(`${simulators.url}/bulkapi?wsdl`, { disableCache: true });
  });
  afterEach(() => simulators.close());

  it('answers slowly', async () => {
    misbehave({ kind: 'slow', afterMs: 40 });
    const startedAt = performance.now();
    expect(await send()).toMatchObject({ result: 1 });
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(39);
  });

  it('holds a message until the fault is cleared', async () => {
    misbehave({ kind: 'hold' });
    const sending = send();
    await until(() => simulators.faults.list()[0]?.holding === 1);
    expect(delivered()).toBe(0);
    simulators.faults.clear('sms');
    expect(await sending).toMatchObject({ result: 1 });
  });

  it('refuses for the time being with 503 and Retry-After', async () => {
    misbehave({ kind: 'refuse' });
    await expect(send()).rejects.toMatchObject({
      response: { status: 503, headers: { 'retry-after': '1' } },
    });
    expect(simulators.sms.requests()).toMatchObject([{ answer: null, delivered: false, fault: 'refuse' }]);
  });

  it('refuses for good in its own words', async () => {
    misbehave({ kind: 'reject', message: 'Subscriber is blacklisted' });
    expect(await send()).toEqual({ result: 0, message: 'Subscriber is blacklisted' });
    expect(delivered()).toBe(0);
  });

  it('drops the connection before taking the message', async () => {
    misbehave({ kind: 'drop-before' });
    await expect(send()).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(delivered()).toBe(0);
  });

  it('takes the message and loses the answer', async () => {
    misbehave({ kind: 'lose-answer' });
    await expect(send()).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(delivered()).toBe(1);
  });

  it('delivers a message twice', async () => {
    misbehave({ kind: 'duplicate' });
    expect(await send()).toMatchObject({ result: 1 });
    expect(delivered()).toBe(2);
  });

  it('says it took the message and forgets it', async () => {
    misbehave({ kind: 'forget' });
    expect(await send()).toMatchObject({ result: 1 });
    expect(delivered()).toBe(0);
  });

  it('answers with a page instead of an envelope', async () => {
    misbehave({ kind: 'break-schema' });
    await expect(send()).rejects.toThrow();
    expect(delivered()).toBe(0);
  });

  it('is down until cleared, its WSDL too', async () => {
    misbehave({ kind: 'down' });
    await expect(send()).rejects.toMatchObject({ code: 'ECONNRESET' });
    await expect(fetch(`${simulators.url}/bulkapi?wsdl`)).rejects.toThrow('fetch failed');
    simulators.faults.clear();
    expect(await send()).toMatchObject({ result: 1 });
  });

  it('strikes the named operation only', async () => {
    misbehave({ kind: 'refuse', service: 'checkBalance' });
    expect(await send()).toMatchObject({ result: 1 });
    const asking = client.checkBalanceAsync({ User: user, Password: password, CPCode: cpCode });
    await expect(asking).rejects.toMatchObject({ response: { status: 503 } });
  });
});
