import { randomBytes } from 'node:crypto';
import { sql } from '#platform/database';
import type { Call, Rule } from '../../support/permission-rule.ts';
import type { Role } from '../../support/posts.ts';
import type { Route } from '../../support/routes.ts';
import { serviceKeyOf } from '../../support/service-keys.ts';
import { world } from './permission-requests.ts';
import { WEBHOOK_RULES } from './webhook-rules.ts';

const ADMINISTRATORS: readonly Role[] = ['administrator'];
const CHALLENGE = 'x'.repeat(43);

const fresh = (): string => randomBytes(6).toString('hex');

/** A service account with a key, by the names they go by in addresses. */
async function keyed(): Promise<Call> {
  const [, code = ''] = (await serviceKeyOf(world.api, 'H99.41')).split('_');
  return { name: `service-${code}`, code };
}

async function linked(): Promise<Call> {
  const [link] = await world.api.database.query<{ id: number }>(sql`
    insert into identity.external_identity (issuer, subject, account_id, linked_at)
    select ${`https://${fresh()}.example`}, 'someone', id, ${world.api.clock.now()}
    from identity.account where username = 'lanhdao.hoaban' returning id`);
  return { id: String(link!.id) };
}

/** Signing on, and what an administrator does to accounts of services and of other providers, and has other systems told. */
export const SERVICE_RULES: Record<Route, Rule> = {
  ...WEBHOOK_RULES,
  // There is no provider in this system.
  'GET /sign-on': { may: 'everyone', gives: 404, call: () => ({ query: `?challenge=${CHALLENGE}` }) },
  'GET /sign-on/callback': { may: 'everyone', gives: 404, call: () => ({ query: '?state=x' }) },
  'POST /sessions/sign-on': {
    may: 'everyone',
    gives: 401,
    call: () => ({ body: { handover: CHALLENGE, secret: CHALLENGE } }),
  },
  'GET /administration/accounts/:username/external-identities': {
    may: ADMINISTRATORS,
    gives: 200,
    call: () => ({ username: 'lanhdao.hoaban' }),
  },
  'POST /administration/accounts/:username/external-identities': {
    may: ADMINISTRATORS,
    gives: 201,
    call: () => ({
      username: 'lanhdao.hoaban',
      body: { issuer: `https://${fresh()}.example`, subject: 'someone' },
    }),
  },
  'DELETE /administration/accounts/:username/external-identities/:id': {
    may: ADMINISTRATORS,
    gives: 204,
    call: async () => ({ username: 'lanhdao.hoaban', ...(await linked()) }),
  },
  'GET /administration/service-accounts': { may: ADMINISTRATORS, gives: 200 },
  'POST /administration/service-accounts': {
    may: ADMINISTRATORS,
    gives: 201,
    call: () => ({
      body: { name: `s-${fresh()}`, agency: 'H99.41', purpose: 'Thử', owner: 'lanhdao.hoaban' },
    }),
  },
  'POST /administration/service-accounts/:name/disabling': { may: ADMINISTRATORS, gives: 204, call: keyed },
  'POST /administration/service-accounts/:name/keys': {
    may: ADMINISTRATORS,
    gives: 201,
    call: async () => ({ ...(await keyed()), body: { scopes: ['dossiers:read'], days: 1 } }),
  },
  'POST /administration/service-accounts/:name/keys/:code/rotation': {
    may: ADMINISTRATORS,
    gives: 201,
    call: async () => ({ ...(await keyed()), body: { days: 1, oldKeyDays: 0 } }),
  },
  'DELETE /administration/service-accounts/:name/keys/:code': {
    may: ADMINISTRATORS,
    gives: 204,
    call: keyed,
  },
};
