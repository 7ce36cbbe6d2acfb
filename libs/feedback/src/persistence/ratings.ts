import { sql, type Sql } from '#platform/database';
import type { Place } from '#platform/personal-data';
import type { Level, Rating } from '../domain/rating.ts';

/** Where the words of a rating are sealed for. */
export const commentPlace = (id: string): Place => ({ column: 'feedback.rating.comment_sealed', row: id });

export interface NewRating extends Omit<Rating, 'comment'> {
  id: string;
  commentSealed: Buffer | null;
  receivedBy: number | null;
  handledBy: number | null;
  at: Date;
}

/**
 * `finished as (…), kept as (…)`: of a dossier that has ended and is not erased, unless it was rated before. An officer is kept with
 * a level alone. Whoever erases holds the row of the dossier: one of the two comes first.
 */
export const insertRating = (dossierId: string, rating: NewRating): Sql => {
  const { id, level, receivedLevel, receivedBy, handledLevel, handledBy, reasons, commentSealed, at } =
    rating;
  return sql`
    finished as (
      select id, lead_agency_id, procedure_code from dossier.dossier
      where id = ${dossierId} and closed_at is not null and erased_at is null for key share),
    kept as (
      insert into feedback.rating (id, dossier_id, level, received_level, received_by, handled_level, handled_by, reasons,
                                   comment_sealed, agency_id, procedure_code, rated_at)
      select ${id}::uuid, id, ${level}, ${receivedLevel}, ${receivedLevel && receivedBy}::int, ${handledLevel},
             ${handledLevel && handledBy}::int, ${[...reasons]}::text[], ${commentSealed}::bytea, lead_agency_id,
             procedure_code, ${at}::timestamptz
      from finished
      on conflict (dossier_id) do nothing
      returning id)`;
};

/** How many of `feedback.rating r` said what, in the column given. */
export const satisfactionOf = (level: Sql): Sql => sql`
  count(${level})::int as total,
  count(*) filter (where ${level} = ${'very-satisfied' satisfies Level})::int as "verySatisfied",
  count(*) filter (where ${level} = ${'satisfied' satisfies Level})::int as satisfied,
  count(*) filter (where ${level} = ${'not-satisfied' satisfies Level})::int as "notSatisfied"`;

/** `feedback.rating r` of days of Viet Nam, both included. */
export const ratedWithin = ({ from, to }: { from: string; to: string }): Sql => sql`
  r.rated_at >= ${from}::date::timestamp at time zone 'Asia/Ho_Chi_Minh'
  and r.rated_at < (${to}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'`;
