import { Injectable } from '@nestjs/common';
import { Directory, resolveAgency } from '#organization';
import { Calendars } from '#working-calendar';
import { Landings, type PublishedWorkflow, type WorkflowDefinition, Workflows } from '#workflow';
import type { DossierState } from '../../domain/dossier-state.ts';
import { lineOf, type MoveLine } from '../../domain/move-line.ts';
import { moveOutcome, type MoveOutcome, type MoveTarget } from '../../domain/move-outcome.ts';
import { type MovedTask, movedTasks } from '../../domain/moved-task.ts';

/** Running dossiers are to go on under another version of their workflow. */
export interface WorkflowMove {
  readonly code: string;
  /** The versions they run under now. */
  readonly from: readonly number[];
  readonly to: number;
  /** Steps of those versions by the steps that take their place; one that is not named keeps its code. */
  readonly steps: Readonly<Record<string, string>>;
}

/** A dossier looked at. */
export interface LookedAt {
  readonly outcome: MoveOutcome;
  readonly line: MoveLine;
}

/** A move with all it takes to plan it for one dossier after another. */
export interface PreparedMove {
  readonly versions: readonly PublishedWorkflow[];
  readonly target: MoveTarget & { readonly workflowId: number };
  look(dossier: DossierState): LookedAt;
  /** The tasks of a dossier that can be moved. */
  tasks(dossier: DossierState, outcome: Extract<MoveOutcome, { moves: unknown }>): MovedTask[];
  versionOf(dossier: DossierState): WorkflowDefinition;
}

/** Gathers what moving dossiers needs from outside: the versions, agencies and calendars. */
@Injectable()
export class MoveOrders {
  /** Looking for them takes long, and published versions never change. */
  private readonly landings = new Map<number, Landings>();

  constructor(
    private readonly workflows: Workflows,
    private readonly directory: Directory,
    private readonly calendars: Calendars,
  ) {}

  /** @throws workflow.version-unknown */
  async prepare({ code, from, to, steps }: WorkflowMove): Promise<PreparedMove> {
    const versions = await Promise.all(from.map((version) => this.workflows.version(code, version)));
    const { id, definition } = await this.workflows.version(code, to);
    const landings = this.landings.get(id) ?? new Landings(definition);
    this.landings.set(id, landings);
    const target = { workflowId: id, definition, landings, steps };
    const agencies = [...(await this.directory.all()).values()];
    const agencyOf = await this.directory.finder();
    const book = await this.calendars.current();
    const agencyFor = (dossier: DossierState) => (reference: string) =>
      reference === 'lead'
        ? dossier.leadAgencyId
        : resolveAgency(reference, agencyOf(dossier.receivingAgencyId), agencies)?.id;
    const versionOf = ({ workflowId }: DossierState): WorkflowDefinition => {
      const version = versions.find((one) => one.id === workflowId);
      if (!version) throw new Error(`workflow ${workflowId} is none of those dossiers are moved from`);
      return version.definition;
    };
    return {
      ...{ versions, target, versionOf },
      look: (dossier) => {
        const outcome = moveOutcome(dossier, target, agencyFor(dossier));
        const line = lineOf({ tasks: dossier.tasks, outcome }, dossier.code, versionOf(dossier), target);
        return { outcome, line };
      },
      tasks: (dossier, { moves }) =>
        movedTasks(dossier, moves, {
          calendarOf: (agencyId) => book.of(agencyOf(agencyId)),
          agencyFor: agencyFor(dossier),
        }),
    };
  }
}
