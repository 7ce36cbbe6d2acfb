import { DOSSIER_STATUSES, type WorkflowAction, type WorkflowDefinition } from '../src/domain/definition.ts';

/**
 * A second opinion on workflows that shares no code with the first: a plain token game in which every token lies
 * in a list under the code of its step, final steps included. Slow, and written to be believed: soundness is asked
 * of every reachable list of tokens, each time by playing on from it.
 */
export type Tokens = readonly string[];

/** An action, and another for each of its routes: whichever way its conditions decide, that is a move of the game. */
const movesOf = (action: WorkflowAction): WorkflowAction[] => [
  action,
  ...(action.routes ?? []).map(({ to }, index) => ({ ...action, to, code: `${action.code}#${index + 1}` })),
];

const ENDINGS = ['refused', 'withdrawn', 'stopped', 'returned'];

export class TokenGame {
  readonly #needs = new Map<string, number>();
  readonly #status = new Map<string, string>();
  readonly #finals = new Set<string>();
  readonly #moves: readonly WorkflowAction[];

  constructor(readonly workflow: WorkflowDefinition) {
    for (const step of workflow.steps) {
      this.#needs.set(step.code, 'joins' in step ? (step.joins ?? 1) : 1);
      this.#status.set(step.code, step.status);
      if ('final' in step) this.#finals.add(step.code);
    }
    this.#moves = workflow.actions.flatMap(movesOf);
  }

  start(): Tokens {
    return [this.workflow.initial];
  }

  /** The moves the tokens allow. */
  moves(tokens: Tokens): WorkflowAction[] {
    return this.#moves.filter(({ from }) => this.isReady(from, tokens));
  }

  moveNamed(name: string): WorkflowAction | undefined {
    return this.#moves.find(({ from, code }) => `${from}/${code}` === name);
  }

  /** Takes the tokens a step needs away and lays one on each target. */
  play(tokens: Tokens, { from, to }: WorkflowAction): Tokens {
    const left = [...tokens];
    for (let taken = 0; taken < (this.#needs.get(from) ?? 0); taken += 1) left.splice(left.indexOf(from), 1);
    return [...left, ...to].sort();
  }

  statusOf(code: string): string {
    return this.#status.get(code) ?? '';
  }

  isFinal(code: string): boolean {
    return this.#finals.has(code);
  }

  needsOf(code: string): number {
    return this.#needs.get(code) ?? 0;
  }

  isOver(tokens: Tokens): boolean {
    return tokens.length === 1 && this.#finals.has(tokens[0] ?? '');
  }

  /** Whether it strands, loses and doubles nothing. */
  isSound(): boolean {
    if (!this.isWellFormed()) return false;
    const lists: Tokens[] = [];
    for (const tokens of this.everyListFrom(this.start())) {
      if (!this.#isOrderly(tokens)) return false;
      lists.push(tokens);
    }
    return (
      lists.every((tokens) => this.canEnd(tokens)) &&
      this.workflow.steps.every(({ code }) => lists.some((tokens) => this.isMet(code, tokens))) &&
      this.#moves.every((move) => lists.some((tokens) => this.moves(tokens).includes(move)))
    );
  }

  /** Whether it can be played at all. */
  isWellFormed(): boolean {
    const { steps, initial, facts = [] } = this.workflow;
    const actions = this.#moves;
    const distinct = (names: readonly string[]) => new Set(names).size === names.length;
    return (
      distinct(steps.map(({ code }) => code)) &&
      distinct(facts.map(({ code }) => code)) &&
      distinct(actions.map(({ from, code }) => `${from} ${code}`)) &&
      steps.every(
        ({ code, status }) =>
          DOSSIER_STATUSES.includes(status) && this.#finals.has(code) === ENDINGS.includes(status),
      ) &&
      this.#status.get(initial) === 'received' &&
      actions.every(
        ({ from, to }) => this.#needs.has(from) && !this.#finals.has(from) && !to.includes(from),
      ) &&
      actions.every(({ to }) => distinct(to) && to.every((code) => this.#needs.has(code))) &&
      !actions.some(
        ({ from, to }) =>
          this.#status.get(from) === 'completed' && to.some((code) => this.#isUnfinished(code)),
      )
    );
  }

  #isUnfinished(code: string): boolean {
    const status = this.#status.get(code) ?? '';
    return status !== 'completed' && !ENDINGS.includes(status);
  }

  /** No step overflows, nothing lies beside an ended branch, and only what is being processed runs side by side. */
  #isOrderly(tokens: Tokens): boolean {
    const occupied = [...new Set(tokens)];
    const overflows = occupied.some((code) => count(code, tokens) > (this.#needs.get(code) ?? 0));
    const endsAside = occupied.some((code) => this.#finals.has(code)) && tokens.length > 1;
    const sideBySide =
      occupied.length > 1 && occupied.some((code) => this.#status.get(code) !== 'processing');
    return !overflows && !endsAside && !sideBySide;
  }

  canEnd(tokens: Tokens): boolean {
    for (const list of this.everyListFrom(tokens)) if (this.isOver(list)) return true;
    return false;
  }

  isReady(code: string, tokens: Tokens): boolean {
    return !this.#finals.has(code) && count(code, tokens) >= (this.#needs.get(code) ?? Infinity);
  }

  isMet(code: string, tokens: Tokens): boolean {
    return this.#finals.has(code) ? tokens.includes(code) : this.isReady(code, tokens);
  }

  /** Every list of tokens that orderly play leads to, itself included. */
  *everyListFrom(tokens: Tokens, met = new Set<string>()): Generator<Tokens> {
    met.add(tokens.join(' '));
    yield tokens;
    for (const move of this.#isOrderly(tokens) ? this.moves(tokens) : []) {
      const next = this.play(tokens, move);
      if (!met.has(next.join(' '))) yield* this.everyListFrom(next, met);
    }
  }
}

export const count = (code: string, tokens: Tokens): number =>
  tokens.filter((token) => token === code).length;
