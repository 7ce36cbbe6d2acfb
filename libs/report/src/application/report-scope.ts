import { Injectable } from '@nestjs/common';
import { DossierScope } from '#dossier';
import type { Reader } from '#identity';
import { type Agency, Directory } from '#organization';
import { type Confinement, confinementOf } from '../domain/confinement.ts';
import { reportProblem } from '../domain/report.problems.ts';
import type { Counted } from '../persistence/counted-dossiers.ts';

/** What a reader's report is about. */
export interface Reported {
  readonly counted: Counted;
  /** By what dossiers of these agencies are left out. */
  readonly confinedBy: readonly Confinement[];
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
    const ways = (await this.scope.ways(reader, 'supervise', ['leadAgency'])).map(({ ids, confinedBy }) => ({
      ...{ agencyIds: ids.map(Number), confinedBy },
    }));
    const answeredFor = new Set(ways.flatMap(({ agencyIds }) => agencyIds));
    const agency = code === undefined ? null : await this.asked(code, answeredFor);
    const below = agency ? await this.directory.subtree(agency.id) : [...answeredFor];
    const leads = below.filter((id) => answeredFor.has(id));
    return {
      counted: { permitted, leads },
      confinedBy: confinementOf(leads, ways),
      agency: agency ?? (await this.topOf(answeredFor)),
    };
  }

  private async asked(code: string, answeredFor: ReadonlySet<number>): Promise<Agency> {
    const agency = await this.directory.byCode(code);
    if (!agency) throw reportProblem('report.agency-unknown', { code });
    if (!answeredFor.has(agency.id)) {
      throw reportProblem('report.foreign-agency', { agency: agency.name });
    }
    return agency;
  }

  private async topOf(ids: ReadonlySet<number>): Promise<Agency | null> {
    const agencies = [...(await this.directory.all()).values()].filter(({ id }) => ids.has(id));
    const tops = agencies.filter(({ parentId }) => parentId === null || !ids.has(parentId));
    return (tops.length === 1 && tops[0]) || null;
  }
}
