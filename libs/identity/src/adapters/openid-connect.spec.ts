import {
  type FaultKind,
  type FaultRequest,
  type Person,
  type Simulators,
  startSimulators,
  visit,
} from '#simulators';
import { silentLogger, testConfig } from '#testing';
import type { Identification, SignOnChecks } from '../application/sign-on-provider.ts';
import { newToken } from '../application/token.ts';
import { OpenIdConnect } from './openid-connect.ts';

let simulators: Simulators;
let provider: OpenIdConnect;

const PERSON = { username: 'thuly.hoaban' };

const settings = (overrides: Record<string, string> = {}) => ({
  SIGN_ON_ISSUER: simulators.signOn.issuer,
  SIGN_ON_CLIENT_ID: 'mot-cua',
  SIGN_ON_CLIENT_SECRET: 'mot-cua-local',
  SIGN_ON_RETURN_URL: 'http://localhost:3000/client',
  ...overrides,
});
const client = (overrides: Record<string, string> = {}) =>
  new OpenIdConnect('officer', testConfig(settings(overrides)), silentLogger());

const misbehave = (kind: FaultKind, more: Partial<FaultRequest> = {}) =>
  simulators.faults.set({ target: 'sign-on', kind, ...more });

const fresh = (): SignOnChecks => ({ state: newToken(), nonce: newToken(), verifier: newToken() });

/** What the browser brings back, and the checks it was sent away with. */
async function journey(person: Person = PERSON) {
  const checks = fresh();
  const address = await provider.addressFor(checks);
  return { checks, answer: (await visit(address!, person)).searchParams };
}

async function signOn(person: Person = PERSON): Promise<Identification> {
  const { answer, checks } = await journey(person);
  return provider.identify(answer, checks);
}

beforeAll(async () => {
  simulators = await startSimulators({ port: 0, smtpPort: 0 });
  await simulators.signOn.provider();
});
afterAll(() => simulators.close());
beforeEach(() => {
  provider = client();
});
afterEach(() => simulators.faults.clear());

describe('a sign-on', () => {
  it('tells who the person is and how they proved it', async () => {
    expect(await signOn()).toEqual({
      kind: 'identified',
      person: {
        issuer: simulators.signOn.issuer,
        subject: simulators.signOn.subjectOf(PERSON.username),
        username: PERSON.username,
        methods: ['pwd'],
      },
    });
    expect(await signOn({ ...PERSON, secondFactor: true })).toMatchObject({
      person: { methods: expect.arrayContaining(['mfa']) },
    });
    expect(simulators.signOn.events()).toContainEqual(
      expect.objectContaining({ what: 'token-given', username: PERSON.username, fault: null }),
    );
  });

  it('asks with S256 and never shows the verifier on the way', async () => {
    const checks = fresh();
    const { searchParams } = new URL((await provider.addressFor(checks))!);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      state: checks.state,
      nonce: checks.nonce,
    });
    expect(searchParams.toString()).not.toContain(checks.verifier);
  });

  it('is declined by the person', async () => {
    expect(await signOn('refuses')).toEqual({ kind: 'declined', reason: 'access_denied' });
  });

  it.each([
    ['at the door', 'auth', 'access_denied'],
    ['when the code is handed in', 'token', 'invalid_grant'],
  ])('is declined by the provider %s', async (_where, service, reason) => {
    misbehave('reject', { service });
    expect(await signOn()).toEqual({ kind: 'declined', reason });
  });

  it.each([
    ['wrong-audience', 'OAUTH_JWT_CLAIM_COMPARISON_FAILED'],
    ['wrong-issuer', 'OAUTH_JWT_CLAIM_COMPARISON_FAILED'],
    ['expired-token', 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED'],
    ['wrong-nonce', 'OAUTH_JWT_CLAIM_COMPARISON_FAILED'],
    ['unsigned', 'OAUTH_INVALID_RESPONSE'],
    ['confused-key', 'OAUTH_INVALID_RESPONSE'],
    ['foreign-key', 'OAUTH_INVALID_RESPONSE'],
  ] as const)('is not trusted with the token fault %s', async (kind, reason) => {
    misbehave(kind);
    expect(await signOn()).toEqual({ kind: 'untrusted', reason });
  });

  it('is not trusted when the provider signs with another algorithm than the agreed one', async () => {
    provider = client({ SIGN_ON_ALGORITHM: 'ES256' });
    expect(await signOn()).toMatchObject({ kind: 'untrusted' });
  });

  it('takes a person nobody has heard of for who they are', async () => {
    misbehave('unknown-subject');
    expect(await signOn()).toMatchObject({ kind: 'identified', person: { subject: 'nobody' } });
  });
});

describe('an answer', () => {
  it.each([
    ['another state', ({ checks }) => ({ ...checks, state: newToken() }), 'untrusted'],
    ['another nonce', ({ checks }) => ({ ...checks, nonce: newToken() }), 'untrusted'],
    ['the verifier of another browser', ({ checks }) => ({ ...checks, verifier: newToken() }), 'declined'],
  ] as [string, (browser: { checks: SignOnChecks }) => SignOnChecks, string][])(
    'does not fit %s',
    async (_what, changed, kind) => {
      const browser = await journey();
      expect(await provider.identify(browser.answer, changed(browser))).toMatchObject({ kind });
    },
  );

  it('is worth something once', async () => {
    const { answer, checks } = await journey();
    expect(await provider.identify(answer, checks)).toMatchObject({ kind: 'identified' });
    expect(await provider.identify(answer, checks)).toEqual({ kind: 'declined', reason: 'invalid_grant' });
  });

  it('is not trusted from another issuer (RFC 9207)', async () => {
    const { answer, checks } = await journey();
    answer.set('iss', 'https://sso.elsewhere.example');
    expect(await provider.identify(answer, checks)).toMatchObject({ kind: 'untrusted' });
  });

  it('without a code is not trusted', async () => {
    const { answer, checks } = await journey();
    answer.delete('code');
    expect(await provider.identify(answer, checks)).toMatchObject({ kind: 'untrusted' });
  });
});

describe('a provider that is away', () => {
  it.each<[FaultKind, Partial<FaultRequest>]>([
    ['down', {}],
    ['refuse', {}],
    ['drop-before', {}],
    ['break-schema', {}],
  ])('cannot be asked (%s), and is asked again the next time', async (kind, more) => {
    misbehave(kind, more);
    expect(await provider.addressFor(fresh())).toBeUndefined();
    simulators.faults.clear();
    expect(await provider.addressFor(fresh())).toContain('/sign-on/auth?');
  });

  it.each<[FaultKind, Partial<FaultRequest>]>([
    ['down', {}],
    ['refuse', { service: 'token' }],
    ['drop-before', { service: 'token' }],
    ['break-schema', { service: 'token' }],
    ['drop-before', { service: 'jwks' }],
    ['hold', { service: 'token' }],
  ])('does not say who came back: %s %j', async (kind, more) => {
    provider = client({ CALL_TIMEOUT_SECONDS: '0.3' });
    const { answer, checks } = await journey();
    misbehave(kind, more);
    expect(await provider.identify(answer, checks)).toMatchObject({ kind: 'unavailable' });
  });

  it('may be slow', async () => {
    misbehave('slow', { afterMs: 50, service: 'token' });
    expect(await signOn()).toMatchObject({ kind: 'identified' });
  });
});
