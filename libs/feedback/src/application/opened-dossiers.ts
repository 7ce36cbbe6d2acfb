import { Injectable } from '@nestjs/common';
import { TrackingSecrets } from '#dossier';
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
    private readonly secrets: TrackingSecrets,
  ) {}

  /** @throws feedback.dossier-unknown, the same for an unknown code and for a wrong secret */
  async open(code: string, secret: string): Promise<OpenedDossier> {
    const row = await this.find(code);
    // An unknown code costs the same comparison as a known one.
    const matches = this.secrets.matches(row?.id ?? '', row?.secretVersion ?? 1, secret);
    if (!row || !matches) throw feedbackProblem('feedback.dossier-unknown');
    const { secretVersion: _version, ...opened } = row;
    return opened;
  }

  private async find(code: string): Promise<(OpenedDossier & { secretVersion: number }) | undefined> {
    const [row] = await this.database.queryPrepared<OpenedDossier & { secretVersion: number }>(sql`
      select d.id, d.code, d.procedure_name as "procedureName", d.lead_agency_id as "leadAgencyId",
             lead.name as "leadAgency", d.closed_at as "closedAt", d.secret_version as "secretVersion",
             (select o.id from organization.officer o where o.id = d.received_by) as "receivedBy",
             (select t.closed_by from dossier.task t
              where t.dossier_id = d.id and t.role = 'case-officer' and t.closed_by is not null
              order by t.closed_at desc, t.id desc limit 1) as "handledBy"
      from dossier.dossier d join organization.agency lead on lead.id = d.lead_agency_id
      where (d.code = ${code} or d.portal_code = ${code}) and d.erased_at is null`);
    return row;
  }
}
