import { Injectable } from '@nestjs/common';
import type { VerbOn } from '#authorization';
import type { Reader } from '#identity';
import { Database, sql } from '#platform/database';
import { mask, PersonalData } from '#platform/personal-data';
import { type Fact, type FactValue, type WorkflowDefinition, type WorkStep, workStepOf } from '#workflow';
import { dossierProblem } from '../../domain/dossier.problems.ts';
import { type OfferedAction, offeredActions } from '../../domain/allowed-actions.ts';
import { type OfferedNow, offeredActs } from '../../domain/offered-acts.ts';
import { latestChange } from '../../persistence/latest-change.ts';
import { loadState } from '../../persistence/load-state.ts';
import type { DossierState, OpenTask } from '../../domain/dossier-state.ts';
import type { NoticeWishes } from '../../domain/notice-wishes.ts';
import type { HandOver } from '../../domain/papers/hand-over.ts';
import type { DossierResult } from '../../domain/papers/issued-result.ts';
import type { InvolvementKind } from '../../domain/involvement.ts';
import type { SubmittedComponent } from '../../persistence/insert-dossier.ts';
import { componentJson, HANDING_IN, type HandingIn, NOTICES } from '../../persistence/reception-columns.ts';
import { applicantPlace } from '../../persistence/sealed-applicant.ts';
import { askingOf } from '../asking.ts';
import { DossierScope } from '../dossier-scope.ts';
import { PlanningWorlds } from '../planning-worlds.ts';

/** What the cover sheet shows besides the state: names, masked identity, papers. */
export interface DossierSheet {
  /** Of the national portal, where it was handed in there. */
  portalCode: string | null;
  procedureCode: string;
  procedureName: string;
  caseCode: string | null;
  channel: string;
  applicantKind: string;
  applicantName: string;
  identityKind: string;
  /** Masked, as phone and e-mail are; null = erased. */
  identity: string | null;
  phone: string | null;
  email: string | null;
  address: string;
  submitterName: string;
  /** A number is on file by which whoever handed it in finds it after signing on. */
  submitterOnFile: boolean;
  handingIn: HandingIn;
  notices: NoticeWishes;
  components: SubmittedComponent[];
  result: DossierResult | null;
  handOver: HandOver | null;
  involved: { username: string; name: string; as: InvolvementKind }[];
  secretVersion: number;
}

type SheetRow = Omit<DossierSheet, 'identity' | 'phone' | 'email'> & {
  identityTail: string | null;
  phoneSealed: Buffer | null;
  emailSealed: Buffer | null;
};

/** An open task with what its step says of it. */
export type StepTask = OpenTask & Pick<WorkStep, 'within' | 'awaits'>;

/** A fact as the workflow declares it, with what was established. */
export interface EstablishedFact {
  fact: Fact;
  value: FactValue;
}

export interface FoundDossier {
  state: DossierState;
  sheet: DossierSheet;
  tasks: StepTask[];
  /** In the order of the workflow. */
  facts: EstablishedFact[];
  actions: OfferedAction[];
  /** What can be done outside the workflow; nothing for a service. */
  acts: OfferedNow[];
}

export interface HistoryRow {
  sequence: number;
  at: Date;
  action: string;
  actionName: string;
  fromStep: string | null;
  toSteps: string[];
  status: string;
  officerName: string;
  officerTitle: string;
  /** Who answered for the step, when the officer acted for them. */
  onBehalfOf: string | null;
  agencyName: string;
  comment: string | null;
  dueBefore: Date | null;
  dueAt: Date | null;
}

/** Reads one dossier for whoever may see it. */
@Injectable()
export class FindDossier {
  constructor(
    private readonly database: Database,
    private readonly scope: DossierScope,
    private readonly worlds: PlanningWorlds,
    private readonly personal: PersonalData,
  ) {}

  /** @throws dossier.unknown when it does not exist, or not for them. */
  async execute(reader: Reader, id: string): Promise<FoundDossier> {
    const state = await this.state(reader, id);
    const running = reader.kind === 'officer' && state.closedAt === null;
    const [sheet, latest] = await Promise.all([
      this.sheet(id),
      running ? latestChange(this.database, id) : null,
    ]);
    const workflow = await this.worlds.workflowOf(state);
    const asking = reader.kind === 'officer' && {
      ...askingOf(reader, state, workflow, await this.worlds.agencies()),
      latest,
    };
    return {
      state,
      sheet,
      tasks: workflow ? state.tasks.map((task) => ofItsStep(task, workflow)) : [],
      facts: workflow ? establishedFacts(workflow, state) : [],
      actions: workflow && asking ? offeredActions(state, workflow, asking.acting) : [],
      acts: asking ? offeredActs(state, asking) : [],
    };
  }

  /** @throws dossier.unknown */
  async state(reader: Reader, id: string): Promise<DossierState> {
    const state = await loadState(this.database, id, await this.scope.where(reader));
    if (!state) throw dossierProblem('dossier.unknown');
    return state;
  }

  async history(reader: Reader, id: string): Promise<HistoryRow[]> {
    await this.assertMay(reader, id);
    return this.database.query<HistoryRow>(sql`
      select sequence, at, action, action_name as "actionName", from_step as "fromStep", to_steps as "toSteps", status,
             officer_name as "officerName", officer_title as "officerTitle", on_behalf_of_name as "onBehalfOf",
             agency_name as "agencyName", comment,
             due_before as "dueBefore", due_at as "dueAt"
      from dossier.history where dossier_id = ${id} order by sequence`);
  }

  /** @throws dossier.unknown */
  async assertMay(reader: Reader, id: string, verb: VerbOn<'Dossier'> = 'read'): Promise<void> {
    const permitted = await this.scope.where(reader, verb);
    const [row] = await this.database.query(
      sql`select 1 from dossier.dossier d where d.id = ${id} and ${permitted}`,
    );
    if (!row) throw dossierProblem('dossier.unknown');
  }

  private async sheet(id: string): Promise<DossierSheet> {
    const [row] = await this.database.query<SheetRow>(sql`
      select d.portal_code as "portalCode", d.procedure_code as "procedureCode", d.procedure_name as "procedureName", d.case_code as "caseCode",
             d.channel, a.kind as "applicantKind", a.full_name as "applicantName", a.identity_kind as "identityKind",
             a.identity_tail as "identityTail", a.phone_sealed as "phoneSealed", a.email_sealed as "emailSealed", a.address, a.submitter_name as "submitterName",
             a.submitter_identity_index is not null as "submitterOnFile",
             ${HANDING_IN}, ${NOTICES} as notices,
             d.result, d.hand_over as "handOver", d.secret_version as "secretVersion",
             (select coalesce(jsonb_agg(${componentJson} order by c.code), '[]')
              from dossier.component c where c.dossier_id = d.id) as components,
             (select coalesce(jsonb_agg(jsonb_build_object('username', o.username, 'name', o.full_name, 'as', i.kind)
                       order by o.full_name), '[]')
              from dossier.involvement i join organization.officer o on o.id = i.officer_id
              where i.dossier_id = d.id) as involved
      from dossier.dossier d join dossier.applicant a on a.dossier_id = d.id
      where d.id = ${id}`);
    if (!row) throw dossierProblem('dossier.unknown');
    return this.masked(id, row);
  }

  private async masked(
    id: string,
    { identityTail, phoneSealed, emailSealed, ...sheet }: SheetRow,
  ): Promise<DossierSheet> {
    const phone = await this.personal.openToShow(phoneSealed, applicantPlace('phone', id));
    const email = await this.personal.openToShow(emailSealed, applicantPlace('email', id));
    return {
      ...sheet,
      identity: identityTail && mask.identity(identityTail),
      phone: phone && mask.phone(phone),
      email: email && mask.email(email),
    };
  }
}

/** A task with what its step says of it. */
export function ofItsStep(task: OpenTask, definition: WorkflowDefinition): StepTask {
  const { within, awaits } = workStepOf(definition, task.step);
  return { ...task, within, awaits };
}

const establishedFacts = ({ facts = [] }: WorkflowDefinition, state: DossierState): EstablishedFact[] =>
  facts.flatMap((fact) => {
    const value = new Map(Object.entries(state.facts)).get(fact.code);
    return value === undefined ? [] : [{ fact, value }];
  });
