import { Injectable } from '@nestjs/common';
import { type Agency, Directory, resolveAgency } from '#organization';
import { Calendars } from '#working-calendar';
import { type WorkflowDefinition, Workflows } from '#workflow';
import type { DossierState } from '../domain/dossier-state.ts';
import type { PlanningWorld } from '../domain/plan-action.ts';

type TakenIn = Pick<DossierState, 'receivingAgencyId' | 'leadAgencyId'>;

/** Gathers what planning an action needs from outside: its workflow version, agencies and calendars. */
@Injectable()
export class PlanningWorlds {
  constructor(
    private readonly workflows: Workflows,
    private readonly directory: Directory,
    private readonly calendars: Calendars,
  ) {}

  async of(state: DossierState, at: Date): Promise<{ workflow: WorkflowDefinition; world: PlanningWorld }> {
    const workflow = await this.workflowOf(state);
    if (!workflow) throw new Error(`dossier ${state.id} has no workflow`);
    return { workflow, world: await this.seenFrom(state, at) };
  }

  /** `null` for what was refused at the desk. */
  async workflowOf({ workflowId }: Pick<DossierState, 'workflowId'>): Promise<WorkflowDefinition | null> {
    return workflowId === null ? null : (await this.workflows.byId(workflowId)).definition;
  }

  /** Every agency by its id. */
  agencies(): Promise<(id: number) => Agency> {
    return this.directory.finder();
  }

  /** The world of a dossier taken in at a desk for the agency competent for it. */
  async seenFrom({ receivingAgencyId, leadAgencyId }: TakenIn, at: Date): Promise<PlanningWorld> {
    const agencies = await this.directory.all();
    const desk = await this.directory.byId(receivingAgencyId);
    const book = await this.calendars.current();
    const agencyOf = await this.directory.finder();
    const calendarOf = (agencyId: number) => book.of(agencyOf(agencyId));
    const agencyFor = (reference: string): number => {
      if (reference === 'lead') return leadAgencyId;
      const agency = resolveAgency(reference, desk, agencies.values());
      if (!agency) throw new Error(`no agency for ${reference} at ${desk.code}`);
      return agency.id;
    };
    const calendar = calendarOf(leadAgencyId);
    const receivingAgency = desk.code;
    return { at, calendar, calendarRevision: book.revision, calendarOf, agencyFor, receivingAgency };
  }
}
