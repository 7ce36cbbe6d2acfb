import { createHash, randomBytes } from 'node:crypto';
import { OFFICER_ROLES } from '#organization';
import { sql } from '#platform/database';
import type { TestApi } from './test-api.ts';

export type Role = (typeof OFFICER_ROLES)[number];
export { OFFICER_ROLES };

/** Someone who holds one post and no other. */
export interface Post {
  role: Role;
  agency: string;
}

/** Makes an officer with this one post. @returns the username */
export async function officerOf(api: TestApi, { role, agency }: Post): Promise<string> {
  const username = `${role}.${agency.toLowerCase()}`;
  await api.database.query(sql`
    with officer as (
           insert into organization.officer (username, full_name)
           values (${username}, ${`Mẫu ${username}`}) returning id),
         account as (
           insert into identity.account (username, password_hash, officer_id)
           select ${username}, (select min(password_hash) from identity.account), id from officer)
    insert into organization.position (officer_id, agency_id, role, title)
    select officer.id, a.id, ${role}, 'Chức vụ thử' from officer, organization.agency a where a.code = ${agency}`);
  return username;
}

/** Opens a session without the cost of a password. @returns the token */
export async function sessionOf(api: TestApi, username: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const now = api.clock.now();
  await api.database.query(sql`
    insert into identity.session (account_id, method, second_factor, opened_at, last_used_at, ends_at, address, user_agent,
                                  access_hash, access_expires_at, refresh_hash)
    select id, 'password', false, ${now}, ${now}, ${now}::timestamptz + interval '10 hours', '127.0.0.1', '',
           ${createHash('sha256').update(token).digest()}, ${now}::timestamptz + interval '10 hours', ${randomBytes(32)}
    from identity.account where username = ${username}`);
  return token;
}
