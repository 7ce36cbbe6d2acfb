import { type Queryable, sql, type Sql } from '#platform/database';
import type { CalendarChangeRequest } from '../domain/calendar-change.ts';

export interface NewChange extends CalendarChangeRequest {
  revision: number;
  enteredAt: Date;
  officerId: number;
  agencyId: number;
}

/** A change that is not carried out yet, with who answers for it. */
export interface AppliedChange {
  revision: number;
  promises: 'keep' | 're-issue';
  ground: string;
  enteredAt: Date;
  agencyId: number;
  officer: { officerId: number; username: string; fullName: string };
  title: string;
  reached: string | null;
  passBeganAt: Date;
}

export const insertChange = (change: NewChange): Sql => sql`
  insert into calendar_change.change (calendar_revision, amendments, ground, promises, entered_at, entered_by, agency_id,
    state, pass_began_at)
  values (${change.revision}, ${JSON.stringify(change.amendments)}::jsonb, ${change.ground}, ${change.promises},
          ${change.enteredAt}, ${change.officerId}, ${change.agencyId}, 'applying', ${change.enteredAt})`;

export async function changeBeingApplied(queryable: Queryable): Promise<AppliedChange | undefined> {
  const [change] = await queryable.query<AppliedChange>(sql`
    select c.calendar_revision as revision, c.promises, c.ground, c.entered_at as "enteredAt",
           c.agency_id as "agencyId", c.reached, c.pass_began_at as "passBeganAt",
           jsonb_build_object('officerId', o.id, 'username', o.username, 'fullName', o.full_name) as officer,
           coalesce((select min(p.title) from organization.position p
                     where p.officer_id = o.id and p.agency_id = c.agency_id), '') as title
    from calendar_change.change c join organization.officer o on o.id = c.entered_by
    where c.state = 'applying' order by c.calendar_revision limit 1`);
  return change;
}

/** Says how far a pass came. @returns whether nobody else had come further. */
export async function advanceChange(
  queryable: Queryable,
  revision: number,
  from: string | null,
  { reached, looked }: { reached: string | null; looked: number },
): Promise<boolean> {
  const advanced = await queryable.query(sql`
    update calendar_change.change
    set reached = coalesce(${reached}::uuid, reached), looked = looked + ${looked}::int
    where calendar_revision = ${revision} and state = 'applying' and reached is not distinct from ${from}::uuid
    returning 1`);
  return advanced.length === 1;
}

/** Ends a pass over the dossiers: the change is carried out, or another pass begins. */
export async function endPass(
  queryable: Queryable,
  revision: number,
  at: Date,
  settled: boolean,
): Promise<void> {
  await queryable.query(
    settled
      ? sql`update calendar_change.change set state = 'done', done_at = ${at}
            where calendar_revision = ${revision} and state = 'applying'`
      : sql`update calendar_change.change set reached = null, pass_began_at = ${at}
            where calendar_revision = ${revision} and state = 'applying'`,
  );
}
