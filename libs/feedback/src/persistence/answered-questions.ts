import { sql, type Sql } from '#platform/database';
import type { AnsweredQuestion } from '../domain/answered-question.ts';

export interface StoredQuestion extends AnsweredQuestion {
  id: string;
  version: number;
  editedAt: Date;
}

/** Of `feedback.answered_question q`. */
export const QUESTION: Sql = sql`
  q.id, q.version, q.question, q.answer, q.procedure_code as procedure, q.published, q.edited_at as "editedAt"`;

/** The procedure it is about is in the catalogue, or it is about none. */
const known = ({ procedure }: AnsweredQuestion): Sql =>
  sql`(${procedure}::text is null or exists (select from procedure.procedure where code = ${procedure}))`;

/** `kept as (…), versioned as (…)`: as version 1. */
export const insertQuestion = (id: string, said: AnsweredQuestion, by: number, at: Date): Sql => sql`
  kept as (
    insert into feedback.answered_question (id, version, question, answer, procedure_code, published, edited_at)
    select ${id}::uuid, 1, ${said.question}, ${said.answer}, ${said.procedure}, ${said.published}, ${at}::timestamptz
    where ${known(said)}
    returning *),
  ${versioned(by)}`;

/** `kept as (…), versioned as (…)`: as the version after the one given. */
export const updateQuestion = (
  { id, expected }: { id: string; expected: number },
  said: AnsweredQuestion,
  by: number,
  at: Date,
): Sql => sql`
  kept as (
    update feedback.answered_question
    set version = version + 1, question = ${said.question}, answer = ${said.answer}, procedure_code = ${said.procedure},
        published = ${said.published}, edited_at = ${at}::timestamptz
    where id = ${id} and version = ${expected} and ${known(said)}
    returning *),
  ${versioned(by)}`;

const versioned = (by: number): Sql => sql`
  versioned as (
    insert into feedback.answered_question_version
      (question_id, version, question, answer, procedure_code, published, edited_at, edited_by)
    select id, version, question, answer, procedure_code, published, edited_at, ${by}::int from kept)`;
