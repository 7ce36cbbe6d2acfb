import { Injectable } from '@nestjs/common';
import { type AuditEntry, insertAuditEntries } from '#platform/audit';
import { Database, sql, type Sql, type Transaction } from '#platform/database';
import { insertOutboxMessages } from '#platform/outbox';
import { personalDataErasedMessage } from '../../contracts/personal-data-erased.ts';
import { ReasonsToKeep } from './reasons-to-keep.ts';

/** Dossiers erased in one transaction. */
const BATCH = 500;

/** Stands where a name or an address was; lists and sheets go on showing the dossier. */
const ERASED = 'Đã xóa dữ liệu cá nhân';

/** Which dossiers have been kept long enough. */
export interface ErasureOrder {
  /** Code of the procedure. */
  procedure: string;
  closedBefore: Date;
}

/**
 * Erases who an applicant was and how they were reached. The line of the dossier stays with its dates, its result's number
 * and its history, so that every figure stays true; copies elsewhere learn of it by an event.
 */
@Injectable()
export class ErasePersonalData {
  constructor(
    private readonly database: Database,
    private readonly reasons: ReasonsToKeep,
  ) {}

  /** One batch, in one transaction. @returns how many dossiers; 0 = none is left that nobody else is erasing */
  async batch(order: ErasureOrder, at: Date, details: AuditEntry['details']): Promise<number> {
    const held = this.held();
    return this.database.transaction(async (tx) => {
      const due = await tx.query<{ id: string }>(sql`
        select d.id from ${dueUnder(order)} and not ${held} order by d.closed_at, d.id limit ${BATCH}
        for update of d skip locked`);
      // Locked now: a hold that was placed while they were looked for shows in this statement, and none can follow.
      const marked = await tx.query<{ id: string }>(sql`
        update dossier.dossier d set erased_at = ${at}
        where d.id = any(${due.map(({ id }) => id)}::uuid[]) and not ${held} returning d.id`);
      const ids = marked.map(({ id }) => id);
      if (ids.length > 0) await erase(tx, ids, at, details);
      return ids.length;
    });
  }

  /** How many dossiers would be erased at once, and how many are held back. */
  async count(order: ErasureOrder): Promise<{ due: number; held: number }> {
    const held = this.held();
    const [counts] = await this.database.query<{ due: number; held: number }>(sql`
      select count(*) filter (where not ${held})::int as due, count(*) filter (where ${held})::int as held
      from ${dueUnder(order)}`);
    return counts ?? { due: 0, held: 0 };
  }

  /** For a complaint, because a paper of it stands for one of a dossier that is still kept, or as others need it. */
  private held(): Sql {
    return sql`(
      exists (select from dossier.retention_hold h where h.dossier_id = d.id)
      or exists (select from dossier.component c join dossier.dossier u on u.id = c.dossier_id
                 where c.reused_from = d.id and u.erased_at is null)
      ${this.reasons.or(sql`d.id`)})`;
  }
}

const dueUnder = ({ procedure, closedBefore }: ErasureOrder): Sql => sql`
  dossier.dossier d
  where d.procedure_code = ${procedure} and d.closed_at < ${closedBefore} and d.erased_at is null`;

/** Of `dossier.applicant`: how it came in. Whether the account was verified stays: the index of a past period counts it. */
const withoutAccount = sql`
  online || '{"account": null, "asked": null}' || jsonb_strip_nulls(
    jsonb_build_object('verifiedWithVneid', online #> '{account,verifiedWithVneid}'))`;

async function erase(
  tx: Transaction,
  ids: string[],
  at: Date,
  details: AuditEntry['details'],
): Promise<void> {
  const these = sql`any(${ids}::uuid[])`;
  await tx.query(sql`
    update dossier.applicant
    set full_name = ${ERASED}, address = ${ERASED}, submitter_name = ${ERASED}, identity_sealed = null,
        identity_index = null, identity_tail = null, phone_sealed = null, phone_index = null, email_sealed = null,
        submitter_phone_sealed = null, submitter_identity_index = null, authority = null, authority_number = null,
        authority_date = null, return_address = null, online = ${withoutAccount}
    where dossier_id = ${these}`);
  await tx.query(sql`
    update dossier.component set comment = null, reference = null
    where dossier_id = ${these} and (comment is not null or reference is not null)`);
  await tx.query(sql`
    update dossier.dossier set hand_over = hand_over - 'recipient' - 'authority'
    where id = ${these} and hand_over is not null`);
  await tx.query(sql`
    update dossier.original_return set recipient = null where dossier_id = ${these}`);
  await tx.query(sql`delete from dossier.correction where dossier_id = ${these}`);
  await tx.query(insertOutboxMessages(ids.map((id) => personalDataErasedMessage(id, at))));
  await tx.query(insertAuditEntries(ids.map((id) => erasureOf(id, at, details))));
}

const erasureOf = (dossierId: string, at: Date, details: AuditEntry['details']): AuditEntry => ({
  at,
  actor: 'system',
  officerId: null,
  action: 'dossier.erase-personal-data',
  subjectType: 'dossier',
  subjectId: dossierId,
  details,
});
