import type { Facts, WorkflowAction, WorkflowDefinition } from '#workflow';
import { CONDITIONS } from './random-workflows.ts';
import { DESK, LEAD, OTHER } from './running-dossier.ts';

/** What history keeps of an accepted action. */
export interface Line {
  fromStep: string;
  toSteps: readonly string[];
  facts: Facts;
  /** Number of the result entered. */
  result: string | null;
  /** Who did it. */
  by: number;
}

/** Where a dossier stands, as someone would keep it on paper: every token by the code of its step. */
export interface Sheet {
  tokens: readonly string[];
  status: string;
  facts: Facts;
  /** How often a supplement was asked for. */
  rounds: number;
  result: string | null;
  ended: boolean;
  /** Who did each step, each once and in order of their numbers. */
  doers: Readonly<Record<string, readonly number[]>>;
}

/**
 * A second opinion on running dossiers that shares no code with the first: reads a definition, keeps tokens in a list
 * and knows only what was done.
 */
export class PaperGame {
  readonly #needs = new Map<string, number>();
  readonly #status = new Map<string, string>();
  readonly #post = new Map<string, string>();
  readonly #finals = new Set<string>();
  /** Token lists from which an end was once reached. */
  readonly #leading = new Set<string>();

  constructor(
    readonly workflow: WorkflowDefinition,
    readonly channel: string,
  ) {
    for (const step of workflow.steps) {
      this.#status.set(step.code, step.status);
      if ('final' in step) {
        this.#finals.add(step.code);
      } else {
        const agency = { desk: DESK, lead: LEAD }[step.actor.agency] ?? OTHER;
        this.#needs.set(step.code, step.joins ?? 1);
        this.#post.set(step.code, `${agency} ${step.actor.role}`);
      }
    }
  }

  start(): Sheet {
    const tokens = [this.workflow.initial];
    return { tokens, status: 'received', facts: {}, rounds: 0, result: null, ended: false, doers: {} };
  }

  /** `'2 case-officer'`: agency and role. */
  postOf(step: string): string {
    return this.#post.get(step) ?? '';
  }

  /** Whether a step is kept from who did another one. */
  isBarred(step: string, { doers }: Pick<Sheet, 'doers'>, who: number): boolean {
    return this.workflow.steps.some(
      (one) => one.code === step && 'notBy' in one && one.notBy?.some((named) => doers[named]?.includes(who)),
    );
  }

  isReady(step: string, { tokens }: Pick<Sheet, 'tokens'>): boolean {
    return tokens.filter((token) => token === step).length >= (this.#needs.get(step) ?? Infinity);
  }

  needsOf(step: string): number {
    return this.#needs.get(step) ?? 0;
  }

  moves(sheet: Pick<Sheet, 'tokens'>): WorkflowAction[] {
    return this.workflow.actions.filter(({ from }) => this.isReady(from, sheet));
  }

  /** Where an action leads once these facts are entered. */
  wayOf({ to, routes = [] }: WorkflowAction, sheet: Sheet, entered: Facts): readonly string[] {
    const known = { channel: this.channel, rounds: sheet.rounds, facts: { ...sheet.facts, ...entered } };
    return routes.find(({ when }) => CONDITIONS[when]?.(known))?.to ?? to;
  }

  /** The sheet after one line of history. */
  after(sheet: Sheet, { fromStep, toSteps, facts, result, by }: Line): Sheet {
    const tokens = this.#moved(sheet.tokens, fromStep, toSteps);
    const status = this.#status.get(toSteps[0] ?? '') ?? '';
    return {
      tokens: tokens.filter((token) => !this.#finals.has(token)),
      status,
      facts: { ...sheet.facts, ...facts },
      rounds: sheet.rounds + (status === 'awaiting-supplement' ? 1 : 0),
      result: result !== null && !fromStep.includes('.') ? result : sheet.result,
      ended: tokens.some((token) => this.#finals.has(token)),
      doers: { ...sheet.doers, [fromStep]: [...new Set([...(sheet.doers[fromStep] ?? []), by])].sort() },
    };
  }

  /** Whether an end can be reached with nothing left behind, whichever routes are taken for it. */
  canEnd(tokens: readonly string[]): boolean {
    const path = new Set<string>();
    const search = (list: readonly string[]): boolean => {
      const name = list.join(' ');
      if (this.#leading.has(name)) return true;
      if (path.has(name)) return false;
      path.add(name);
      const ends = list.some((token) => this.#finals.has(token));
      const found = ends
        ? list.length === 1
        : this.moves({ tokens: list }).some(({ from, to, routes = [] }) =>
            [to, ...routes.map((route) => route.to)].some((way) => search(this.#moved(list, from, way))),
          );
      if (found) this.#leading.add(name);
      return found;
    };
    return search([...tokens].sort());
  }

  /** Takes the tokens a step needs away and lays one on each target. */
  #moved(tokens: readonly string[], from: string, to: readonly string[]): string[] {
    const left = [...tokens];
    for (let taken = 0; taken < (this.#needs.get(from) ?? 0); taken += 1) {
      const place = left.indexOf(from);
      if (place < 0) throw new Error(`there is no token on ${from} to take`);
      left.splice(place, 1);
    }
    return [...left, ...to].sort();
  }
}
