import { randomUUID } from 'node:crypto';
import { OpenSession } from '#identity';
import { sql } from '#platform/database';
import { accountId } from '../../support/credentials.ts';
import { password } from '../../support/officer.ts';
import type { Call, Rule } from '../../support/permission-rule.ts';
import type { Route } from '../../support/routes.ts';
import { CITIZEN_RULES } from './citizen-rules.ts';
import { world } from './permission-requests.ts';

const ADMINISTRATORS = ['administrator'] as const;
const PATH = '/administration/accounts';

/** @returns the user name of an officer without an account */
async function newOfficer(): Promise<string> {
  const username = `moi.${randomUUID().slice(0, 8)}`;
  await world.api.database.query(sql`
    insert into organization.officer (username, full_name)
    values (${username}, 'Mẫu Thị Mới')`);
  return username;
}

/** A request to do something, with a reason, about an account nobody else needs. */
async function someAccount(): Promise<Call> {
  const username = await newOfficer();
  const [account] = await world.api.database.query<{ id: number }>(sql`
    insert into identity.account (username, password_hash, officer_id)
    select username, '-', id from organization.officer where username = ${username} returning id`);
  return { id: String(account!.id), body: { reason: 'Thử quyền' } };
}

async function refreshToken(): Promise<string> {
  const client = { address: '127.0.0.1', userAgent: '' };
  const proof = { method: 'password', secondFactor: false } as const;
  const id = await accountId(world.api, 'thuly.hoaban');
  return (await world.api.app.get(OpenSession).execute(id, proof, client)).refreshToken;
}

const act = (gives: number): Rule => ({ may: ADMINISTRATORS, gives, call: someAccount });

/** Without a second factor it stays shut: for who may open it and for who asks in working hours alike. */
const EMERGENCY = {
  code: '123456',
  reason: 'Tài khoản bị lộ mật khẩu, phải khóa ngay',
};

/** Who may do what about sessions and accounts. */
export const IDENTITY_RULES: Record<Route, Rule> = {
  ...CITIZEN_RULES,
  'POST /sessions': {
    may: 'everyone',
    gives: 201,
    call: () => ({ body: { username: 'thuly.hoaban', password } }),
  },
  'POST /sessions/refresh': {
    may: 'everyone',
    gives: 200,
    call: async () => ({ body: { refreshToken: await refreshToken() } }),
  },
  'GET /sessions': { may: 'officers', gives: 200 },
  'GET /sessions/current': { may: 'officers', gives: 200 },
  'DELETE /sessions/current': { may: 'officers', gives: 204 },
  // A session nobody has, which is what a colleague's looks like.
  'DELETE /sessions/:id': { may: 'officers', gives: 404, call: () => ({ id: '999999999' }) },
  'DELETE /sessions': { may: 'officers', gives: 204 },
  // Changes nothing: the wish is refused.
  'POST /account/password': {
    may: 'officers',
    gives: 422,
    call: () => ({ body: { present: password, wanted: 'ngắn' } }),
  },
  'POST /account/second-factor/confirmation': {
    may: 'officers',
    gives: 409,
    call: () => ({ body: { code: '123456' } }),
  },
  'POST /account/second-factor/proof': {
    may: 'officers',
    gives: 409,
    call: () => ({ body: { code: '123456' } }),
  },
  'POST /account/second-factor': { may: 'officers', gives: 201, call: () => ({ body: { password } }) },
  'GET /administration/emergency-openings': { may: ['administrator', 'agency-leader'], gives: 200 },
  'POST /administration/emergency-openings': {
    may: ADMINISTRATORS,
    gives: 409,
    call: () => ({ body: EMERGENCY }),
  },
  // An opening there is none of.
  'POST /administration/emergency-openings/:id/closing': {
    may: ADMINISTRATORS,
    gives: 404,
    call: () => ({ id: '999999999' }),
  },
  [`GET ${PATH}`]: { may: ADMINISTRATORS, gives: 200 },
  [`POST ${PATH}`]: {
    may: ADMINISTRATORS,
    gives: 201,
    call: async () => ({ body: { officer: await newOfficer() } }),
  },
  [`POST ${PATH}/:id/disabling`]: act(204),
  [`POST ${PATH}/:id/enabling`]: act(204),
  [`POST ${PATH}/:id/password-reset`]: act(200),
  [`POST ${PATH}/:id/second-factor-reset`]: act(204),
  [`POST ${PATH}/:id/unlocking`]: act(204),
  [`POST ${PATH}/:id/sessions/end`]: act(204),
};
