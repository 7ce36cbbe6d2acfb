import { type FaultKind, type FaultRequest, type Simulators, startSimulators, visit } from '#simulators';
import { silentLogger, testConfig } from '#testing';
import type { Identification } from '../application/sign-on-provider.ts';
import { newToken } from '../application/token.ts';
import { OpenIdConnect } from './openid-connect.ts';

const NUMBER = '099000000001';

let simulators: Simulators;

const client = (overrides: Record<string, string> = {}) =>
  new OpenIdConnect(
    'citizen',
    testConfig({
      CITIZEN_SIGN_ON_ISSUER: simulators.citizenSignOn.issuer,
      CITIZEN_SIGN_ON_CLIENT_ID: 'mot-cua',
      CITIZEN_SIGN_ON_CLIENT_SECRET: 'mot-cua-local',
      CITIZEN_SIGN_ON_RETURN_URL: 'http://localhost:3000/client',
      ...overrides,
    }),
    silentLogger(),
  );

const misbehave = (kind: FaultKind, more: Partial<FaultRequest> = {}) =>
  simulators.faults.set({ target: 'citizen-sign-on', kind, ...more });

async function signOn(provider = client()): Promise<Identification> {
  const checks = { state: newToken(), nonce: newToken(), verifier: newToken() };
  const address = await provider.addressFor(checks);
  const { searchParams } = await visit(address!, { username: NUMBER });
  return provider.identify(searchParams, checks);
}

const numberOf = (found: Identification) => found.kind === 'identified' && found.person.identityNumber;

beforeAll(async () => {
  simulators = await startSimulators({ port: 0, smtpPort: 0 });
  await simulators.citizenSignOn.provider();
});
afterAll(() => simulators.close());
afterEach(() => simulators.faults.clear());

describe('the identity number of a citizen', () => {
  it('is told of UserInfo, by the claim that is agreed', async () => {
    expect(numberOf(await signOn())).toBe(NUMBER);
    expect(numberOf(await signOn(client({ CITIZEN_SIGN_ON_NUMBER_CLAIM: 'LoaiTaiKhoan' })))).toBe('1');
  });

  it('is not asked for where the ID token has the claim', async () => {
    misbehave('drop-before', { service: 'me' });
    expect(numberOf(await signOn(client({ CITIZEN_SIGN_ON_NUMBER_CLAIM: 'sub' })))).toBe(
      simulators.citizenSignOn.subjectOf(NUMBER),
    );
  });

  it('is none where there is no such claim, and told as it is where it is another number', async () => {
    misbehave('no-number', { service: 'me' });
    expect(await signOn()).toMatchObject({ kind: 'identified', person: { identityNumber: undefined } });
    misbehave('old-number', { service: 'me' });
    expect(numberOf(await signOn())).toBe('099000001');
  });

  it('of another subject than that of the ID token is not trusted', async () => {
    misbehave('another-subject', { service: 'me' });
    expect(await signOn()).toEqual({
      kind: 'untrusted',
      reason: 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED',
    });
  });

  it('of a token about somebody nobody has heard of is not trusted either', async () => {
    misbehave('unknown-subject');
    expect(await signOn()).toMatchObject({ kind: 'untrusted' });
  });

  it.each<FaultKind>(['drop-before', 'refuse', 'break-schema', 'reject', 'hold'])(
    'is not told while UserInfo is away: %s',
    async (kind) => {
      misbehave(kind, { service: 'me' });
      const impatient = kind === 'hold' ? client({ CALL_TIMEOUT_SECONDS: '1' }) : client();
      expect(await signOn(impatient)).toMatchObject({ kind: 'unavailable' });
    },
  );
});

describe('the two providers', () => {
  it('send browsers back to addresses of their own', async () => {
    const checks = { state: newToken(), nonce: newToken(), verifier: newToken() };
    const { searchParams } = new URL((await client().addressFor(checks))!);
    expect([searchParams.get('redirect_uri'), searchParams.get('scope')]).toEqual([
      'http://localhost:3000/api/v1/citizen-sign-on/callback',
      'openid',
    ]);
  });
});
