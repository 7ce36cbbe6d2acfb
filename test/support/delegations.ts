import { type Database, sql } from '#platform/database';
import type { Answer, Officer } from './officer.ts';
import type { TestApi } from './test-api.ts';

export const refusal = ({ status, body }: Answer) => [status, body.code];

/** A day from now on of the post of the commune's leader, for its unit head; as a request. */
export const aDay = (api: Pick<TestApi, 'clock'>, overrides: Record<string, unknown> = {}) => ({
  ...{ agency: 'H99.41', role: 'agency-leader', to: 'truongphong.hoaban', reason: 'Đi công tác' },
  endsAt: new Date(api.clock.now().getTime() + 86_400_000).toISOString(),
  ...overrides,
});

/** Makes a delegation. @returns its id */
export async function delegatePost(
  api: Pick<TestApi, 'clock'>,
  by: Officer,
  overrides: Record<string, unknown> = {},
): Promise<number> {
  const { status, body } = await by.post('/delegations', aDay(api, overrides));
  if (status !== 201) throw new Error(`not delegated: ${JSON.stringify(body)}`);
  return body.id as number;
}

/** Nobody acts for anybody any more. */
export const endAll = (database: Database): Promise<unknown> =>
  database.query(sql`
    update organization.delegation
    set ended_at = made_at, ended_by = made_by, end_reason = 'Thử xong' where ended_at is null`);

/** Gives an officer one more post. */
export const givePost = (
  database: Database,
  username: string,
  agency: string,
  role: string,
): Promise<unknown> =>
  database.query(sql`
    insert into organization.position (officer_id, agency_id, role, title)
    select o.id, a.id, ${role}, 'Chức vụ thử' from organization.officer o, organization.agency a
    where o.username = ${username} and a.code = ${agency}`);

export const takePost = (database: Database, username: string, role: string): Promise<unknown> =>
  database.query(sql`
    delete from organization.position
    where role = ${role} and officer_id = (select id from organization.officer where username = ${username})`);

/** What was written down of these verbs, latest first: who, for whom, of what, how it came out. */
export const tracesOf = (database: Database, ...actions: string[]): Promise<Record<string, unknown>[]> =>
  database.query(sql`
    select e.actor, e.action, e.outcome, e.subject_id as subject, e.details ->> 'problem' as problem,
           (select o.username from organization.officer o where o.id = e.on_behalf_of) as for
    from audit.entry e where e.action = any(${actions}::text[]) order by e.id desc limit 20`);
