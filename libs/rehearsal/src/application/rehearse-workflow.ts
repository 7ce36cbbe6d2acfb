import { Injectable } from '@nestjs/common';
import { ImagineDossiers, type OfferedAction } from '#dossier';
import { NoWorkingTimeError } from '#working-calendar';
import { rehearsalProblem } from '../domain/rehearsal.problems.ts';
import type { Summary } from '../domain/summary.ts';
import { lastMoment, type Walk, type WishedTurn } from '../domain/walk.ts';
import type { WalkWarning } from '../domain/warnings.ts';
import { FindRunnable, type FoundWorkflow, type Rehearsable } from './find-runnable.ts';
import { ImagineReception, type MadeUpDossier } from './imagine-reception.ts';
import { Summarize } from './summarize.ts';
import { TakeTurns } from './take-turns.ts';

/** What is to be walked, and how. */
export interface RehearsalOrder {
  workflow: Rehearsable;
  dossier: MadeUpDossier;
  /** Absent = the shortest way to the result. */
  turns: readonly WishedTurn[] | undefined;
}

export interface RehearsedWalk extends Walk {
  offered: readonly OfferedAction[];
  summary: Summary;
  warnings: readonly WalkWarning[];
}

export interface Rehearsal {
  workflow: FoundWorkflow;
  /** Absent when the workflow is unsound: what cannot be published is not walked. */
  walk: RehearsedWalk | undefined;
}

/** Walks a dossier that does not exist through a workflow, by the rules of those that do. Changes nothing. */
@Injectable()
export class RehearseWorkflow {
  constructor(
    private readonly find: FindRunnable,
    private readonly imagine: ImagineReception,
    private readonly dossiers: ImagineDossiers,
    private readonly turns: TakeTurns,
    private readonly summarize: Summarize,
  ) {}

  /** @throws rehearsal.*, procedure.*; a turn that is not possible ends the walk instead */
  async execute({ workflow: wanted, dossier, turns }: RehearsalOrder): Promise<Rehearsal> {
    const workflow = await this.find.execute(wanted, dossier.receivedAt);
    if (!workflow.runnable) return { workflow, walk: undefined };
    try {
      const { reception, deadline } = await this.imagine.execute(workflow.procedure, dossier);
      const received = await this.dossiers.receive(reception, workflow.runnable, deadline);
      const walk = await this.turns.execute(received, reception.procedure.definition, turns);
      const offered = this.dossiers.offered(lastMoment(walk).dossier);
      return { workflow, walk: { ...walk, offered, ...(await this.summarize.execute(walk)) } };
    } catch (error) {
      if (!(error instanceof NoWorkingTimeError)) throw error;
      throw rehearsalProblem('rehearsal.no-working-time', { calendar: error.calendar });
    }
  }
}
