import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import type { Officer } from '../support/officer.ts';
import { ReactingWorker } from '../support/reacting-worker.ts';
import { createTestApi, type TestApi } from '../support/test-api.ts';
import { hoaBan, type HoaBan, receive } from '../support/walk.ts';

const BASE = '/administration/webhook-subscriptions';

let api: TestApi;
let worker: ReactingWorker;
let administrator: Officer;
let officers: HoaBan;

beforeAll(async () => {
  api = await createTestApi();
  worker = await ReactingWorker.beside(api, undefined, { WEBHOOK_NETWORKS: '' });
  officers = await hoaBan(api);
  administrator = await api.signIn('quantri.tinh');
});
afterAll(async () => {
  await worker.close();
  await api.close();
});

describe('23. a request to another server', () => {
  it('goes to no address of this machine or its network, whatever name was subscribed to, and says so', async () => {
    let reached = 0;
    const inside = createServer((_request, answer) => {
      reached += 1;
      answer.end();
    });
    await new Promise<void>((resolve) => inside.listen(0, resolve));
    const { port } = inside.address() as AddressInfo;
    const { body } = await administrator.post(BASE, {
      ...{ name: 'inwards', endpoint: `http://localhost:${port}/` },
      events: ['vn.mot-cua.dossier.status-changed.v1'],
    });
    const { id } = await receive(officers.desk);
    await worker.react(id);
    await worker.tell(body.id);
    expect(reached).toBe(0);
    expect((await administrator.get(`${BASE}/${body.id}`)).body.exchanges).toMatchObject([
      { outcome: 'rejected', status: null, reason: 'the address is not one of the public network' },
    ]);
    await new Promise((resolve) => inside.close(resolve));
  });

  it.each([
    'http://nhan.saomai.example/',
    'https://169.254.169.254/',
    'https://[::1]/',
    'file:///etc/passwd',
  ])('is not even subscribed to at %s', async (endpoint) => {
    const { status } = await administrator.post(BASE, {
      ...{ name: endpoint, endpoint, events: ['vn.mot-cua.dossier.status-changed.v1'] },
    });
    expect([400, 422]).toContain(status);
  });
});
