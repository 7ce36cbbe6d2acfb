import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, sql, type Sql } from '#platform/database';
import { insertOutboxMessages } from '#platform/outbox';
import { mask, PersonalData } from '#platform/personal-data';
import { handOverCodeAskedMessage } from '../../contracts/hand-over-code-asked.ts';
import { dossierProblem } from '../../domain/dossier.problems.ts';
import { CODE_MINUTES, CODES_A_DOSSIER, MINUTES_BETWEEN_CODES } from '../../domain/papers/hand-over-code.ts';
import { paperProblem } from '../../domain/papers/papers.problems.ts';
import { applicantPlace } from '../../persistence/sealed-applicant.ts';
import { DossierScope } from '../dossier-scope.ts';

export interface CodeSent {
  /** Masked. */
  phone: string;
  /** RFC 3339 */
  expiresAt: string;
}

interface Waiting {
  version: number;
  status: string;
  deskAgencyId: number;
  phone: Buffer | null;
}

/** Sends the applicant a code, to be read out by whoever takes the result; the one before is worth nothing any more. */
@Injectable()
export class SendHandOverCode {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly scope: DossierScope,
    private readonly personal: PersonalData,
  ) {}

  /** @throws dossier.unknown, .no-result-to-take, .no-phone, .code-sent-lately */
  async execute(
    dossierId: string,
    officer: Principal,
    recordAnswer: (answer: CodeSent, when: Sql) => Sql,
  ): Promise<CodeSent> {
    const { version, phone, deskAgencyId } = await this.waiting(dossierId, officer);
    const at = this.clock.now();
    const expiresAt = minutesFrom(at, CODE_MINUTES);
    const answer = { phone: mask.phone(phone), expiresAt: expiresAt.toISOString() };
    const codeId = randomUUID();
    const message = handOverCodeAskedMessage(
      { dossierId, sequence: version, codeId, expiresAt },
      deskAgencyId,
      at,
    );
    const { officerId, username: actor } = officer;
    const audit = {
      ...{ at, actor, officerId, action: 'dossier.send-hand-over-code' },
      ...{ subjectType: 'dossier', subjectId: dossierId, details: {} },
    };
    const when = sql`exists (select 1 from sent)`;
    const rows = await this.database.query(sql`
      with sent as (
             insert into dossier.hand_over_code as c (dossier_id, id, sent_at, expires_at, times)
             values (${dossierId}::uuid, ${codeId}::uuid, ${at}, ${expiresAt}, 1)
             on conflict (dossier_id) do update
             set id = excluded.id, sent_at = excluded.sent_at, expires_at = excluded.expires_at, times = c.times + 1,
                 tries = 0
             where c.times < ${CODES_A_DOSSIER} and c.sent_at <= ${minutesFrom(at, -MINUTES_BETWEEN_CODES)}
             returning 1),
           outbox as (${insertOutboxMessages([message], when)}),
           audit as (${insertAuditEntry(audit, when)}),
           answer as (${recordAnswer(answer, when)})
      select 1 from sent`);
    if (rows.length === 0) {
      const limits = { minutes: MINUTES_BETWEEN_CODES, most: CODES_A_DOSSIER };
      throw paperProblem('dossier.code-sent-lately', limits);
    }
    return answer;
  }

  private async waiting(dossierId: string, officer: Principal) {
    const permitted = await this.scope.where(officer, 'hand over');
    const [row] = await this.database.query<Waiting>(sql`
      select d.version, d.status, d.receiving_agency_id as "deskAgencyId", a.phone_sealed as phone
      from dossier.dossier d join dossier.applicant a on a.dossier_id = d.id
      where d.id = ${dossierId} and ${permitted}`);
    if (!row) throw dossierProblem('dossier.unknown');
    if (row.status !== 'completed') throw paperProblem('dossier.no-result-to-take');
    const phone = await this.personal.openOptional(row.phone, applicantPlace('phone', dossierId));
    if (phone === null) throw paperProblem('dossier.no-phone');
    return { ...row, phone };
  }
}

const minutesFrom = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * 60_000);
