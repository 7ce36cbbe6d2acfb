import { v7 as uuid } from 'uuid';
import { sql } from '#platform/database';
import type { Answer } from '../support/officer.ts';
import { sessionOf } from '../support/posts.ts';
import { applicant, birthRegistration } from '../support/receptions.ts';
import { createTestApi, type TestApi } from '../support/test-api.ts';
import { receive } from '../support/walk.ts';

/** What does harm where text is taken for code: by SQL, shells, paths, templates, XPath, log lines, headers, sheets, pages. */
const HARMFUL = [
  `'; drop table dossier.dossier; --`,
  `1' or '1'='1`,
  `\\'; select pg_sleep(5); --`,
  '$(touch /tmp/mot-cua-was-here)',
  '`id`; cat /etc/passwd |',
  '../../../../etc/passwd',
  '..%2f..%2fetc%2fpasswd%00',
  '{{7*7}}${7*7}#{7*7}<%= 7*7 %>',
  "' or count(/child::node())=1 or ''='",
  'mot\r\nlevel=error msg="forged"',
  'mot\r\nSet-Cookie: session=stolen',
  '=HYPERLINK("https://evil.example","x")',
  '+1+cmd|" /C calc"!A0',
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '{"$ne": null}',
  '__proto__',
  '\u202Egpj.exe',
  '9'.repeat(400),
];

interface Operation {
  parameters?: { name: string; in: string }[];
  requestBody?: object;
}

let api: TestApi;
let operations: { method: string; path: string; operation: Operation }[];

beforeAll(async () => {
  api = await createTestApi();
  const { paths } = (await api.app.inject({ url: '/openapi.json' })).json<{
    paths: Record<string, Record<string, Operation>>;
  }>();
  operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
});
afterAll(() => api.close());

/** Sends a request as someone who may, and tells the answer if it is the server's own failure. */
async function failureOf(method: string, url: string, payload?: string): Promise<string[]> {
  const username = /administration|imports|workflow|calendar|operations/.test(url)
    ? 'quantri.tinh'
    : 'lanhdao.hoaban';
  const { statusCode, body } = await api.app.inject({
    method: method as 'GET',
    url,
    headers: {
      authorization: `Bearer ${await sessionOf(api, username)}`,
      'idempotency-key': uuid(),
      'if-match': '"1"',
      ...(payload !== undefined && { 'content-type': 'application/json' }),
    },
    ...(payload !== undefined && { payload }),
  });
  // The portal and the gateways are out of reach here, which is no failure of the server's.
  return statusCode >= 500 && statusCode !== 503
    ? [`${method} ${url} ${payload ?? ''}: ${statusCode} ${body}`]
    : [];
}

describe('21. what does not fit an endpoint’s contract', () => {
  it('is refused in words: no body of the wrong shape fails in the server', async () => {
    const shapes = [
      'null',
      '[]',
      '"text"',
      '7',
      'true',
      '{}',
      '{"a":{"a":{"a":{"a":1}}}}',
      `[${'['.repeat(200)}${']'.repeat(200)}]`,
    ];
    const failures: string[] = [];
    for (const { method, path } of operations.filter(({ operation: one }) => one.requestBody)) {
      const url = path.replaceAll(/\{\w+\}/g, uuid());
      for (const shape of shapes) failures.push(...(await failureOf(method, url, shape)));
    }
    expect(failures).toEqual([]);
  });

  it('is refused when it has a field nobody knows', async () => {
    const desk = await api.signIn('tiepnhan.hoaban');
    for (const extra of [
      { dueAt: '2030-01-01T00:00:00Z' },
      { status: 'returned' },
      { receivingAgencyId: 1 },
    ]) {
      const { status, body } = await desk.post('/dossiers', birthRegistration(extra));
      expect([status, body.code]).toEqual([400, 'request.invalid']);
    }
  });
});

describe('22. text that is code elsewhere', () => {
  it('fails in no parameter of any address', async () => {
    const failures: string[] = [];
    for (const { method, path, operation } of operations) {
      const names = (operation.parameters ?? []).filter((one) => one.in === 'query').map(({ name }) => name);
      for (const text of HARMFUL) {
        const value = encodeURIComponent(text);
        const query = names.map((name) => `${name}=${value}`).join('&');
        const url = `${path.replaceAll(/\{\w+\}/g, value)}${query && `?${query}`}`;
        if (path.includes('{') || query) failures.push(...(await failureOf(method, url)));
      }
    }
    expect(failures).toEqual([]);
  });

  describe('in a dossier', () => {
    const receipts: Answer['body'][] = [];

    beforeAll(async () => {
      const desk = await api.signIn('tiepnhan.hoaban');
      for (const text of HARMFUL) {
        const fullName = text.replaceAll(/[\r\n]/g, ' ').slice(0, 100);
        receipts.push(
          await receive(desk, {
            applicant: { ...applicant, fullName, address: fullName },
            comment: text.slice(0, 100),
          }),
        );
      }
    });

    it('stays text: it is read as it was written, and nothing else happened', async () => {
      const desk = await api.signIn('tiepnhan.hoaban');
      for (const [index, { id }] of receipts.entries()) {
        const { body } = await desk.get(`/dossiers/${id}`);
        expect(body.applicant.fullName).toBe(HARMFUL[index]!.replaceAll(/[\r\n]/g, ' ').slice(0, 100));
      }
      const [{ count } = { count: 0 }] = await api.database.query<{ count: number }>(
        sql`select count(*)::int as count from dossier.dossier`,
      );
      expect(count).toBe(HARMFUL.length);
    });

    it('is shown as text on every page', async () => {
      const desk = await api.signIn('tiepnhan.hoaban');
      for (const { id, code, tracking } of receipts) {
        const slip = await desk.get(`/dossiers/${id}/forms/receipt.pdf`);
        expect(slip.status).toBe(200);
        const page = await api.anyone.get(`/tracking/${code}?secret=${tracking.secret}`, {
          accept: 'text/html',
        });
        expect(page.status).toBe(200);
        expect(page.body).not.toMatch(/<script>alert|<img src=x|49\$\{|\b4949\b/);
      }
    });
  });
});
