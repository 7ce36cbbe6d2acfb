import { inForce } from '#identity';
import { raw, sql, type Sql } from '#platform/database';
import type { AssignmentPolicy } from '#workflow';
import { clearedFor } from './cleared-for.ts';

/** A step that opens, with the policy that says who gets it. */
export interface Wish {
  step: string;
  agencyId: number;
  role: string;
  policy: AssignmentPolicy;
  /** Who did the step a `same-as` names, where that is not in the history yet. */
  doneBy: number | null;
  /** Steps it is to be kept apart from, and who did one of them where that is not in the history yet. */
  notBy: readonly string[];
  barred: readonly number[];
}

/** What steps are given out of. */
export interface Matter {
  /** Whose history tells who did an earlier step; null = there is none. */
  dossierId: string | null;
  /** SQL of the id of its procedure version. */
  procedureId: Sql;
  /** SQL of how secret it is: who has not the clearance is no candidate. */
  secrecy: Sql;
  receivingAgencyId: number;
  /** A step that is left as these open, and is no longer anybody's load. */
  leaves: string | null;
  /** SQL of the index of the applicant's identity number: nobody gets a dossier of their own. */
  applicant: Sql;
  /** When they open: who is away then comes last. */
  at: Date;
}

/**
 * `with` queries that end in `wish`, the steps in their order, and `candidate`, who comes into question for each and how
 * many open tasks they have.
 */
export const candidatesOf = (wishes: readonly Wish[], matter: Matter): Sql => sql`
  matter as (
    select (select field_code from procedure.procedure where id = ${matter.procedureId}) as field,
           array(select a.code from organization.agency desk
                 join organization.agency a on a.id in (desk.id, desk.parent_id)
                 where desk.id = ${matter.receivingAgencyId}) as areas),
  wish as (
    select w.place, w.step, w."agencyId" as agency_id, w.role, w.by, w."amongField", w."amongArea",
           w."notBy" as not_by, w.barred,
           row_number() over (partition by w."agencyId", w.role order by w.place) as turn,
           coalesce(w."doneBy", (
             select coalesce(h.on_behalf_of, h.officer_id) from dossier.history h
             where h.dossier_id = ${matter.dossierId}::uuid and h.from_step = w."sameAs"
             order by h.sequence desc limit 1)) as done_by
    from jsonb_to_recordset(${JSON.stringify(wishes.map(wishRow))}::jsonb)
         as w(place int, step text, "agencyId" int, role text, by text, "amongField" boolean, "amongArea" boolean,
              "sameAs" text, "doneBy" int, "notBy" text[], barred int[])),
  away as (
    select d.from_officer_id as officer_id, d.agency_id, d.role from organization.delegation d
    where d.absent and ${inForce(matter.at)} and (d.agency_id, d.role) in (select agency_id, role from wish)),
  candidate as (
    select w.place, p.officer_id, (p.officer_id, p.agency_id, p.role) in (select * from away) as away,
           case when w.by = 'least-loaded' then (
             select count(*) from dossier.task o
             where o.assignee_id = p.officer_id and o.closed_at is null
               and (o.dossier_id, o.step) is distinct from (${matter.dossierId}::uuid, ${matter.leaves}::text))
           else 0 end as load
    from wish w
    join organization.position p on p.agency_id = w.agency_id and p.role = w.role
    cross join matter
    where (w.by <> 'same-as' or p.officer_id = w.done_by)
      and ${clearedFor(matter.secrecy)}
      and ${mayHaveIt(matter)}
      and (w.by <> 'same-as' or ${isThereOrAlone})
      and (not w."amongField" or p.fields = '{}' or matter.field = any(p.fields))
      and (not w."amongArea" or p.areas = '{}' or p.areas && matter.areas))`;

/** That holder `p` of the post may act on the step `w`: it is not their own matter, nor kept from who did an earlier step. */
const mayHaveIt = ({ dossierId, applicant }: Matter): Sql => sql`
  p.officer_id <> all(w.barred)
  and not exists (
    select 1 from dossier.history h
    where h.dossier_id = ${dossierId}::uuid and h.from_step = any(w.not_by)
      and p.officer_id in (h.officer_id, h.on_behalf_of))
  and not exists (
    select 1 from organization.officer o where o.id = p.officer_id and o.identity_index = ${applicant})`;

/** That holder `p` of the post is not away, or no other holder is there. */
const isThereOrAlone = sql`
  ((p.officer_id, p.agency_id, p.role) not in (select * from away)
   or not exists (
     select 1 from organization.position other
     where other.agency_id = p.agency_id and other.role = p.role
       and (other.officer_id, other.agency_id, other.role) not in (select * from away)))`;

const wishRow = ({ step, agencyId, role, policy, doneBy, notBy, barred }: Wish, place: number) => {
  const among = policy.by === 'same-as' ? [] : (policy.among ?? []);
  return {
    ...{ place, step, agencyId, role, doneBy, notBy, barred, by: policy.by },
    amongField: among.includes('field'),
    amongArea: among.includes('area'),
    sameAs: policy.by === 'same-as' ? policy.step : null,
  };
};

/** A post in SQL: the row that has its `agency_id` and `role`. */
type Post = 'post' | 'rota';

/**
 * Gives a post's steps one after another, each to the candidate who comes next: who is there, then fewest open tasks where
 * that is asked, then longest without. Who gets one goes to the end of the turns, save where the step goes back to who did
 * it before.
 * @param turns SQL of the post's turns as they are. @returns a query of `turns` as they are afterwards and `latest`, whom each step goes to
 */
export const givenInTurn = (post: Post, turns: Sql): Sql => sql`
  with recursive given(n, turns, latest) as (
    select 0::bigint, ${turns}, '{}'::int[]
    union all
    select w.turn,
           case when next.officer_id is null or w.by = 'same-as' then given.turns
                else array_remove(given.turns, next.officer_id) || next.officer_id end,
           array_append(given.latest, next.officer_id)
    from given
    join wish w on w.agency_id = ${raw(post)}.agency_id and w.role = ${raw(post)}.role and w.turn = given.n + 1
    left join lateral (
      select c.officer_id from candidate c
      where c.place = w.place
      order by c.away, c.load + case when w.by = 'least-loaded'
                             then cardinality(array_positions(given.latest, c.officer_id)) else 0 end,
               array_position(given.turns, c.officer_id) nulls first, c.officer_id
      limit 1) next on true)
  select turns, latest from given order by n desc limit 1`;

/**
 * `with` queries that end in `chosen`: the officer each step goes to. Posts are locked in one order, so that two dossiers
 * whose steps open at the same posts never wait for each other. A step whose officer's post ends in this very moment goes
 * to nobody in person.
 */
export const chosenOfficers = (wishes: readonly Wish[], matter: Matter, when: Sql): Sql => sql`
  ${candidatesOf(wishes, matter)},
  turned as (
    insert into dossier.rota as rota (agency_id, role, turns, latest)
    select post.agency_id, post.role, given.turns, given.latest
    from (select distinct agency_id, role from wish) post
    cross join lateral (${givenInTurn('post', sql`'{}'::int[]`)}) given
    where ${when}
    order by post.agency_id, post.role
    on conflict (agency_id, role) do update set (turns, latest) = (${givenInTurn('rota', sql`rota.turns`)})
    returning agency_id, role, latest),
  chosen as (
    select w.step,
           (select p.officer_id from organization.position p
            where p.officer_id = t.latest[w.turn] and p.agency_id = w.agency_id and p.role = w.role
            for key share) as officer_id
    from wish w join turned t using (agency_id, role))`;
