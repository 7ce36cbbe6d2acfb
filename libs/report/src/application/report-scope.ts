import { Injectable } from '@nestjs/common';
import { DossierScope } from '#dossier';
import type { Reader } from '#identity';
import { type Agency, Directory } from '#organization';
import { reportProblem } from '../domain/report.problems.ts';
import type { Counted } from '../persistence/counted-dossiers.ts';

/** What a reader's report is about. */
export interface Reported {
  readonly counted: Counted;
  /** The agency asked for, or the one everything they answer for lies below; `null` = there are several. */
  readonly agency: Agency | null;
}

/**
 * Which dossiers count in a reader's report: of those they supervise today the ones that their agencies led then, or the agency
 * asked for and what lies below.
 */
@Injectable()
export class ReportScope {
  constructor(
    private readonly scope: DossierScope,
    private readonly directory: Directory,
  ) {}

  /** @throws report.agency-unknown, .foreign-agency */
  async of(reader: Reader, code: string | undefined): Promise<Reported> {
    const permitted = await this.scope.where(reader, 'supervise');
    const ways = await this.scope.ways(reader, 'supervise', ['leadAgency']);
    const answeredFor = new Set(ways.flatMap(({ ids }) => ids.map(Number)));
    if (code === undefined) {
      return { counted: { permitted, leads: [...answeredFor] }, agency: await this.topOf(answeredFor) };
    }
    const agency = await this.directory.byCode(code);
    if (!agency) throw reportProblem('report.agency-unknown', { code });
    if (!answeredFor.has(agency.id)) {
      throw reportProblem('report.foreign-agency', { agency: agency.name });
    }
    const below = await this.directory.subtree(agency.id);
    return { counted: { permitted, leads: below.filter((id) => answeredFor.has(id)) }, agency };
  }

  private async topOf(ids: ReadonlySet<number>): Promise<Agency | null> {
    const agencies = [...(await this.directory.all()).values()].filter(({ id }) => ids.has(id));
    const tops = agencies.filter(({ parentId }) => parentId === null || !ids.has(parentId));
    return (tops.length === 1 && tops[0]) || null;
  }
}
