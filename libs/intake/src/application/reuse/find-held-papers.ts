import { Injectable } from '@nestjs/common';
import { DossierScope } from '#dossier';
import type { Principal } from '#identity';
import { insertAuditEntries } from '#platform/audit';
import { civilDate, Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { PersonalData } from '#platform/personal-data';
import type { Component } from '#procedure';
import { heldFor, type HeldPaper } from '../../domain/held-paper.ts';
import type { WantedCase } from '../../domain/intake-request.ts';
import { heldPapers } from '../../persistence/held-papers.ts';
import { PrepareReception, type ReceptionGround } from '../prepare-reception.ts';

/** Why somebody's papers were looked up, as the audit trail keeps it. */
const REASON = 'Tìm giấy tờ, kết quả đã có để sử dụng lại';

/** Finds papers and results of an applicant that would stand for components of a case. */
@Injectable()
export class FindHeldPapers {
  constructor(
    private readonly database: Database,
    private readonly personal: PersonalData,
    private readonly scope: DossierScope,
    private readonly clock: Clock,
    private readonly prepare: PrepareReception,
  ) {}

  /** For an officer who asks; each look leaves a trace. @throws procedure.*, intake.desk-required, .procedure-not-received-here */
  async execute(
    officer: Principal,
    wanted: WantedCase & { desk?: string | undefined },
    identityNumber: string,
  ): Promise<HeldPaper[]> {
    const ground = await this.prepare.ground(wanted, officer);
    const found = await this.of(officer, ground.terms.components, identityNumber);
    await this.database.query(insertAuditEntries(this.traces(ground, found)));
    return found;
  }

  /** In the officer's sight alone; of erased dossiers nothing is found. */
  async of(officer: Principal, asked: readonly Component[], identityNumber: string): Promise<HeldPaper[]> {
    const papers = await heldPapers(this.database, {
      applicant: await this.personal.indexOf('identity', identityNumber),
      components: asked.map(({ code }) => code),
      results: asked.flatMap(({ replacedByResult }) => replacedByResult ?? []),
      permitted: await this.scope.where(officer),
    });
    return heldFor(asked, papers, civilDate(this.clock.now()));
  }

  private traces({ officer, post, procedure, desk }: ReceptionGround, found: readonly HeldPaper[]) {
    const shared = {
      ...{ at: this.clock.now(), actor: officer.username, officerId: officer.officerId },
      onBehalfOf: post.onBehalfOf?.officerId ?? null,
      action: 'dossier.look-up-papers',
      details: { reason: REASON, procedure: procedure.definition.code, desk: desk.code },
    };
    const dossiers = [...new Set(found.map(({ paper }) => paper.dossierId))];
    return [
      { ...shared, subjectType: 'agency', subjectId: desk.code },
      ...dossiers.map((subjectId) => ({ ...shared, subjectType: 'dossier', subjectId })),
    ];
  }
}
