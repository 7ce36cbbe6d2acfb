import type { AddressInfo } from 'node:net';
import { listen } from '../../apps/api/src/listen.ts';
import { freePort } from '../support/free-port.ts';
import { declaredEndpoints, type Route } from '../support/routes.ts';
import { sessionOf } from '../support/posts.ts';
import { createTestApi, type TestApi } from '../support/test-api.ts';

/** Every address that administrators alone may use, and one of the queues' board. */
const administration = (api: TestApi): Route[] => [
  ...[...declaredEndpoints(api.app)]
    .filter(
      ([, contract]) => contract?.access.kind === 'may' && contract.access.roles.join() === 'administrator',
    )
    .map(([route]) => route.replace(' ', ' /api/v1').replaceAll(/:\w+/g, '1')),
  'GET /admin/queues/',
];

describe('8. administration, on a port of its own', () => {
  let api: TestApi;
  let ports: { service: string; administration: string };

  beforeAll(async () => {
    const ADMIN_PORT = await freePort();
    api = await createTestApi({ ADMIN_PORT: String(ADMIN_PORT) });
    await listen(api.app, { PORT: 0, ADMIN_PORT, HOST: '127.0.0.1' });
    const { port } = api.app.getHttpServer().address() as AddressInfo;
    ports = { service: `http://127.0.0.1:${port}`, administration: `http://127.0.0.1:${ADMIN_PORT}` };
  });
  afterAll(() => api.close());

  const ask = async (base: string, route: Route): Promise<number> => {
    const [method, path = ''] = route.split(' ');
    const headers = { authorization: `Bearer ${await sessionOf(api, 'quantri.tinh')}` };
    const { status } = await fetch(`${base}${path}`, { method: method ?? 'GET', headers });
    return status;
  };

  it('does not exist on the port of the service, whoever asks', async () => {
    const routes = administration(api);
    expect(routes.length).toBeGreaterThan(15);
    for (const route of routes) expect([route, await ask(ports.service, route)]).toEqual([route, 404]);
  });

  it('is there on its own port, and so is everything else', async () => {
    expect(await ask(ports.administration, 'GET /api/v1/catalogue-imports')).toBe(200);
    expect(await ask(ports.administration, 'GET /api/v1/dossiers')).toBe(200);
    expect(await ask(ports.administration, 'GET /admin/queues/')).toBe(401);
  });
});

describe('8. administration, from named networks only', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await createTestApi({
      ADMIN_NETWORKS: '10.20.0.0/16, 2001:db8::/32, 192.0.2.7',
      TRUSTED_PROXIES: '127.0.0.1',
    });
  });
  afterAll(() => api.close());

  const from = async (remoteAddress: string, url: string, headers: Record<string, string> = {}) => {
    const authorization = `Bearer ${await sessionOf(api, 'quantri.tinh')}`;
    const answer = await api.app.inject({ url, remoteAddress, headers: { authorization, ...headers } });
    return answer.statusCode;
  };

  it.each(['10.20.3.4', '2001:db8::5', '192.0.2.7'])('is there for %s', async (address) => {
    expect(await from(address, '/api/v1/catalogue-imports')).toBe(200);
  });

  it.each(['10.21.0.1', '2001:db9::5', '192.0.2.8', '::ffff:192.0.2.8'])(
    'does not exist for %s, who may use everything else',
    async (address) => {
      expect(await from(address, '/api/v1/catalogue-imports')).toBe(404);
      expect(await from(address, '/admin/queues/')).toBe(404);
      expect(await from(address, '/api/v1/dossiers')).toBe(200);
    },
  );

  it('goes by the address a trusted proxy tells, and by nobody else’s word', async () => {
    const told = { 'x-forwarded-for': '10.20.3.4' };
    expect(await from('127.0.0.1', '/api/v1/catalogue-imports', told)).toBe(200);
    expect(await from('198.51.100.9', '/api/v1/catalogue-imports', told)).toBe(404);
  });
});
