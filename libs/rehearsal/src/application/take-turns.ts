import { Inject, Injectable } from '@nestjs/common';
import { lateFrom } from '#deadline';
import { type ForeseenMoment, ForeseenReactions, type ImaginedDossier, ImagineDossiers } from '#dossier';
import { rfc3339 } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { fill, type FieldFault, Problem } from '#platform/problem';
import type { ProcedureDefinition } from '#procedure';
import { NoWorkingTimeError } from '#working-calendar';
import { madeUpInput } from '../domain/made-up.ts';
import { isInReach } from '../domain/reach.ts';
import { rehearsalProblem } from '../domain/rehearsal.problems.ts';
import { type Distances, distancesToResult } from '../domain/shortest-ways.ts';
import {
  lastMoment,
  type Lateness,
  type Moment,
  type Stop,
  type Turn,
  type Walk,
  type WishedTurn,
} from '../domain/walk.ts';
import { ProposeTurn } from './propose-turn.ts';

/** Turns of a proposed walk for each step of the workflow: beyond them it goes round in circles. */
const ROUNDS = 3;

/** Walks a made-up dossier turn by turn, until the turns, the workflow or what is possible ends. */
@Injectable()
export class TakeTurns {
  constructor(
    private readonly dossiers: ImagineDossiers,
    private readonly reactions: ForeseenReactions,
    private readonly propose: ProposeTurn,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @param wished absent = the shortest way to the result */
  async execute(
    received: ImaginedDossier,
    procedure: ProcedureDefinition,
    wished: readonly WishedTurn[] | undefined,
  ): Promise<Walk> {
    const reception = await this.momentOf(received, received.state.receivedAt);
    const turns: Turn[] = [];
    try {
      const proposing = wished ? undefined : distancesToResult(received.workflow);
      for (;;) {
        const before = lastMoment({ reception, turns });
        const wish = proposing
          ? await this.proposed(before.dossier, proposing, procedure)
          : wished?.[turns.length];
        if (!wish) break;
        turns.push(await this.take(wish, before, procedure, turns));
      }
    } catch (error) {
      return { reception, turns, stopped: stopAt(turns.length, refusalOf(error)) };
    }
    return { reception, turns, stopped: null };
  }

  /** @throws rehearsal.no-way */
  private async proposed(
    dossier: ImaginedDossier,
    distances: Distances,
    procedure: ProcedureDefinition,
  ): Promise<WishedTurn | undefined> {
    if (dossier.state.closedAt) return undefined;
    const turn = await this.propose.execute(dossier, distances, procedure);
    const goesInCircles = dossier.snapshots.length > ROUNDS * dossier.workflow.steps.length;
    if (!turn || goesInCircles) throw rehearsalProblem('rehearsal.no-way');
    return turn;
  }

  private async take(
    wish: WishedTurn,
    before: Moment,
    procedure: ProcedureDefinition,
    turns: readonly Turn[],
  ): Promise<Turn> {
    const { dossier } = before;
    const { step, action } = wish;
    const task = dossier.state.tasks.find((open) => open.step === step);
    const known = dossier.workflow.actions.find(({ from, code }) => from === step && code === action);
    const at = wish.at ?? (task ? await this.dossiers.doneAt(dossier, task, wish.after) : before.at);
    demandPossible(at, before.at, known?.name ?? action);
    const done = {
      step,
      action,
      input: madeUpInput(known?.requires ?? [], procedure, dossier.state, wish.facts),
    };
    const after = await this.dossiers.act(dossier, done, at);
    if (!task) throw new Error(`an act at ${step} was taken without a task`);
    const lateness = await this.latenessBetween(before, at, turns);
    return { ...(await this.momentOf(after, at)), done, task, lateness };
  }

  private async momentOf(dossier: ImaginedDossier, at: Date): Promise<Moment> {
    return { at, dossier, reactions: await this.reactions.to(foreseenOf('changed', dossier)) };
  }

  /** What the scan for late dossiers would have brought about: once for each appointment that passes. */
  private async latenessBetween(
    { at: since, dossier }: Moment,
    at: Date,
    turns: readonly Turn[],
  ): Promise<Lateness | null> {
    const { dueAt, clock } = dossier.state;
    if (!dueAt || clock !== 'running') return null;
    const late = lateFrom(dueAt, this.config.LATENESS_COMPARISON);
    const wasNoticed = turns.some(({ lateness }) => lateness?.dueAt.getTime() === dueAt.getTime());
    if (late >= at || wasNoticed) return null;
    const reactions = await this.reactions.to(foreseenOf('overdue', dossier));
    return { at: late < since ? since : late, dueAt, reactions };
  }
}

function foreseenOf(occasion: ForeseenMoment['occasion'], { snapshots }: ImaginedDossier): ForeseenMoment {
  const [first, ...later] = snapshots;
  return {
    occasion,
    snapshot: later.at(-1) ?? first,
    earlier: snapshots.slice(0, -1).map(({ change }) => change),
  };
}

function demandPossible(at: Date, now: Date, action: string): void {
  if (!isInReach(at)) throw rehearsalProblem('rehearsal.out-of-reach');
  if (at < now) {
    throw rehearsalProblem('rehearsal.back-in-time', { action, at: rfc3339(at), now: rfc3339(now) });
  }
}

/** A refusal the rules foresee; anything else is a fault of ours. */
function refusalOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof NoWorkingTimeError) {
    return rehearsalProblem('rehearsal.no-working-time', { calendar: error.calendar });
  }
  throw error;
}

function stopAt(turn: number, { code, definition, parameters, extensions }: Problem): Stop {
  const pointer = `/turns/${turn}`;
  const errors = (extensions['errors'] ?? []) as readonly FieldFault[];
  return {
    ...{ pointer, code },
    vi: fill(definition.detail, parameters, 'vi'),
    en: fill(definition.detail, parameters, 'en'),
    errors: errors.map((fault) => ({ ...fault, pointer: `${pointer}${fault.pointer}` })),
  };
}
