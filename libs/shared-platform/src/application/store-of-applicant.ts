import { Injectable } from '@nestjs/common';
import { FindDossier, paperProblem, ViewPersonalData } from '#dossier';
import type { Principal } from '#identity';
import { AuditTrail } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import { Logger } from '#platform/logging';
import { Procedures } from '#procedure';
import type { Consent } from '../domain/consent.ts';
import type { Refused, Unavailable } from '../domain/platform-outcome.ts';
import { sharedPlatformProblem } from '../domain/shared-platform.problems.ts';
import { type Replaceable, replaceableOf, type StandIn, standInsFor } from '../domain/stand-in.ts';
import { PersonalStore } from './personal-store.ts';

/** Why a store is looked into, and who has agreed. */
export interface Grounds {
  reason: string;
  consent: Consent;
}

/** Looks into the store of a dossier's applicant, for the desk that has the dossier in hand. Nothing is asked without a trace. */
@Injectable()
export class StoreOfApplicant {
  constructor(
    private readonly database: Database,
    private readonly find: FindDossier,
    private readonly view: ViewPersonalData,
    private readonly procedures: Procedures,
    private readonly store: PersonalStore,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /**
   * @returns papers that may stand for components of the dossier
   * @throws dossier.unknown, .personal-data-not-needed, .personal-data-erased, .paper-settled; shared-platform.*
   */
  async lookInto(officer: Principal, dossierId: string, grounds: Grounds): Promise<StandIn[]> {
    await this.find.assertMay(officer, dossierId, 'ask the store');
    const person = await this.view.execute(officer, dossierId, grounds.reason);
    if (!this.store.offered) throw sharedPlatformProblem('shared-platform.store-not-connected');
    const { replaceable, procedure } = await this.replaceableIn(officer, dossierId);
    if (person.identityKind !== 'citizen-id') throw sharedPlatformProblem('shared-platform.identity-unfit');
    const results = [...new Set(replaceable.map(({ resultCode }) => resultCode))];
    await this.trail.record({
      ...{ at: this.clock.now(), actor: officer.username, officerId: officer.officerId },
      ...{ action: 'shared-platform.ask-store', subjectType: 'dossier', subjectId: dossierId },
      details: { ...grounds, results },
    });
    const told = await this.store.papers({
      ...{ owner: person.identityNumber, officerName: officer.fullName, procedure, results },
    });
    if (told.kind !== 'papers') throw this.refusal(told);
    return standInsFor(replaceable, told.papers);
  }

  /** The problem an officer is told; what exactly was wrong is for the log. */
  refusal(told: Refused | Unavailable): Error {
    this.logger.warn('the personal document store gave nothing', { kind: told.kind, reason: told.reason });
    return sharedPlatformProblem(
      told.kind === 'refused' ? 'shared-platform.store-refuses' : 'shared-platform.store-away',
    );
  }

  private async replaceableIn(
    officer: Principal,
    dossierId: string,
  ): Promise<{ replaceable: Replaceable[]; procedure: string }> {
    const { state, sheet } = await this.find.execute(officer, dossierId);
    if (state.closedAt !== null) throw paperProblem('dossier.paper-settled');
    const [row] = await this.database.query<{ procedureId: number }>(sql`
      select procedure_id as "procedureId" from dossier.dossier where id = ${dossierId}`);
    const { definition } = await this.procedures.byId(row?.procedureId ?? 0);
    const replaceable = replaceableOf(definition, sheet.components);
    if (replaceable.length === 0) throw sharedPlatformProblem('shared-platform.nothing-to-stand-in');
    return { replaceable, procedure: sheet.procedureCode };
  }
}
