import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoAccounts, type Simulators, startSimulators } from '#simulators';
import { createTestApi, type TestApi } from './test-api.ts';
import { createTestWorker, type TestWorker } from './test-worker.ts';

/** An API and a worker that carries letters, with a simulated national portal that gets them. */
export interface LetterWorld {
  simulators: Simulators;
  api: TestApi;
  worker: TestWorker;
  close: () => Promise<void>;
}

export async function openLetterWorld(): Promise<LetterWorld> {
  const { username, password, agency, dstcode } = demoAccounts.portal;
  const folder = mkdtempSync(join(tmpdir(), 'mot-cua-letters-'));
  const simulators = await startSimulators({ port: 0, smtpPort: 0 });
  const settings = {
    ...{ PORTAL_URL: `${simulators.url}/XrdAdapter/RestService/forward`, PORTAL_DSTCODE: dstcode },
    ...{ PORTAL_USERNAME: username, PORTAL_PASSWORD: password, PORTAL_AGENCY: agency },
    DOCUMENTS_FOLDER: folder,
  };
  const api = await createTestApi(settings);
  api.clock.set('2026-03-04T08:00:00+07:00');
  const worker = await createTestWorker(api, settings);
  await worker.init();
  const close = async () => {
    await worker.close();
    await api.close();
    await simulators.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { simulators, api, worker, close };
}
