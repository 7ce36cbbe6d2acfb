import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { Directory } from '#organization';
import { declaredEndpoints } from '../support/routes.ts';
import { sessionOf } from '../support/posts.ts';
import { createTestApi, type TestApi } from '../support/test-api.ts';

let api: TestApi;
let port: number;

beforeAll(async () => {
  api = await createTestApi({ TRUSTED_PROXIES: '127.0.0.1' });
  await api.app.listen(0, '127.0.0.1');
  ({ port } = api.app.getHttpServer().address() as AddressInfo);
});
afterAll(() => api.close());

/** Sends bytes as they are, and gives what came back until the server closed. */
async function raw(request: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  socket.end(request);
  await once(socket, 'close');
  return Buffer.concat(chunks).toString();
}

const signIn = (headers: string, body: string) =>
  raw(`POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\n${headers}\r\n\r\n${body}`);

describe('27. a request that two servers could read differently', () => {
  it.each([
    ['two lengths', 'Content-Length: 2\r\nContent-Length: 40\r\nContent-Type: application/json', '{}'],
    [
      'a length and chunks',
      'Content-Length: 4\r\nTransfer-Encoding: chunked\r\nContent-Type: application/json',
      '0\r\n\r\n',
    ],
    [
      'an encoding nobody knows',
      'Transfer-Encoding: xchunked\r\nContent-Type: application/json',
      '0\r\n\r\n',
    ],
    ['a length that is none', 'Content-Length: +2\r\nContent-Type: application/json', '{}'],
    ['a folded header', 'X-One: a\r\n b\r\nContent-Length: 2', '{}'],
    ['a space before the colon', 'Content-Length : 2\r\nContent-Type: application/json', '{}'],
  ])('is refused, and what follows it is not read: %s', async (_, headers, body) => {
    const answer = await signIn(headers, `${body}GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer.match(/^HTTP\/1\.1 /gm)).toHaveLength(1);
  });

  it('is refused when its headers are longer than any client’s', async () => {
    expect(await signIn(`X-Long: ${'x'.repeat(9_000)}`, '')).toMatch(/^HTTP\/1\.1 431 /);
  });

  it.each(['TRACE', 'CONNECT', 'PUT', 'PATCH', 'OPTIONS', 'BREW'])(
    'is answered by no endpoint: %s',
    async (method) => {
      const answer = await raw(`${method} /api/v1/dossiers HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
      expect(answer).not.toMatch(/^HTTP\/1\.1 2/);
    },
  );

  it.each([
    'application/json; charset=utf-16',
    'application/xml',
    'text/json',
    'application/x-www-form-urlencoded',
  ])('is refused when its body is %s', async (type) => {
    const answer = await api.app.inject({
      method: 'POST',
      url: '/api/v1/sessions',
      headers: { 'content-type': type },
      payload: '{}',
    });
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.statusCode).toBeLessThan(500);
    expect(answer.json().code).toMatch(/^request\./);
  });
});

describe('29. a page of another site', () => {
  it('may neither call nor read: no answer allows it, preflight or not', async () => {
    for (const [method, url] of [
      ['OPTIONS', '/api/v1/dossiers'],
      ['GET', '/api/v1/procedures'],
      ['GET', '/api/v1/nowhere'],
    ] as const) {
      const { headers } = await api.app.inject({
        method,
        url,
        headers: {
          origin: 'https://evil.example',
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization',
        },
      });
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
    }
  });

  it('has no cookie to ride on: none is ever set, and none is looked at', async () => {
    const token = await sessionOf(api, 'thuly.hoaban');
    const { headers, statusCode } = await api.app.inject({
      url: '/api/v1/dossiers',
      headers: { cookie: `token=${token}; session=${token}; authorization=Bearer ${token}` },
    });
    expect([statusCode, headers['set-cookie']]).toEqual([401, undefined]);
    const opened = await api.app.inject({ url: '/api/v1/procedures' });
    expect(opened.headers['set-cookie']).toBeUndefined();
  });

  it.each<[string, number, Record<string, string>]>([
    ['another site', 403, { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    ['another name below the same domain', 403, { 'sec-fetch-site': 'same-site' }],
    ['another site, by a browser that names the origin alone', 403, { origin: 'https://evil.example' }],
    ['a page that hides where it comes from', 403, { origin: 'null' }],
    ['another port of the same machine', 403, { origin: 'http://localhost:1' }],
    ['the board itself', 401, { 'sec-fetch-site': 'same-origin', origin: 'http://localhost' }],
    ['the board itself, by a browser that names the origin alone', 401, { origin: 'http://localhost' }],
    ['no page at all', 401, {}],
  ])('cannot have a queue changed by the browser’s own credentials: %s', async (_who, status, headers) => {
    for (const method of ['POST', 'PUT', 'PATCH'] as const) {
      const url = {
        POST: '/admin/queues/api/queues/deliver-sms/add',
        PUT: '/admin/queues/api/queues/pause',
        PATCH: '/admin/queues/api/queues/deliver-sms/1/update-data',
      }[method];
      const answer = await api.app.inject({ method, url, headers: { host: 'localhost', ...headers } });
      expect([method, answer.statusCode]).toEqual([method, status]);
      if (status === 403) expect(answer.json().code).toBe('request.cross-site');
    }
    // Following a link changes nothing.
    const looked = await api.app.inject({
      url: '/admin/queues/',
      headers: { host: 'localhost', ...headers },
    });
    expect(looked.statusCode).toBe(401);
  });

  it('may not show answers in a frame, nor make a browser take them for something else', async () => {
    for (const route of [...declaredEndpoints(api.app).keys()].filter(
      (one) => one.startsWith('GET') && !one.includes(':'),
    )) {
      const { headers } = await api.app.inject({ url: `/api/v1${route.slice(4)}` });
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'SAMEORIGIN' });
    }
  });
});

describe('30. a failure nobody expected', () => {
  it('tells an id and nothing of what is inside', async () => {
    const directory = api.app.get(Directory);
    const inside = 'select password_hash from identity.account -- at /srv/mot-cua/libs/identity.ts:12';
    const broken = jest.spyOn(directory, 'subtree').mockRejectedValue(new Error(inside));
    const { statusCode, headers, body } = await api.app.inject({
      url: '/api/v1/dossiers',
      headers: { authorization: `Bearer ${await sessionOf(api, 'lanhdao.hoaban')}` },
    });
    broken.mockRestore();
    expect([statusCode, headers['content-type']]).toEqual([500, 'application/problem+json; charset=utf-8']);
    for (const word of ['select', 'password', 'identity', '.ts', 'Error', 'node_modules']) {
      expect(body).not.toContain(word);
    }
    expect(JSON.parse(body)).toMatchObject({
      code: 'server.fault',
      correlationId: headers['x-correlation-id'],
    });
  });
});
