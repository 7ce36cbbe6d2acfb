import { Injectable } from '@nestjs/common';
import type { DeadlineTerms } from '#deadline';
import {
  contactsOf,
  DeadlinePolicies,
  demandWayToTell,
  dossierProblem,
  type Reception,
  SECRECY_WORDS,
} from '#dossier';
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
import { type Channel, Procedures, type ProcedureTerms, type ProcedureVersion, termsOf } from '#procedure';
import { type PublishedWorkflow, Workflows } from '#workflow';
import { nameComponents } from '../domain/check-components.ts';
import { intakeProblem } from '../domain/intake.problems.ts';
import type { IntakeRequest, WantedCase } from '../domain/intake-request.ts';

/** What the receptions of one case at one desk have in common. */
export interface ReceptionGround {
  procedure: ProcedureVersion;
  caseCode: string | null;
  channel: Channel;
  desk: Agency;
  lead: Agency;
  officer: Principal;
  post: Position;
  terms: ProcedureTerms;
  deadline: DeadlineTerms;
  /** The civil day whose law they fall under. */
  date: string;
}

/** Where receptions begin, and the workflow they start under. */
export type StaffedGround = ReceptionGround & { workflow: PublishedWorkflow };

/** Checks what was typed at the desk against the catalogue and finds who is competent. */
@Injectable()
export class PrepareReception {
  constructor(
    private readonly procedures: Procedures,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly policies: DeadlinePolicies,
    private readonly workflows: Workflows,
  ) {}

  /**
   * What is to be refused, which takes nothing over from other dossiers.
   * @throws procedure.*, intake.desk-required, .procedure-not-received-here, .component-unknown, dossier.clearance-exceeded
   */
  async execute(request: IntakeRequest, officer: Principal): Promise<Reception> {
    const reception = receptionOn(await this.ground(request, officer), request);
    return { ...reception, components: reception.components.map((one) => ({ ...one, reuses: null })) };
  }

  /** @throws procedure.*, intake.desk-required, .procedure-not-received-here */
  async ground(wanted: WantedCase & WantedDesk, officer: Principal): Promise<ReceptionGround> {
    const date = civilDate(this.clock.now());
    const procedure = await this.procedures.inForce(wanted.procedure, date);
    const { code, field, competentAgency, cases } = procedure.definition;
    const matter = { procedureCode: code, fieldCode: field.code };
    const { desk, post } = await this.deskOf(within(officer, matter), wanted.desk);
    const terms = termsOf(procedure.definition, wanted.channel, wanted.case, wanted.area);
    const lead = resolveAgency(competentAgency, desk, (await this.directory.all()).values());
    if (!lead || (competentAgency === 'commune' && lead.kind !== 'commune')) {
      throw intakeProblem('intake.procedure-not-received-here', { code, desk: desk.name });
    }
    return {
      ...{ procedure, caseCode: wanted.case ?? cases[0]?.code ?? null, channel: wanted.channel },
      ...{ desk, lead, officer, post, terms, date },
      deadline: this.policies.termsOf(terms.phases),
    };
  }

  /** With the workflow they start under. @throws as the ground, and workflow.none-published */
  async staffed(wanted: WantedCase & WantedDesk, officer: Principal): Promise<StaffedGround> {
    const ground = await this.ground(wanted, officer);
    return { ...ground, workflow: await this.workflows.newestFor(wanted.procedure, ground.date) };
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

/** The desk as it is named; may be left out by an officer of a single desk. */
interface WantedDesk {
  desk?: string | undefined;
}

/** What was typed for one dossier of a case. @throws intake.component-unknown, dossier.clearance-exceeded, .no-way-to-tell */
export const receptionOn = (
  { procedure, caseCode, channel, desk, lead, officer, post, terms }: ReceptionGround,
  request: IntakeRequest,
): Reception => ({
  ...{ procedure, caseCode, channel, desk, lead, officer, post },
  applicant: request.applicant,
  submitter: request.submitter ?? null,
  returning: request.returning,
  notices: wishesOf(request),
  online: null,
  sets: request.sets,
  area: request.area ?? null,
  duplicateKnown: request.duplicateOf === 'known',
  components: nameComponents(terms.components, request.components),
  comment: request.comment ?? null,
  secrecy: secrecyOf(request, procedure.definition.secrecy, post),
});

/** How they are to be told. @throws dossier.no-way-to-tell */
export function wishesOf({
  notices,
  applicant,
  submitter,
}: Pick<IntakeRequest, 'notices' | 'applicant' | 'submitter'>): IntakeRequest['notices'] {
  demandWayToTell(notices, contactsOf({ ...applicant, submitterPhone: submitter?.phone }));
  return notices;
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
