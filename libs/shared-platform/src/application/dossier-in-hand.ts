import { Injectable } from '@nestjs/common';
import { FindDossier, paperProblem, ViewPersonalData } from '#dossier';
import type { Principal } from '#identity';
import { Database, sql } from '#platform/database';
import { Procedures } from '#procedure';
import { sharedPlatformProblem } from '../domain/shared-platform.problems.ts';
import { type Replaceable, replaceableOf } from '../domain/stand-in.ts';

/** What of a dossier is needed to look into its applicant's store, for the desk that works on it. */
@Injectable()
export class DossierInHand {
  constructor(
    private readonly database: Database,
    private readonly find: FindDossier,
    private readonly view: ViewPersonalData,
    private readonly procedures: Procedures,
  ) {}

  /**
   * How its applicant is known; the look is audited.
   * @throws dossier.unknown, .personal-data-not-needed, .personal-data-erased
   */
  async applicant(
    officer: Principal,
    dossierId: string,
    reason: string,
  ): Promise<{ kind: string; number: string }> {
    await this.find.assertMay(officer, dossierId, 'ask the store');
    const { identityKind, identityNumber } = await this.view.execute(officer, dossierId, reason);
    return { kind: identityKind, number: identityNumber };
  }

  /** @throws dossier.unknown, .paper-settled, shared-platform.nothing-to-stand-in */
  async replaceable(
    officer: Principal,
    dossierId: string,
  ): Promise<{ replaceable: Replaceable[]; procedure: string }> {
    const { state, sheet } = await this.find.execute(officer, dossierId);
    if (state.closedAt !== null) throw paperProblem('dossier.paper-settled');
    const [row] = await this.database.query<{ procedureId: number }>(sql`
      select procedure_id as "procedureId" from dossier.dossier where id = ${dossierId}`);
    if (!row) throw new Error(`dossier ${dossierId} is gone`);
    const { definition } = await this.procedures.byId(row.procedureId);
    const replaceable = replaceableOf(definition, sheet.components);
    if (replaceable.length === 0) throw sharedPlatformProblem('shared-platform.nothing-to-stand-in');
    return { replaceable, procedure: sheet.procedureCode };
  }
}
