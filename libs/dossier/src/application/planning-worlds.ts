import { Inject, Injectable } from '@nestjs/common';
import { Directory, resolveAgency } from '#organization';
import { CONFIG, type Config } from '#platform/config';
import { Calendars, type WorkingCalendar } from '#working-calendar';
import { type WorkflowDefinition, Workflows } from '#workflow';
import type { DossierState } from '../domain/dossier-state.ts';
import type { PlanningWorld } from '../domain/plan-action.ts';

/** Gathers what planning an action needs from outside: its workflow version, agencies and calendars. */
@Injectable()
export class PlanningWorlds {
  constructor(
    private readonly workflows: Workflows,
    private readonly directory: Directory,
    private readonly calendars: Calendars,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async of(state: DossierState, at: Date): Promise<{ workflow: WorkflowDefinition; world: PlanningWorld }> {
    if (state.workflowId === null) throw new Error(`dossier ${state.id} has no workflow`);
    const { definition } = await this.workflows.byId(state.workflowId);
    const agencies = await this.directory.all();
    const desk = await this.directory.byId(state.receivingAgencyId);
    const calendars = new Map<string, WorkingCalendar>();
    for (const code of new Set([...agencies.values()].map(({ calendar }) => calendar))) {
      calendars.set(code, await this.calendars.of(code));
    }
    const calendarOf = (agencyId: number): WorkingCalendar => {
      const calendar = calendars.get(agencies.get(agencyId)?.calendar ?? '');
      if (!calendar) throw new Error(`agency ${agencyId} keeps no calendar`);
      return calendar;
    };
    const agencyFor = (reference: string): number => {
      if (reference === 'lead') return state.leadAgencyId;
      const agency = resolveAgency(reference, desk, agencies.values());
      if (!agency) throw new Error(`${definition.code}: no agency for ${reference}`);
      return agency.id;
    };
    const policy = this.config.SUPPLEMENT_POLICY;
    return {
      workflow: definition,
      world: { at, policy, calendar: calendarOf(state.leadAgencyId), calendarOf, agencyFor },
    };
  }
}
