import { readFileSync } from 'node:fs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { v7 as uuid } from 'uuid';
import { projectPath } from '#platform/config';

/** An answer as tests look at it. */
export interface Answer {
  status: number;
  headers: Record<string, string | undefined>;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests read what came back without describing it twice
  body: any;
}

type Headers = Record<string, string>;
type Response = Awaited<ReturnType<NestFastifyApplication['inject']>>;
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD';

/** What is served beside the versioned API. */
const BESIDE_THE_API = /^\/(health|problems|admin\/|openapi|docs)/;

export const { password } = JSON.parse(readFileSync(projectPath('seed', 'demo-accounts.json'), 'utf8')) as {
  password: string;
};

/** Someone at the other end of HTTP: signed in, or nobody in particular. */
export class Officer {
  private token: string | undefined;
  private refreshToken = '';
  private renewing: Promise<void> | undefined;

  constructor(
    private readonly app: NestFastifyApplication,
    private readonly username?: string,
  ) {}

  /** The token of the session, for requests sent by other means. */
  get session(): string | undefined {
    return this.token;
  }

  async signIn(username: string): Promise<Officer> {
    const officer = new Officer(this.app, username);
    await officer.openSession();
    return officer;
  }

  private async openSession(): Promise<void> {
    const { status, body } = await this.once('POST', '/sessions', { username: this.username, password }, {});
    if (status !== 201) throw new Error(`${this.username} could not sign in: ${JSON.stringify(body)}`);
    this.keep(body);
  }

  private keep({ accessToken, refreshToken }: Answer['body']): void {
    this.token = accessToken;
    this.refreshToken = refreshToken;
  }

  /** Once for all requests that found the session over: a refresh token is good for one exchange. */
  private renew(): Promise<void> {
    this.renewing ??= this.refreshOrSignIn().finally(() => (this.renewing = undefined));
    return this.renewing;
  }

  private async refreshOrSignIn(): Promise<void> {
    const body = { refreshToken: this.refreshToken };
    const refreshed = await this.once('POST', '/sessions/refresh', body, {});
    if (refreshed.status === 200) this.keep(refreshed.body);
    else await this.openSession();
  }

  get(path: string, headers: Headers = {}): Promise<Answer> {
    return this.send('GET', path, undefined, headers);
  }

  /** The bytes of a file, whatever its kind. */
  download(path: string): Promise<Buffer> {
    return this.bytes('GET', path);
  }

  /** The bytes of a file that is made of what is sent. */
  async bytes(method: Method, path: string, body?: object): Promise<Buffer> {
    const response = await this.answered(method, path, body, {});
    if (response.statusCode !== 200) throw new Error(`${path} gives no file: ${response.body}`);
    return response.rawPayload;
  }

  post(path: string, body?: unknown, headers: Headers = {}): Promise<Answer> {
    return this.send('POST', path, body, { 'idempotency-key': uuid(), ...headers });
  }

  /** Takes an action on the version given, or on the present one. */
  async act(dossierId: string, body: Record<string, unknown>, version?: number): Promise<Answer> {
    const etag =
      version === undefined ? (await this.get(`/dossiers/${dossierId}`)).headers['etag'] : `"${version}"`;
    return this.post(`/dossiers/${dossierId}/actions`, body, { 'if-match': etag ?? '' });
  }

  /** Sends a request; a session that ended because the test moved the clock is refreshed, or opened anew. */
  async send(method: Method, path: string, body: unknown, headers: Headers): Promise<Answer> {
    return answerOf(await this.answered(method, path, body, headers));
  }

  private async answered(method: Method, path: string, body: unknown, headers: Headers): Promise<Response> {
    const { token } = this;
    const response = await this.inject(method, path, body, headers);
    if (response.statusCode !== 401 || !token) return response;
    if (token === this.token) await this.renew();
    return this.inject(method, path, body, headers);
  }

  private async once(method: Method, path: string, body: unknown, headers: Headers): Promise<Answer> {
    return answerOf(await this.inject(method, path, body, headers));
  }

  private inject(method: Method, path: string, body: unknown, headers: Headers): Promise<Response> {
    const raw = typeof body === 'string';
    return this.app.inject({
      method,
      url: BESIDE_THE_API.test(path) ? path : `/api/v1${path}`,
      headers: {
        ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
        ...(raw ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: body as object }),
    });
  }
}

function answerOf(response: Response): Answer {
  const { statusCode, headers, body } = response;
  const isJson = /json/.test(String(headers['content-type'] ?? ''));
  return {
    status: statusCode,
    headers: headers as Answer['headers'],
    body: isJson && body !== '' ? response.json() : body,
  };
}
