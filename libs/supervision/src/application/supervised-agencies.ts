import { Injectable } from '@nestjs/common';
import { DossierScope } from '#dossier';
import type { Reader } from '#identity';
import { Directory } from '#organization';
import { join, sql, type Sql } from '#platform/database';
import { boardProblem } from '../domain/board.problems.ts';
import { supervisionProblem } from '../domain/supervision.problems.ts';

/** Whose dossiers a reader answers for: lead agencies by id, and all that is asked of a dossier as SQL of `d`. */
export interface Supervised {
  agencyIds: number[];
  permitted: Sql;
}

/** What whoever supervises may ask about. */
@Injectable()
export class SupervisedAgencies {
  constructor(
    private readonly scope: DossierScope,
    private readonly directory: Directory,
  ) {}

  /**
   * @param code of the only lead agency that is asked about
   * @throws supervision.agency-unknown, supervision.agency-foreign
   */
  async of(reader: Reader, code?: string): Promise<Supervised & { agencyId: number | undefined }> {
    const ways = await this.scope.ways(reader, 'supervise', ['leadAgency']);
    const permitted = permittedBy(ways);
    const all = [...new Set(ways.flatMap(({ ids }) => ids.map(Number)))];
    if (code === undefined) return { agencyIds: all, permitted, agencyId: undefined };
    const { id } = await this.agency(code);
    if (!all.includes(id)) throw boardProblem('supervision.agency-foreign', { code });
    return { agencyIds: [id], permitted, agencyId: id };
  }

  /** Any agency, whoever answers for it: where steps may lie. @throws supervision.agency-unknown */
  async agency(code: string): Promise<{ id: number }> {
    const agency = await this.directory.byCode(code);
    if (!agency) throw supervisionProblem('supervision.agency-unknown', { code });
    return agency;
  }
}

function permittedBy(ways: Awaited<ReturnType<DossierScope['ways']>>): Sql {
  if (ways.length === 0) return sql`false`;
  const each = ways.map(({ ids, rest }) => sql`(d.lead_agency_id = any(${[...ids]}::int[]) and ${rest})`);
  return sql`(${join(each, ' or ')})`;
}
