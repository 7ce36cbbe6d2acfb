import { Secret, TOTP } from 'otpauth';
import { sql } from '#platform/database';
import { type Answer, password } from './officer.ts';
import type { TestApi } from './test-api.ts';

/** Status and code of an answer that refuses. */
export const refusal = ({ status, body }: Answer): [number, string] => [status, body.code];

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** Sends credentials, by default with the password of the seed, from an address of one's own. */
export async function tryToSignIn(
  api: TestApi,
  username: string,
  { secret = password, code, from }: { secret?: string; code?: string; from?: string } = {},
): Promise<Answer> {
  const response = await api.app.inject({
    method: 'POST',
    url: '/api/v1/sessions',
    ...(from ? { remoteAddress: from } : {}),
    payload: { username, password: secret, ...(code === undefined ? {} : { code }) },
  });
  return {
    status: response.statusCode,
    headers: response.headers as Answer['headers'],
    body: response.json(),
  };
}

/** The six digits an authenticator application shows at the API's time. @param steps half-minutes later */
export const codeOf = (api: TestApi, secret: string, steps = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: api.clock.now().getTime() + steps * 30_000,
  });

/** Gives a signed-in officer a second factor. @returns its secret and the recovery codes */
export async function enrol(api: TestApi, token: string, present = password) {
  const offer = await api.anyone.post('/account/second-factor', { password: present }, bearer(token));
  const { secret } = offer.body as { secret: string };
  const code = codeOf(api, secret);
  const { body } = await api.anyone.post('/account/second-factor/confirmation', { code }, bearer(token));
  return { secret, recoveryCodes: body.recoveryCodes as string[] };
}

export async function accountId(api: TestApi, username: string): Promise<number> {
  const [account] = await api.database.query<{ id: number }>(sql`
    select id from identity.account where username = ${username}`);
  return account!.id;
}

/** What the audit trail says of an account, the oldest first. */
export const audited = (api: TestApi, username: string) =>
  api.database.query<{ actor: string; action: string; details: Record<string, unknown> }>(sql`
    select actor, action, details from audit.entry
    where subject_type = 'account' and subject_id = (select id::text from identity.account where username = ${username})
    order by id`);
