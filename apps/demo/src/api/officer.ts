import { z } from 'zod';
import { Refusal } from './refusal.ts';
import { type Answer, type Request, send } from './send.ts';

const session = z.object({
  accessToken: z.string(),
  officer: z.object({
    fullName: z.string(),
    positions: z.array(z.object({ agency: z.object({ code: z.string() }) })),
  }),
});
type Session = z.output<typeof session>;

/** An officer at a browser: signed in when first needed, and again when the session has ended. */
export class Officer {
  private session: Session | undefined;

  constructor(
    private readonly apiUrl: string,
    readonly username: string,
    private readonly password: string,
  ) {}

  async fullName(): Promise<string> {
    return (this.session ?? (await this.signIn())).officer.fullName;
  }

  /** Codes of the agencies where the officer holds a post. */
  async agencies(): Promise<string[]> {
    const { officer } = this.session ?? (await this.signIn());
    return officer.positions.map(({ agency }) => agency.code);
  }

  get<Body>(path: string, shape: z.ZodType<Body>): Promise<Answer<Body>> {
    return this.send(path, {}, shape);
  }

  post<Body>(
    path: string,
    body: unknown,
    shape: z.ZodType<Body>,
    headers: Record<string, string>,
  ): Promise<Answer<Body>> {
    return this.send(path, { method: 'POST', body, headers }, shape);
  }

  /** The demo lets days pass between two calls: longer than any session lasts. */
  private async send<Body>(path: string, request: Request, shape: z.ZodType<Body>): Promise<Answer<Body>> {
    const call = async () => {
      const { accessToken } = this.session ?? (await this.signIn());
      const headers = { ...request.headers, authorization: `Bearer ${accessToken}` };
      return send(`${this.apiUrl}/api/v1${path}`, { ...request, headers }, shape);
    };
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof Refusal) || error.problem.status !== 401) throw error;
      this.session = undefined;
      return call();
    }
  }

  private async signIn(): Promise<Session> {
    const { username, password } = this;
    const request = { method: 'POST', body: { username, password } } as const;
    const { body } = await send(`${this.apiUrl}/api/v1/sessions`, request, session);
    this.session = body;
    return body;
  }
}
