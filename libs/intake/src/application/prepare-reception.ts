import { Injectable } from '@nestjs/common';
import type { DeadlineTerms } from '#deadline';
import { DeadlinePolicies, dossierProblem, type Reception, SECRECY_WORDS } from '#dossier';
import { rolesThatMay } from '#authorization';
import { type Position, type Principal, within } from '#identity';
import {
  type Agency,
  Directory,
  levelsUpTo,
  resolveAgency,
  type Secrecy,
  SECRECY_LEVELS,
} from '#organization';
import { civilDate, Clock } from '#platform/clock';
import { Procedures, type ProcedureTerms, termsOf } from '#procedure';
import { nameComponents } from '../domain/check-components.ts';
import { intakeProblem } from '../domain/intake.problems.ts';
import type { IntakeRequest } from '../domain/intake-request.ts';

/** A dossier as it may be received, with what the law asks and grants for it. */
export interface PreparedReception {
  reception: Reception;
  terms: ProcedureTerms;
  deadline: DeadlineTerms;
  /** The civil day whose law it falls under. */
  date: string;
}

/** Checks what was typed at the desk against the catalogue and finds who is competent. */
@Injectable()
export class PrepareReception {
  constructor(
    private readonly procedures: Procedures,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly policies: DeadlinePolicies,
  ) {}

  async execute(request: IntakeRequest, officer: Principal): Promise<PreparedReception> {
    const date = civilDate(this.clock.now());
    const procedure = await this.procedures.inForce(request.procedure, date);
    const { field } = procedure.definition;
    const matter = { procedureCode: procedure.definition.code, fieldCode: field.code };
    const { desk, post } = await this.deskOf(within(officer, matter), request.desk);
    const terms = termsOf(procedure.definition, request.channel, request.case, request.area);
    const { code, competentAgency } = procedure.definition;
    const lead = resolveAgency(competentAgency, desk, (await this.directory.all()).values());
    if (!lead || (competentAgency === 'commune' && lead.kind !== 'commune')) {
      throw intakeProblem('intake.procedure-not-received-here', { code, desk: desk.name });
    }
    const reception: Reception = {
      procedure,
      caseCode: request.case ?? procedure.definition.cases[0]?.code ?? null,
      channel: request.channel,
      desk,
      lead,
      applicant: request.applicant,
      submitter: request.submitter ?? null,
      returning: request.returning,
      sets: request.sets,
      area: request.area ?? null,
      duplicateKnown: request.duplicateOf === 'known',
      components: nameComponents(terms.components, request.components),
      officer,
      post,
      comment: request.comment ?? null,
      secrecy: secrecyOf(request, procedure.definition.secrecy, post),
    };
    return { reception, terms, deadline: this.policies.termsOf(terms.phases), date };
  }

  /** The desk the officer sits at: the named one, or the only one. @throws intake.desk-required */
  private async deskOf(
    officer: Principal,
    code: string | undefined,
  ): Promise<{ desk: Agency; post: Position }> {
    const agencies = await this.directory.all();
    const posts = officer.positions.filter(({ role }) => rolesThatMay('receive', 'Dossier').includes(role));
    const desks = [...new Set(posts.map(({ agencyId }) => agencyId))]
      .map((agencyId) => agencies.get(agencyId))
      .filter((agency) => agency !== undefined);
    const desk =
      code === undefined && desks.length === 1 ? desks[0] : desks.find((agency) => agency.code === code);
    const post = posts.find(({ agencyId }) => agencyId === desk?.id);
    if (!desk || !post) {
      throw intakeProblem('intake.desk-required', {
        desks: desks.map((agency) => agency.code).join(', ') || '–',
      });
    }
    return { desk, post };
  }
}

/** The more secret of what the procedure and the desk say. @throws dossier.clearance-exceeded */
function secrecyOf(
  { secrecy: said = 'normal' }: IntakeRequest,
  usual: Secrecy = 'normal',
  { clearance }: Position,
): Secrecy {
  const level = SECRECY_LEVELS.findLast((one) => one === said || one === usual) ?? usual;
  if (!levelsUpTo(clearance).includes(level)) {
    throw dossierProblem('dossier.clearance-exceeded', { level: SECRECY_WORDS[level] });
  }
  return level;
}
