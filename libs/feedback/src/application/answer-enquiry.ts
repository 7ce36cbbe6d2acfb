import { Injectable } from '@nestjs/common';
import { DossierScope } from '#dossier';
import type { Principal } from '#identity';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import { insertOutboxMessages } from '#platform/outbox';
import { PersonalData } from '#platform/personal-data';
import { enquiryAnsweredMessage } from '../contracts/enquiry-answered.ts';
import type { EnquiryKind } from '../domain/enquiry.ts';
import { feedbackProblem } from '../domain/feedback.problems.ts';
import { answerPlace } from '../persistence/enquiries.ts';

interface Found {
  dossierId: string;
  kind: EnquiryKind;
  /** Owes the answer. */
  agencyId: number;
  late: boolean;
}

/** Answers what an applicant wrote, once, and tells whoever listens. */
@Injectable()
export class AnswerEnquiry {
  constructor(
    private readonly database: Database,
    private readonly scope: DossierScope,
    private readonly personal: PersonalData,
    private readonly clock: Clock,
  ) {}

  /** @throws feedback.enquiry-unknown, .answered-already */
  async execute(officer: Principal, id: string, answer: string): Promise<void> {
    const at = this.clock.now();
    const found = await this.find(officer, id, at);
    const sealed = await this.personal.seal(answer, answerPlace(id));
    const { officerId, username: actor } = officer;
    const audit = {
      ...{ at, actor, officerId, action: 'feedback.answer', subjectType: 'dossier' },
      ...{ subjectId: found.dossierId, details: { enquiryId: id, late: found.late } },
    };
    const rows = await this.database.query(sql`
      with answered as (
        update feedback.enquiry set answer_sealed = ${sealed}::bytea, answered_at = ${at}::timestamptz, answered_by = ${officerId}
        where id = ${id} and answered_at is null returning id),
      told as (${insertOutboxMessages([enquiryAnsweredMessage(found.dossierId, { id, ...found }, at)], ANSWERED)}),
      audited as (${insertAuditEntry(audit, ANSWERED)})
      select id from answered`);
    if (rows.length === 0) throw feedbackProblem('feedback.answered-already');
  }

  /** What is answered about an erased dossier would be erased by nobody. */
  private async find(officer: Principal, id: string, at: Date): Promise<Found> {
    const [found] = await this.database.query<Found>(sql`
      select d.id as "dossierId", e.kind, e.agency_id as "agencyId", e.due_at < ${at}::timestamptz as late
      from feedback.enquiry e join dossier.dossier d on d.id = e.dossier_id
      where e.id = ${id} and d.erased_at is null and ${await this.scope.where(officer, 'answer enquiries')}`);
    if (!found) throw feedbackProblem('feedback.enquiry-unknown');
    return found;
  }
}

const ANSWERED = sql`exists (select from answered)`;
