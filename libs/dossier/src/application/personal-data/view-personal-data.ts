import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, sql, type Sql } from '#platform/database';
import { PersonalData } from '#platform/personal-data';
import { dossierProblem } from '../../domain/dossier.problems.ts';
import { SEALED_FIELDS, type SealedFields } from '../../persistence/sealed-applicant.ts';
import { DossierScope } from '../dossier-scope.ts';
import { openApplicantToShow, type OpenedFields } from './open-applicant.ts';

/** Fields a view shows, as the audit names them. */
const FIELDS: readonly (keyof OpenedFields)[] = ['identityNumber', 'phone', 'email', 'submitterPhone'];

export interface ViewedPersonalData extends OpenedFields {
  identityKind: string;
}

interface Row extends SealedFields {
  identityKind: string;
  works: boolean;
}

/**
 * Shows how an applicant is known and reached in full, to those who work on the dossier: the desk that received it, and
 * whoever may act on an open step. The look is written down in the statement that reads, so there is none without a trace.
 */
@Injectable()
export class ViewPersonalData {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly scope: DossierScope,
    private readonly personal: PersonalData,
  ) {}

  /** @throws dossier.unknown, dossier.personal-data-not-needed, dossier.personal-data-erased */
  async execute(officer: Principal, dossierId: string, reason: string): Promise<ViewedPersonalData> {
    const permitted = await this.scope.where(officer, 'view personal data');
    const audit = insertAuditEntry(
      {
        at: this.clock.now(),
        actor: officer.username,
        officerId: officer.officerId,
        action: 'dossier.view-personal-data',
        subjectType: 'dossier',
        subjectId: dossierId,
        details: { reason, fields: FIELDS },
      },
      sql`exists (select from seen where works and "identitySealed" is not null)`,
    );
    const [row] = await this.database.query<Row>(sql`
      with seen as (
             select a.identity_kind as "identityKind", ${SEALED_FIELDS}, ${worksOn(officer)} as works
             from dossier.dossier d join dossier.applicant a on a.dossier_id = d.id
             where d.id = ${dossierId} and ${permitted}),
           audited as (${audit})
      select * from seen`);
    if (!row) throw dossierProblem('dossier.unknown');
    if (!row.works) throw dossierProblem('dossier.personal-data-not-needed');
    return { identityKind: row.identityKind, ...(await openApplicantToShow(this.personal, dossierId, row)) };
  }
}

const postsOf = (positions: Principal['positions']): Sql => sql`
  (select p."agencyId", p.role
   from jsonb_to_recordset(${JSON.stringify(positions)}::jsonb)
        p("agencyId" int, role text, fields text[], procedures text[], "onBehalfOf" jsonb)
   where p."onBehalfOf" is null
      or (p.fields = '{}' or d.field_code = any(p.fields))
         and (p.procedures is null or d.procedure_code = any(p.procedures)))`;

const worksOn = ({ officerId, positions }: Principal): Sql => sql`
  (exists (select from ${postsOf(positions)} p
           where p."agencyId" = d.receiving_agency_id and p.role = 'reception-officer')
   or exists (select from dossier.task t
              where t.dossier_id = d.id and t.closed_at is null
                and (${officerId}::int in (t.assignee_id, t.delegate_id)
                     or exists (select from ${postsOf(positions)} p
                                where p."agencyId" = t.agency_id and p.role = t.role))))`;
