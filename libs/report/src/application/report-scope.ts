import { Injectable } from '@nestjs/common';
import { DossierScope } from '#dossier';
import type { Reader } from '#identity';
import { type Agency, Directory } from '#organization';
import { sql, type Sql } from '#platform/database';
import { reportProblem } from '../domain/report.problems.ts';

/** What a reader's report is about. */
export interface Reported {
  /** Of `dossier.dossier d`. */
  readonly permitted: Sql;
  /** The agency asked for, with what lies below it; `null` = everything they answer for. */
  readonly agency: Agency | null;
}

/** Which dossiers count in a reader's report: those they supervise, or of these the ones of an agency and what lies below. */
@Injectable()
export class ReportScope {
  constructor(
    private readonly scope: DossierScope,
    private readonly directory: Directory,
  ) {}

  /** @throws report.agency-unknown, .foreign-agency */
  async of(reader: Reader, code: string | undefined): Promise<Reported> {
    const permitted = await this.scope.where(reader, 'supervise');
    if (code === undefined) return { permitted, agency: null };
    const agency = await this.directory.byCode(code);
    if (!agency) throw reportProblem('report.agency-unknown', { code });
    const ways = await this.scope.ways(reader, 'supervise', ['leadAgency']);
    if (!ways.some(({ ids }) => ids.includes(agency.id))) {
      throw reportProblem('report.foreign-agency', { agency: agency.name });
    }
    const below = await this.directory.subtree(agency.id);
    return { permitted: sql`(${permitted} and d.lead_agency_id = any(${below}::int[]))`, agency };
  }
}
