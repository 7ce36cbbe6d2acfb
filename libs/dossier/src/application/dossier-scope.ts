import { Injectable } from '@nestjs/common';
import {
  Abilities,
  type Branch,
  branchSql,
  branchesOf,
  type DossierFact,
  permittedSql,
  type VerbOn,
} from '#authorization';
import type { Reader } from '#identity';
import { SECRECY_LEVELS } from '#organization';
import type { Sql } from '#platform/database';
import { DOSSIER_FACTS } from '../persistence/dossier-facts.ts';

/** Which dossiers a reader may do something to: from the posts of the session or the service's agency, never from the request. */
@Injectable()
export class DossierScope {
  constructor(private readonly abilities: Abilities) {}

  /** As SQL of `dossier.dossier d`. */
  async where(reader: Reader, verb: VerbOn<'Dossier'> = 'read'): Promise<Sql> {
    return permittedSql(await this.branches(reader, verb), DOSSIER_FACTS);
  }

  /**
   * As the ways by which they may, for a query to begin from what each asks of one of these facts: `rest` is what it asks
   * besides, and `confinedBy` the facts of that by which dossiers are left out.
   */
  async ways<From extends DossierFact>(
    reader: Reader,
    verb: VerbOn<'Dossier'>,
    beginnings: readonly From[],
  ): Promise<{ from: From; ids: readonly unknown[]; rest: Sql; confinedBy: DossierFact[] }[]> {
    return (await this.branches(reader, verb)).map((branch) => {
      const from = beginnings.find((fact) => branch.has(fact));
      if (from === undefined) throw new Error(`a way to ${verb} dossiers has no beginning`);
      const rest = new Map([...branch].filter(([fact]) => fact !== from));
      const confinedBy = [...rest].filter(leavesOut).map(([fact]) => fact);
      return { from, ids: branch.get(from) ?? [], rest: branchSql(rest, DOSSIER_FACTS), confinedBy };
    });
  }

  private async branches(reader: Reader, verb: VerbOn<'Dossier'>): Promise<Branch<DossierFact>[]> {
    return branchesOf(await this.abilities.of(reader), verb, 'Dossier', DOSSIER_FACTS);
  }
}

/** Every level of secrecy together leaves nothing out; of the other facts nobody lists all values. */
const leavesOut = ([fact, values]: [DossierFact, readonly unknown[]]): boolean =>
  fact !== 'secrecy' || SECRECY_LEVELS.some((level) => !values.includes(level));
