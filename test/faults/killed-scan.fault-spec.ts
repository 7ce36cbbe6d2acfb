import { infectedPdf, pdf, upload } from '../support/documents.ts';
import { System } from '../support/system.ts';
import { receive } from '../support/walk.ts';

jest.setTimeout(180_000);

describe('a worker killed while the scanner looks at a file', () => {
  let system: System;

  beforeAll(async () => {
    system = await System.start();
  });
  afterAll(() => system.close());

  it('leaves it waiting, and it is scanned after all, also when the queues were wiped', async () => {
    const desk = await system.signIn('tiepnhan.hoaban');
    const { id } = await receive(desk);
    const states = async (): Promise<string[]> => {
      const { body } = await desk.get(`/dossiers/${id}/documents`);
      return body.items.map(({ versions }: { versions: { state: string }[] }) => versions[0]?.state);
    };
    system.misbehave({ target: 'scanner', kind: 'hold', times: 0 });
    for (const content of [pdf(), infectedPdf()]) {
      await upload(desk, id, content, { paper: { kind: 'other' } });
    }
    system.startWorker();
    await system.until('both are being looked at', () => {
      if (system.held('scanner') < 2) throw new Error(`${system.held('scanner')} are`);
    });
    await system.killWorkers();
    expect(await states()).toEqual(['waiting', 'waiting']);
    await system.wipeQueues();
    system.mend();
    system.startWorker();
    await system.until('both have been looked at', async () => {
      if ((await states()).includes('waiting')) throw new Error('not yet');
    });
    expect(await states()).toEqual(['clean', 'infected']);
  });
});
