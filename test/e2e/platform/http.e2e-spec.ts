import type { InjectOptions } from 'fastify';
import { allProblems, PROBLEM_STATUS } from '#platform/problem';
import { type Answer, password } from '../../support/officer.ts';
import { declaredEndpoints } from '../../support/routes.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';

let api: TestApi;

beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

/** Sends anything to any address, as a client does that does not know the API. */
async function send(request: InjectOptions): Promise<Answer> {
  const response = await api.app.inject(request);
  const json = /json/.test(String(response.headers['content-type']));
  return {
    status: response.statusCode,
    headers: response.headers as Answer['headers'],
    body: json ? response.json() : response.body,
  };
}

const signIn = (payload: string, type = 'application/json'): InjectOptions => ({
  method: 'POST',
  url: '/api/v1/sessions',
  headers: { 'content-type': type },
  payload,
});
const account = JSON.stringify({ username: 'thuly.hoaban', password });

describe('a request the API cannot serve', () => {
  it.each<[string, InjectOptions, number, string]>([
    ['an unknown path', { url: '/api/v1/dossier' }, 404, 'request.not-found'],
    ['an unknown path outside the API', { url: '/wp-login.php' }, 404, 'request.not-found'],
    ['the path without its version', { url: '/dossiers' }, 404, 'request.not-found'],
    ['a path with a dot-dot', { url: '/api/v1/tracking/../../etc/passwd' }, 404, 'request.not-found'],
    ['a method the path does not have', { method: 'PUT', url: '/api/v1/dossiers' }, 404, 'request.not-found'],
    ['a deletion', { method: 'DELETE', url: '/api/v1/dossiers' }, 404, 'request.not-found'],
    ['bad percent-encoding', { url: '/api/v1/tracking/%ZZ' }, 400, 'request.malformed'],
    ['bytes that are no UTF-8', { url: '/api/v1/tracking/%ff%fe' }, 400, 'request.malformed'],
    [
      'a part as long as a letter',
      { url: `/api/v1/tracking/${'A'.repeat(300)}` },
      400,
      'request.unsupported',
    ],
    ['a body bigger than any form', signIn(`"${'x'.repeat(1024 * 1024)}"`), 400, 'request.unsupported'],
    [
      'a form of another kind',
      signIn('--x--', 'multipart/form-data; boundary=x'),
      415,
      'request.media-type-unsupported',
    ],
    ['a body of text', signIn(account, 'text/plain'), 415, 'request.media-type-unsupported'],
    ['half a body', signIn('{"username":'), 400, 'request.malformed'],
    [
      'a body that would change every object',
      signIn('{"__proto__":{"admin":true}}'),
      400,
      'request.malformed',
    ],
    ['no body where one is needed', { method: 'POST', url: '/api/v1/sessions' }, 400, 'request.invalid'],
  ])('is refused as a problem document: %s', async (_what, request, status, code) => {
    const { headers, body, ...answer } = await send(request);
    expect([answer.status, body.code]).toEqual([status, code]);
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(body).toMatchObject({
      type: `http://localhost:3000/problems/${code}`,
      status,
      detail: body.messages.vi,
      correlationId: headers['x-correlation-id'],
    });
    expect(body.messages.vi).not.toBe(body.messages.en);
    expect(body.instance).not.toContain('?');
  });

  it.each(['en', 'en-GB,en;q=0.9,vi;q=0.5', ' EN'])(
    'is told so in English to who reads %s',
    async (language) => {
      const { body } = await send({ url: '/api/v1/nowhere', headers: { 'accept-language': language } });
      expect(body).toMatchObject({ title: 'Not found', detail: body.messages.en });
    },
  );

  it.each(['vi', 'fr', '*', 'enough'])('is told so in Vietnamese to who reads %s', async (language) => {
    const { body } = await send({ url: '/api/v1/nowhere', headers: { 'accept-language': language } });
    expect(body).toMatchObject({ title: 'Không tìm thấy', detail: body.messages.vi });
  });
});

describe('the language of what is wrong', () => {
  it.each([
    ['lang=en', 'vi', 'en'],
    ['language=en', 'vi', 'en'],
    ['lang=vi', 'en', 'vi'],
    ['lang=fr', 'en', 'en'],
    ['lang=en&lang=en', 'vi', 'vi'],
  ] as const)('is that of the page: asked with %s by who reads %s', async (query, reads, language) => {
    const { body, headers } = await send({
      ...{ url: `/api/v1/nowhere?${query}`, headers: { 'accept-language': reads } },
    });
    expect([body.detail, headers['content-language']]).toEqual([body.messages[language], language]);
  });

  it('is that of a page beside a dossier, too, where it is said as a page', async () => {
    const { body } = await send({
      url: '/api/v1/tracking/H99.41.01-260304-9999/asking?secret=AAAAAAAAAA&language=en',
      headers: { accept: 'text/html', 'accept-language': 'vi' },
    });
    expect(body).toContain('<html lang="en">');
  });
});

describe('the correlation id', () => {
  const idOf = async (offered?: string): Promise<string | undefined> => {
    const headers = offered === undefined ? {} : { 'x-correlation-id': offered };
    return (await send({ url: '/health/live', headers })).headers['x-correlation-id'];
  };

  it('is a new one for every request', async () => {
    const ids = await Promise.all(Array.from({ length: 10 }, () => idOf()));
    expect(new Set(ids).size).toBe(10);
    for (const id of ids) expect(id).toMatch(/^[\da-f-]{36}$/);
  });

  it('is the caller’s own, when it is harmless', async () => {
    expect(await idOf('counter-7.2026_03')).toBe('counter-7.2026_03');
  });

  it.each([
    'short',
    'x'.repeat(65),
    'id-1\r\nSet-Cookie: session=stolen',
    'id-1\nlevel=info forged line',
    '<script>alert(1)</script>',
    '{jndi:ldap://x}',
    'mã-số-một-hai',
  ])('is never %j', async (offered) => {
    const answer = await send({ url: '/health/live', headers: { 'x-correlation-id': offered } });
    expect(answer.headers['x-correlation-id']).toMatch(/^[\da-f-]{36}$/);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });
});

describe('every answer', () => {
  it.each(['/health/live', '/api/v1/nowhere', '/problems/dossier.stale', '/docs', '/admin/queues/'])(
    'carries the headers that keep browsers out of trouble: %s',
    async (url) => {
      const { headers } = await send({ url });
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'SAMEORIGIN',
        'content-security-policy': expect.stringContaining("default-src 'self'"),
        'strict-transport-security': expect.stringContaining('max-age='),
        'referrer-policy': 'no-referrer',
      });
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers).not.toHaveProperty('server');
    },
  );
});

describe('the probes', () => {
  it('say that the process lives and can serve', async () => {
    expect(await send({ url: '/health/live' })).toMatchObject({ status: 200, body: { ok: true } });
    expect(await send({ url: '/health/ready' })).toMatchObject({
      status: 200,
      body: { ok: true, checks: { database: 'ok', process: 'ok' } },
    });
  });
});

describe('the page of a problem', () => {
  it('is there for every code, in both languages, with its status', async () => {
    const known = allProblems();
    expect(known.length).toBeGreaterThan(20);
    for (const [code, { title, kind }] of known) {
      const { status, headers, body } = await send({ url: `/problems/${code}` });
      expect([code, status]).toEqual([code, 200]);
      expect(headers['content-type']).toContain('text/html');
      for (const part of [code, title.vi, title.en, `HTTP ${PROBLEM_STATUS[kind]}`]) {
        expect(body).toContain(part);
      }
    }
  });

  it.each(['no.such-problem', '%3Cscript%3Ealert(1)%3C%2Fscript%3E', '__proto__', 'constructor'])(
    'is not there for %s',
    async (code) => {
      expect(await send({ url: `/problems/${code}` })).toMatchObject({ status: 404 });
    },
  );
});

describe('the API’s description', () => {
  it('is OpenAPI 3.1 and names every endpoint with its answers', async () => {
    const { body } = await send({ url: '/openapi.json' });
    expect(body.openapi).toMatch(/^3\.1\./);
    const described = Object.entries<Record<string, Answer['body']>>(body.paths).flatMap(
      ([path, operations]) =>
        Object.entries(operations).map(([method, operation]) => ({
          route: `${method.toUpperCase()} ${path.replace('/api/v1', '').replaceAll(/\{(\w+)\}/g, ':$1')}`,
          operation,
        })),
    );
    expect(described.map(({ route }) => route).sort()).toEqual([...declaredEndpoints(api.app).keys()].sort());
    for (const { operation } of described) {
      expect(operation.summary).toEqual(expect.any(String));
      expect(Object.keys(operation.responses)).toEqual(
        expect.arrayContaining([expect.stringMatching(/^[23]/), 'default']),
      );
    }
  });

  it('is readable as a page', async () => {
    expect(await send({ url: '/docs' })).toMatchObject({
      status: 200,
      body: expect.stringContaining('Một Cửa'),
    });
  });
});

describe('the queues’ board', () => {
  const basic = (username: string, secret: string) => ({
    authorization: `Basic ${Buffer.from(`${username}:${secret}`).toString('base64')}`,
  });
  /** What the browser sends for someone who typed their name and the token of their session. */
  const asked = async (username: string) => basic(username, (await api.signIn(username)).session!);

  it.each(['/admin/queues/', '/admin/queues/api/queues'])(
    'is open to an administrator’s session: %s',
    async (url) => {
      expect((await send({ url, headers: await asked('quantri.tinh') })).status).toBe(200);
    },
  );

  it.each<[string, () => Promise<Record<string, string>> | Record<string, string>]>([
    ['nobody', () => ({})],
    ['an officer who is no administrator', () => asked('lanhdao.hoaban')],
    ['the supervisor', () => asked('giamsat.tinh')],
    ['the password, which would go past the second factor', () => basic('quantri.tinh', password)],
    ['a token nobody was given', () => basic('quantri.tinh', 'A'.repeat(43))],
    [
      'the token of a colleague',
      async () => basic('quantri.tinh', (await api.signIn('lanhdao.hoaban')).session!),
    ],
    [
      'the right token under another name',
      async () => basic('giamsat.tinh', (await api.signIn('quantri.tinh')).session!),
    ],
    [
      'half of the credentials',
      () => ({ authorization: `Basic ${Buffer.from('quantri.tinh').toString('base64')}` }),
    ],
    ['another scheme', () => ({ authorization: 'Bearer abc' })],
  ])('asks %s for an administrator’s name and token', async (_who, made) => {
    const headers = await made();
    for (const url of ['/admin/queues', '/admin/queues/', '/admin/queues/api/queues', '/admin/queues/?x=1']) {
      const answer = await send({ url, headers });
      expect([url, answer.status, answer.body]).toEqual([url, 401, '']);
      expect(answer.headers['www-authenticate']).toMatch(/^Basic realm=/);
    }
  });

  it('is shut again when the session ends', async () => {
    const administrator = await api.signIn('quantri.tinh');
    const headers = basic('quantri.tinh', administrator.session!);
    await administrator.send('DELETE', '/sessions/current', undefined, {});
    expect((await send({ url: '/admin/queues/', headers })).status).toBe(401);
  });

  it('has a door of its own: it does not take a token as the endpoints do', async () => {
    const administrator = await api.signIn('quantri.tinh');
    expect((await administrator.get('/admin/queues/')).status).toBe(401);
  });

  it.each([
    '/%61dmin/queues/',
    '/admin/%71ueues/api/queues',
    '/admin/queues%2Fapi/queues',
    '//admin/queues/',
  ])('has no back door: %s', async (url) => {
    expect([401, 404]).toContain((await send({ url })).status);
  });
});
