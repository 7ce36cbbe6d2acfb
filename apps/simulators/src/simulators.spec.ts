import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { pino } from 'pino';
import { createClientAsync } from 'soap';
import { type Simulators, startSimulators } from '#simulators';
import { PortalClient } from './testing/portal-client.ts';
import { dossier, dossierCode, progressRow, textMessage } from './testing/samples.ts';

describe('the simulators', () => {
  let dataDir: string;
  let simulators: Simulators;

  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'simulators-'));
    simulators = await startSimulators({ port: 0, smtpPort: 0, dataDir });
  });
  afterEach(async () => {
    await simulators.close();
    rmSync(dataDir, { recursive: true });
  });

  it('say they are well and where everything is', async () => {
    expect(await (await fetch(`${simulators.url}/health`)).json()).toEqual({ ok: true });
    const page = await (await fetch(simulators.url)).text();
    for (const path of [
      '/portal',
      '/sms/inbox',
      '/vnpt-sms/inbox',
      '/smpp/inbox',
      '/zalo/inbox',
      '/mail/inbox',
      '/payments',
      '/sign-on',
      '/clock',
      '/faults',
    ]) {
      expect(page).toContain(`href="${path}"`);
    }
  });

  it('remember over a restart what the world has received', async () => {
    const client = new PortalClient(simulators.url);
    await client.logIn();
    await client.insert(dossier({ MaHoSo: 'sai' }), dossier());
    await client.progress(progressRow());
    await client.update(dossier({ ChuHoSo: 'Người Dân Khác' }));
    const gateway = await createClientAsync(`${simulators.url}/bulkapi?wsdl`);
    await gateway.wsCpMtAsync(textMessage());
    await createTransport({ host: '127.0.0.1', port: simulators.smtpPort, ignoreTLS: true }).sendMail({
      from: 'motcua@saomai.example',
      to: 'nguoi.dan@example.com',
      text: 'Thử',
    });
    const remembered = () => ({
      dossiers: simulators.portal.dossiers(),
      requests: simulators.portal.requests(),
      texts: simulators.sms.messages(),
      letters: simulators.mail.messages(),
    });
    const before = remembered();
    expect(before).toMatchObject({
      dossiers: [{ code: dossierCode, progress: [{}] }],
      texts: [{}],
      letters: [{}],
    });
    await simulators.close();
    simulators = await startSimulators({ port: 0, smtpPort: 0, dataDir });
    expect(remembered()).toEqual(before);
  });

  it('cut off and name a last line torn by a crash', async () => {
    const client = new PortalClient(simulators.url);
    await client.logIn();
    await client.insert(dossier());
    await simulators.close();
    const file = join(dataDir, 'national-portal.jsonl');
    const whole = readFileSync(file, 'utf8');
    appendFileSync(file, '{"at":"2026-11-21T08:30:00.000+07:00","serv');
    const said: string[] = [];
    const logger = pino({ level: 'warn' }, { write: (line) => said.push(line) });
    simulators = await startSimulators({ port: 0, smtpPort: 0, dataDir, logger });
    expect(said).toEqual([expect.stringContaining('torn')]);
    expect(readFileSync(file, 'utf8')).toBe(whole);
    expect(simulators.portal.dossier(dossierCode)).toBeDefined();
  });

  it('refuse to start on a port that is taken', async () => {
    const port = Number(new URL(simulators.url).port);
    await expect(startSimulators({ port, smtpPort: 0 })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await expect(startSimulators({ port: 0, smtpPort: simulators.smtpPort })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });
});
