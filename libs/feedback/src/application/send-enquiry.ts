import { Injectable } from '@nestjs/common';
import type { ShownSecret } from '#dossier';
import { v7 as uuid } from 'uuid';
import { insertAuditEntry } from '#platform/audit';
import { Database, sql, type Sql, type Transaction } from '#platform/database';
import { Idempotency, type IdempotentRequest } from '#platform/http';
import { PersonalData } from '#platform/personal-data';
import type { EnquiryKind } from '../domain/enquiry.ts';
import { feedbackProblem } from '../domain/feedback.problems.ts';
import { contentPlace, holdForEnquiry, insertEnquiry, type NewEnquiry } from '../persistence/enquiries.ts';
import { AnswerLimits } from './answer-limits.ts';
import { APPLICANT } from './applicant.ts';
import { OpenedDossiers } from './opened-dossiers.ts';

/** What an applicant writes about their dossier. */
export interface WrittenEnquiry {
  kind: EnquiryKind;
  content: string;
}

export interface SentEnquiry {
  id: string;
  /** RFC 3339. */
  dueAt: string;
}

/** Keeps what an applicant asks or complains of, for the agency that leads the dossier, which owes an answer by a day. */
@Injectable()
export class SendEnquiry {
  constructor(
    private readonly database: Database,
    private readonly dossiers: OpenedDossiers,
    private readonly limits: AnswerLimits,
    private readonly personal: PersonalData,
    private readonly idempotency: Idempotency,
  ) {}

  /** Once for a key, however often it is sent. @throws feedback.dossier-unknown, .too-many-wrong, .too-many-waiting */
  async execute(
    shown: ShownSecret,
    written: WrittenEnquiry,
    request: IdempotentRequest,
  ): Promise<SentEnquiry> {
    const dossier = await this.dossiers.open(shown);
    const { leadAgencyId: agencyId } = dossier;
    const { at, dueAt } = await this.limits.fromNow(written.kind, agencyId);
    return this.idempotency.keeping<SentEnquiry>(`applicant of ${dossier.id}`, request, async (record) => {
      const id = uuid();
      const sent: SentEnquiry = { id, dueAt: dueAt.toISOString() };
      const contentSealed = await this.personal.seal(written.content, contentPlace(id));
      const row = { id, dossierId: dossier.id, kind: written.kind, contentSealed, agencyId, dueAt, at };
      if (await this.database.transaction((tx) => this.keep(tx, row, record(sent, SENT)))) return sent;
      await this.dossiers.demandKept(dossier.id);
      throw feedbackProblem('feedback.too-many-waiting');
    });
  }

  private async keep(tx: Transaction, row: NewEnquiry, answered: Sql): Promise<boolean> {
    await tx.query(holdForEnquiry(row.dossierId));
    const rows = await tx.query(sql`
      with sent as (${insertEnquiry(row)}),
      audited as (${this.audit(row)}),
      answered as (${answered})
      select id from sent`);
    return rows.length > 0;
  }

  private audit({ id, dossierId, kind, at }: NewEnquiry): Sql {
    const what = { action: 'feedback.enquire', subjectType: 'dossier', subjectId: dossierId };
    return insertAuditEntry({ at, ...APPLICANT, ...what, details: { enquiryId: id, kind } }, SENT);
  }
}

const SENT = sql`exists (select from sent)`;
