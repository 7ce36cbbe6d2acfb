import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import { type Simulators, startSimulators } from '../simulators.ts';
import { PortalClient } from '../testing/portal-client.ts';

describe('the clock', () => {
  const folder = mkdtempSync(join(tmpdir(), 'clock-'));
  const clockFile = join(folder, 'clock.json');
  let simulators: Simulators;

  const start = async (options: object = { clockFile }) => {
    simulators = await startSimulators({ port: 0, smtpPort: 0, ...options });
  };
  const advance = async (body: object) => {
    const response = await fetch(`${simulators.url}/clock/advance`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  afterEach(async () => {
    await simulators.close();
    rmSync(clockFile, { force: true });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('moves forward by minutes and tells the other processes through its file', async () => {
    await start();
    expect(await advance({ minutes: 90 })).toMatchObject({ status: 200 });
    const { offsetMs } = JSON.parse(readFileSync(clockFile, 'utf8')) as { offsetMs: number };
    expect(offsetMs).toBe(90 * 60_000);
    expect(await (await fetch(`${simulators.url}/clock`)).json()).toEqual({
      now: expect.any(String),
      offsetMs,
    });
    expect(readdirSync(folder)).toEqual(['clock.json']);
  });

  it('moves forward to an instant', async () => {
    await start();
    const instant = DateTime.now().plus({ days: 3 });
    const { body } = await advance({ to: instant.toISO() });
    const late = DateTime.fromISO(String(body.now)).diff(instant, 'seconds').seconds;
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThan(5);
  });

  it.each([
    ['minutes below zero', { minutes: -1 }],
    ['no minutes', { minutes: 0 }],
    ['an instant in the past', { to: '2020-01-01T00:00:00+07:00' }],
  ])('refuses to go back or stand still: %s', async (_what, body) => {
    await start();
    expect(await advance(body)).toMatchObject({
      status: 400,
      body: { code: 'clock.backwards', status: 400 },
    });
    expect(simulators.clock.offsetMs).toBe(0);
  });

  it('refuses a request it cannot read', async () => {
    await start();
    expect(await advance({ to: 'ngày mai' })).toMatchObject({
      status: 400,
      body: { code: 'simulators.malformed-request' },
    });
  });

  it('keeps its offset over a restart', async () => {
    writeFileSync(clockFile, '{"offsetMs":3600000}');
    await start();
    expect(simulators.clock.offsetMs).toBe(3_600_000);
  });

  it('refuses to start on a file of something else', async () => {
    await start({});
    writeFileSync(clockFile, 'offsetMs');
    await expect(startSimulators({ port: 0, smtpPort: 0, clockFile })).rejects.toThrow('not a clock file');
  });

  it('can be read but not moved without a file', async () => {
    await start({});
    expect(await (await fetch(`${simulators.url}/clock`)).json()).toMatchObject({ offsetMs: 0 });
    expect(await advance({ minutes: 1 })).toMatchObject({
      status: 404,
      body: { code: 'clock.not-configured' },
    });
  });

  it('stamps ledgers and ends sessions by the moved time', async () => {
    await start({ clockFile, sessionMinutes: 30 });
    const client = new PortalClient(simulators.url);
    await client.logIn();
    await advance({ minutes: 29 });
    expect(await client.lookUp('H99-261121-0001')).toMatchObject({ result: [], message: 'Thành công' });
    await advance({ minutes: 2 });
    expect(await client.lookUp('H99-261121-0001')).toMatchObject({ error_code: '-2' });
    const stampedAt = DateTime.fromISO(simulators.portal.requests().at(-1)?.at ?? '');
    expect(stampedAt.diffNow('minutes').minutes).toBeGreaterThan(30);
  });
});
