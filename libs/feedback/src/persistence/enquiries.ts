import { sql, type Sql } from '#platform/database';
import type { Place } from '#platform/personal-data';
import { type EnquiryKind, MOST_WAITING } from '../domain/enquiry.ts';

/** Where what an applicant wrote, and what they were answered, are sealed for. */
export const contentPlace = (id: string): Place => ({ column: 'feedback.enquiry.content_sealed', row: id });
export const answerPlace = (id: string): Place => ({ column: 'feedback.enquiry.answer_sealed', row: id });

export interface NewEnquiry {
  id: string;
  dossierId: string;
  kind: EnquiryKind;
  contentSealed: Buffer;
  agencyId: number;
  dueAt: Date;
  at: Date;
}

/** Whether something waits that was asked of a dossier: until it is answered, nobody erases what it is about. */
export const waitsForAnswer = (dossierId: Sql): Sql => sql`
  exists (select from feedback.enquiry waiting where waiting.dossier_id = ${dossierId} and waiting.answered_at is null)`;

/** Whoever asks about a dossier comes one after the other, and before or after who erases it. To be read after this statement. */
export const holdForEnquiry = (dossierId: string): Sql => sql`
  select from dossier.dossier d where d.id = ${dossierId} for no key update of d`;

/** Unless too many of its dossier wait, or it was erased; returns its id. @param enquiry of a dossier that is held */
export const insertEnquiry = (enquiry: NewEnquiry): Sql => {
  const { id, dossierId, kind, contentSealed, agencyId, dueAt, at } = enquiry;
  return sql`
    insert into feedback.enquiry (id, dossier_id, kind, content_sealed, sent_at, agency_id, due_at)
    select ${id}::uuid, ${dossierId}::uuid, ${kind}, ${contentSealed}::bytea, ${at}::timestamptz, ${agencyId}::int,
           ${dueAt}::timestamptz
    from dossier.dossier d
    where d.id = ${dossierId} and d.erased_at is null
      and (select count(*) from feedback.enquiry
           where dossier_id = ${dossierId} and answered_at is null) < ${MOST_WAITING}
    returning id`;
};

/** As it is kept; texts sealed, `null` = erased. */
export interface StoredEnquiry {
  id: string;
  kind: EnquiryKind;
  contentSealed: Buffer | null;
  sentAt: Date;
  /** Of the agency that owes the answer. */
  agency: string;
  agencyName: string;
  dueAt: Date;
  answerSealed: Buffer | null;
  answeredAt: Date | null;
}

/** Of `feedback.enquiry e join organization.agency g`. */
export const STORED: Sql = sql`
  e.id, e.kind, e.content_sealed as "contentSealed", e.sent_at as "sentAt", g.code as agency, g.name as "agencyName",
  e.due_at as "dueAt", e.answer_sealed as "answerSealed", e.answered_at as "answeredAt"`;
