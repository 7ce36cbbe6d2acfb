import { type Queryable, sql, type Sql } from '#platform/database';
import type { Place } from '#platform/personal-data';
import type { AuthorityKind, IdentityKind } from '../domain/applicant.ts';
import type { Result } from '../domain/correction.ts';
import { SEALED_FIELDS, type SealedFields } from './sealed-applicant.ts';

/** What was typed of a dossier, as it is stored. */
export interface StoredTyped extends SealedFields {
  fullName: string;
  identityKind: IdentityKind;
  address: string;
  submitterName: string;
  /** Blind index of the number of who handed it in for another; null = none on file. */
  submitterIndex: Buffer | null;
  /** By what right; null = not asked then. */
  authority: AuthorityKind | null;
  comments: Record<string, string | null>;
  result: Result | null;
}

/** The caller has made sure that they may. */
export async function storedTyped(queryable: Queryable, dossierId: string): Promise<StoredTyped | undefined> {
  const [row] = await queryable.query<StoredTyped>(sql`
    select a.full_name as "fullName", a.identity_kind as "identityKind", a.address,
           a.submitter_name as "submitterName", a.submitter_identity_index as "submitterIndex", a.authority,
           ${SEALED_FIELDS}, d.result,
           (select coalesce(jsonb_object_agg(c.code, c.comment), '{}')
            from dossier.component c where c.dossier_id = d.id) as comments
    from dossier.dossier d join dossier.applicant a on a.dossier_id = d.id
    where d.id = ${dossierId}`);
  return row;
}

/** A field that was corrected, as it is kept: nothing of it in the clear. */
export interface SealedCorrection {
  id: string;
  field: string;
  before: Buffer | null;
  after: Buffer | null;
}

const COLUMNS = {
  before: 'dossier.correction.before_sealed',
  after: 'dossier.correction.after_sealed',
} as const;

/** Where a value of a correction is sealed for. */
export const correctionPlace = (side: keyof typeof COLUMNS, id: string): Place => ({
  column: COLUMNS[side],
  row: id,
});

export const insertCorrections = (
  dossierId: string,
  sequence: number,
  corrections: readonly SealedCorrection[],
  when: Sql,
): Sql => sql`
  insert into dossier.correction (id, dossier_id, sequence, field, before_sealed, after_sealed)
  select c.id, ${dossierId}::uuid, ${sequence}::int, c.field, c.before, c.after
  from unnest(${corrections.map(({ id }) => id)}::uuid[], ${corrections.map(({ field }) => field)}::text[],
              ${corrections.map(({ before }) => before)}::bytea[],
              ${corrections.map(({ after }) => after)}::bytea[]) as c(id, field, before, after)
  where ${when}`;

/** What of an applicant is written in the place of what was typed; what is absent stays. */
export interface ApplicantAfter {
  fullName?: string;
  address?: string;
  identity?: { kind: IdentityKind; sealed: Buffer; index: Buffer; tail: string };
  phone?: { sealed: Buffer | null; index: Buffer | null };
  email?: { sealed: Buffer | null };
  /** Who handed it in was reached by the applicant's own number. */
  submitterPhone?: { sealed: Buffer | null };
  /** Of who handed it in for another. */
  submitterIndex?: Buffer | null;
}

/** Who handed a dossier in is the applicant unless another was named, and goes by the same name. */
export function updateApplicant(dossierId: string, after: ApplicantAfter, when: Sql): Sql {
  const { fullName, address, identity, phone, email, submitterPhone, submitterIndex } = after;
  return sql`
    update dossier.applicant
    set full_name = coalesce(${fullName ?? null}, full_name),
        submitter_name = case when submitter_name = full_name then coalesce(${fullName ?? null}, full_name)
                              else submitter_name end,
        address = coalesce(${address ?? null}, address),
        identity_kind = coalesce(${identity?.kind ?? null}, identity_kind),
        identity_sealed = coalesce(${identity?.sealed ?? null}::bytea, identity_sealed),
        identity_index = coalesce(${identity?.index ?? null}::bytea, identity_index),
        identity_tail = coalesce(${identity?.tail ?? null}, identity_tail),
        phone_sealed = case when ${phone !== undefined} then ${phone?.sealed ?? null}::bytea else phone_sealed end,
        phone_index = case when ${phone !== undefined} then ${phone?.index ?? null}::bytea else phone_index end,
        email_sealed = case when ${email !== undefined} then ${email?.sealed ?? null}::bytea else email_sealed end,
        submitter_phone_sealed = case when ${submitterPhone !== undefined} then ${submitterPhone?.sealed ?? null}::bytea
                                      else submitter_phone_sealed end,
        submitter_identity_index = case when ${submitterIndex !== undefined} then ${submitterIndex ?? null}::bytea
                                        else submitter_identity_index end
    where dossier_id = ${dossierId} and ${when}`;
}

export const updateComments = (
  dossierId: string,
  comments: readonly { code: string; comment: string | null }[],
  when: Sql,
): Sql => sql`
  update dossier.component c set comment = w.comment
  from jsonb_to_recordset(${JSON.stringify(comments)}::jsonb) as w(code text, comment text)
  where c.dossier_id = ${dossierId} and c.code = w.code and ${when}`;

/** Whether one of the numbers is that of one of these officers. @param indexes of the numbers */
export async function areOfficers(
  queryable: Queryable,
  indexes: readonly Buffer[],
  officerIds: readonly number[],
): Promise<boolean> {
  const rows = await queryable.query(sql`
    select 1 from organization.officer where identity_index = any(${indexes}::bytea[]) and id = any(${officerIds}::int[])`);
  return rows.length > 0;
}

export interface StoredCorrection extends SealedCorrection {
  at: Date;
  officerName: string;
  onBehalfOf: string | null;
  reason: string;
}

/** In the order they were made; those of an erased dossier are gone with its personal data. */
export const correctionsOf = (queryable: Queryable, dossierId: string): Promise<StoredCorrection[]> =>
  queryable.query<StoredCorrection>(sql`
    select c.id, c.field, c.before_sealed as before, c.after_sealed as after, h.at,
           h.officer_name as "officerName", h.on_behalf_of_name as "onBehalfOf", h.comment as reason
    from dossier.correction c
    join dossier.history h on h.dossier_id = c.dossier_id and h.sequence = c.sequence
    where c.dossier_id = ${dossierId} order by c.sequence, c.field`);
