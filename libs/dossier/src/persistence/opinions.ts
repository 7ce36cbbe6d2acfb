import { type Queryable, sql, type Sql } from '#platform/database';
import type {
  AskedOpinion,
  OpinionPaper,
  OpinionQuestion,
  OpinionState,
  OpinionVerdict,
} from '../domain/opinion.ts';
import { personOf } from './load-state.ts';
import type { Person } from '../domain/person.ts';

/** An opinion as it is stored. */
export interface StoredOpinion extends Omit<OpinionQuestion, 'limit'> {
  id: string;
  dossierId: string;
  step: string;
  askingAgencyId: number;
  askedAgencyId: number;
  askedAt: Date;
  askedByName: string;
  askedByTitle: string;
  dueAt: Date;
  /** Who of the asked agency took it upon them. */
  claimedBy: Person | null;
  state: OpinionState;
  endedAt: Date | null;
  endedByName: string | null;
  endedByTitle: string | null;
  late: boolean;
  verdict: OpinionVerdict | null;
  answer: string | null;
  papers: OpinionPaper[];
  /** Why it was taken back. */
  reason: string | null;
}

/** Columns of `dossier.opinion q`. */
export const OPINION = sql`
  q.id, q.dossier_id as "dossierId", q.step, q.asking_agency_id as "askingAgencyId",
  q.asked_agency_id as "askedAgencyId", q.question, q.paper, q.asked_at as "askedAt",
  q.asked_by_name as "askedByName", q.asked_by_title as "askedByTitle", q.due_at as "dueAt",
  ${personOf(sql`q.claimed_by`)} as "claimedBy", q.state, q.ended_at as "endedAt",
  q.ended_by_name as "endedByName", q.ended_by_title as "endedByTitle", q.late, q.verdict, q.answer, q.papers, q.reason`;

/** @param permitted SQL of `dossier.dossier d` */
export async function loadOpinion(
  queryable: Queryable,
  id: string,
  permitted: Sql,
): Promise<StoredOpinion | undefined> {
  const [found] = await queryable.query<StoredOpinion>(sql`
    select ${OPINION} from dossier.opinion q join dossier.dossier d on d.id = q.dossier_id
    where q.id = ${id}::uuid and ${permitted}`);
  return found;
}

/** Every opinion asked on a dossier, in the order they were asked. */
export const opinionsOf = (queryable: Queryable, dossierId: string): Promise<StoredOpinion[]> =>
  queryable.query<StoredOpinion>(sql`
    select ${OPINION} from dossier.opinion q where q.dossier_id = ${dossierId} order by q.asked_at, q.id`);

/** Who does something about an opinion, in the line of history that tells it. */
interface Deed {
  at: Date;
  sequence: number;
  by: number;
  name: string;
  title: string;
}

interface Asking extends Deed, OpinionQuestion {
  dossierId: string;
  step: string;
  askingAgencyId: number;
  asked: readonly AskedOpinion[];
}

/** Asks; part of a statement whose `participation` lets agencies see the dossier. */
export const insertOpinions = (ask: Asking, when: Sql): Sql => sql`
  insert into dossier.opinion (id, dossier_id, step, asking_agency_id, asked_agency_id, question, paper, limit_given,
    asked_at, asked_in, asked_by, asked_by_name, asked_by_title, due_at, joins)
  select a.id, ${ask.dossierId}::uuid, ${ask.step}, ${ask.askingAgencyId}::int, a."agencyId", ${ask.question},
         ${ask.paper}, ${JSON.stringify(ask.limit)}::jsonb, ${ask.at}::timestamptz, ${ask.sequence}::int,
         ${ask.by}::int, ${ask.name}, ${ask.title}, a."dueAt",
         exists (select 1 from participation p where p.agency_id = a."agencyId")
  from jsonb_to_recordset(${JSON.stringify(ask.asked)}::jsonb) as a(id uuid, "agencyId" int, "dueAt" timestamptz)
  where ${when}`;

/** An opinion that is still awaited, with its dossier locked before it, as every change does. */
export const lockOpenOpinion = (id: string, dossier: { id: string; version: number }): Sql => sql`
  select q.id from dossier.opinion q
  join (select d.id from dossier.dossier d where d.id = ${dossier.id} and d.version = ${dossier.version}
        for no key update) standing on standing.id = q.dossier_id
  where q.id = ${id}::uuid and q.state = 'open' for update of q`;

interface Answer {
  verdict: OpinionVerdict;
  answer: string;
  papers: readonly OpinionPaper[];
  late: boolean;
}

export const answerOpinion = (
  id: string,
  { verdict, answer, papers, late }: Answer,
  deed: Deed,
  when: Sql,
): Sql => sql`
  update dossier.opinion
  set state = 'answered', verdict = ${verdict}, answer = ${answer}, papers = ${JSON.stringify(papers)}::jsonb,
      late = ${late}, ${endedBy(deed)}
  where id = ${id}::uuid and ${when}`;

export const takeOpinionBack = (id: string, reason: string, deed: Deed, when: Sql): Sql => sql`
  update dossier.opinion set state = 'taken-back', reason = ${reason}, ${endedBy(deed)}
  where id = ${id}::uuid and ${when}`;

const endedBy = ({ at, sequence, by, name, title }: Deed): Sql => sql`
  ended_at = ${at}::timestamptz, ended_in = ${sequence}::int, ended_by = ${by}::int, ended_by_name = ${name},
  ended_by_title = ${title}`;

/** Nobody waits for opinions on a dossier that has ended. */
export const endOpinions = (
  dossierId: string,
  { at, sequence }: Pick<Deed, 'at' | 'sequence'>,
  when: Sql,
): Sql => sql`
  update dossier.opinion set state = 'ended', ended_at = ${at}::timestamptz, ended_in = ${sequence}::int
  where dossier_id = ${dossierId} and state = 'open' and ${when}`;
