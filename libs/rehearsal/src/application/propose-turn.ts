import { Injectable } from '@nestjs/common';
import { type ImaginedDossier, ImagineDossiers, type OpenTask } from '#dossier';
import type { ProcedureDefinition } from '#procedure';
import { workStepOf } from '#workflow';
import { likelyFacts } from '../domain/likely-facts.ts';
import { madeUpInput } from '../domain/made-up.ts';
import { type Distances, farthest } from '../domain/shortest-ways.ts';
import type { WishedTurn } from '../domain/walk.ts';

interface Way {
  turn: WishedTurn;
  distance: number;
}

/** Proposes what would be done next on the shortest way to the result, each step taking its limit. */
@Injectable()
export class ProposeTurn {
  constructor(private readonly dossiers: ImagineDossiers) {}

  /** @returns nothing when no step leads on to a result */
  async execute(
    dossier: ImaginedDossier,
    distances: Distances,
    procedure: ProcedureDefinition,
  ): Promise<WishedTurn | undefined> {
    const first = await this.firstDone(dossier);
    if (!first) return undefined;
    const ways = await this.waysOn(dossier, first.task, first.at, { distances, procedure });
    return ways.reduce<Way | undefined>(
      (best, way) => (way.distance < (best?.distance ?? Infinity) ? way : best),
      undefined,
    )?.turn;
  }

  /** The open task that is done before the others. */
  private async firstDone(dossier: ImaginedDossier): Promise<{ task: OpenTask; at: Date } | undefined> {
    const open = dossier.state.tasks.filter(({ arrived, waitsFor }) => arrived >= waitsFor);
    const done = await Promise.all(
      open.map(async (task) => ({ task, at: await this.dossiers.doneAt(dossier, task) })),
    );
    return done.reduce<{ task: OpenTask; at: Date } | undefined>(
      (first, one) => (!first || one.at < first.at ? one : first),
      undefined,
    );
  }

  /** Every action of a task under every likely answer, with how far it then is to the result. */
  private async waysOn(
    dossier: ImaginedDossier,
    { step }: OpenTask,
    at: Date,
    { distances, procedure }: { distances: Distances; procedure: ProcedureDefinition },
  ): Promise<Way[]> {
    const { workflow } = dossier;
    const actions = workflow.actions.filter(({ from }) => from === workStepOf(workflow, step).code);
    const ways: Way[] = [];
    for (const action of actions) {
      for (const facts of likelyFacts(workflow, action)) {
        const turn = { step, action: action.code, ...(action.asks && { facts }) };
        const input = madeUpInput(action.requires ?? [], procedure, dossier.state, turn.facts);
        const { taken } = await this.dossiers.act(dossier, { ...turn, input }, at);
        ways.push({ turn, distance: farthest(distances, taken?.to ?? []) });
      }
    }
    return ways;
  }
}
