import { Injectable } from '@nestjs/common';
import { OpenBySecret, type ShownSecret } from '#dossier';
import { Database, sql } from '#platform/database';
import { feedbackProblem } from '../domain/feedback.problems.ts';

/** What is asked of a dossier whose applicant says something of it. */
export interface OpenedDossier {
  id: string;
  code: string;
  procedureName: string;
  /** Agency that answers for it. */
  leadAgencyId: number;
  leadAgency: string;
  closedAt: Date | null;
  /** Of the officers who took it in and who examined it last; null = nobody did. */
  receivedBy: number | null;
  handledBy: number | null;
}

/**
 * Opens a dossier to whoever has its code and the secret of its receipt, as long as its personal data are kept: what is written later
 * would be erased by nobody.
 */
@Injectable()
export class OpenedDossiers {
  constructor(
    private readonly database: Database,
    private readonly door: OpenBySecret,
  ) {}

  /** @throws feedback.dossier-unknown, the same for an unknown code and for a wrong secret; feedback.too-many-wrong */
  async open(shown: ShownSecret): Promise<OpenedDossier> {
    const opening = await this.door.execute(shown);
    if (opening.kind === 'wait') {
      const { seconds } = opening;
      throw feedbackProblem('feedback.too-many-wrong', { seconds }, { retryAfterSeconds: seconds });
    }
    const opened = opening.kind === 'opened' ? await this.find(opening.id) : undefined;
    if (!opened) throw feedbackProblem('feedback.dossier-unknown');
    return opened;
  }

  /** Of one that was opened: it may have been erased since. @throws feedback.dossier-unknown */
  async demandKept(id: string): Promise<void> {
    if (!(await this.find(id))) throw feedbackProblem('feedback.dossier-unknown');
  }

  private async find(id: string): Promise<OpenedDossier | undefined> {
    const [row] = await this.database.queryPrepared<OpenedDossier>(sql`
      select d.id, d.code, d.procedure_name as "procedureName", d.lead_agency_id as "leadAgencyId",
             lead.name as "leadAgency", d.closed_at as "closedAt",
             (select o.id from organization.officer o where o.id = d.received_by) as "receivedBy",
             (select t.closed_by from dossier.task t
              where t.dossier_id = d.id and t.role = 'case-officer' and t.closed_by is not null
              order by t.closed_at desc, t.id desc limit 1) as "handledBy"
      from dossier.dossier d join organization.agency lead on lead.id = d.lead_agency_id
      where d.id = ${id} and d.erased_at is null`);
    return row;
  }
}
