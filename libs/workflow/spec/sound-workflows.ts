import fc from 'fast-check';
import type { WorkflowAction, WorkflowDefinition } from '../src/domain/definition.ts';
import type { Fact } from '../src/domain/fact.ts';
import { workflowInBrief } from './workflow-in-brief.ts';

/** A piece of a process with one way in and one way out; put together in any manner such pieces are sound. */
type Block =
  | { kind: 'step'; pause: 'none' | 'awaiting-supplement' | 'awaiting-finance'; mayStop: boolean }
  | { kind: 'sequence'; blocks: Block[] }
  | { kind: 'choice'; blocks: Block[] }
  | { kind: 'decision'; blocks: Block[]; asksAtOnce: boolean }
  | { kind: 'loop'; block: Block }
  | { kind: 'parallel'; blocks: Block[] };

const several = (blocks: fc.Arbitrary<Block>): fc.Arbitrary<Block[]> =>
  fc.array(blocks, { minLength: 2, maxLength: 3 });

const { block } = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.record({
      kind: fc.constant('step' as const),
      pause: fc.constantFrom('none' as const, 'awaiting-supplement' as const, 'awaiting-finance' as const),
      mayStop: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('sequence' as const), blocks: several(tie('block')) }),
    fc.record({ kind: fc.constant('choice' as const), blocks: several(tie('block')) }),
    fc.record({
      kind: fc.constant('decision' as const),
      blocks: several(tie('block')),
      asksAtOnce: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('loop' as const), block: tie('block') }),
    fc.record({ kind: fc.constant('parallel' as const), blocks: several(tie('block')) }),
  ),
}));

/** More than enough to nest every kind of piece in every other; the second opinion is slow. */
const MOST_STATES = 80;

/** Random workflows that are sound by the way they are put together. */
export const soundWorkflows: fc.Arbitrary<WorkflowDefinition> = block
  .filter((middle) => statesOf(middle) <= MOST_STATES)
  .map((middle) => new Drawing().draw(middle));

/** In how many ways tokens can lie in a piece, or a few more. */
function statesOf(drawn: Block): number {
  switch (drawn.kind) {
    case 'step':
      return 1;
    case 'loop':
      return statesOf(drawn.block) + 1;
    case 'parallel':
      return drawn.blocks.reduce((product, part) => product * (statesOf(part) + 1), 1) + 1;
    default:
      return drawn.blocks.reduce((sum, part) => sum + statesOf(part), 2);
  }
}

type Routes = NonNullable<WorkflowAction['routes']>;

interface Ends {
  first: string;
  last: string;
}

class Drawing {
  readonly #steps: Record<string, string> = {};
  readonly #actions: string[] = [];
  readonly #facts: Fact[] = [];
  readonly #routed: { action: number; routes: Routes; asks: string | undefined }[] = [];

  draw(middle: Block): WorkflowDefinition {
    const start = this.#step('received');
    const { first, last } = this.#block(middle, false);
    this.#action(start, first);
    const signed = this.#step('completed');
    this.#action(last, signed);
    this.#action(signed, this.#step('returned final'));
    return this.#withFacts(workflowInBrief(this.#steps, this.#actions));
  }

  /** What is not asked for where it is needed is asked for at the very start. */
  #withFacts(workflow: WorkflowDefinition): WorkflowDefinition {
    if (this.#facts.length === 0) return workflow;
    for (const { action, routes, asks } of this.#routed) {
      Object.assign(workflow.actions[action] ?? {}, { routes, ...(asks && { asks: [asks] }) });
    }
    const askedLater = this.#routed.map(({ asks }) => asks);
    const asks = this.#facts.map(({ code }) => code).filter((code) => !askedLater.includes(code));
    const start = workflow.actions.find(({ from }) => from === workflow.initial);
    if (asks.length > 0) Object.assign(start ?? {}, { asks });
    return { ...workflow, facts: this.#facts };
  }

  #block(drawn: Block, beside: boolean): Ends {
    switch (drawn.kind) {
      case 'step':
        return this.#single(drawn, beside);
      case 'sequence':
        return drawn.blocks
          .map((part) => this.#block(part, beside))
          .reduce((before, after) => {
            this.#action(before.last, after.first);
            return { first: before.first, last: after.last };
          });
      case 'choice':
        return this.#choice(drawn.blocks, beside);
      case 'decision':
        return this.#decision(drawn, beside);
      case 'loop':
        return this.#loop(drawn.block, beside);
      case 'parallel':
        return this.#parallel(drawn.blocks);
    }
  }

  /** Only a branch of its own may wait for the applicant or stop: what runs beside it would be left behind. */
  #single({ pause, mayStop }: Extract<Block, { kind: 'step' }>, beside: boolean): Ends {
    const code = this.#step('processing');
    if (!beside && pause !== 'none') {
      const wait = this.#step(pause);
      this.#action(code, wait);
      this.#action(wait, code);
    }
    if (!beside && mayStop) this.#action(code, this.#step('stopped final'));
    return { first: code, last: code };
  }

  #choice(blocks: readonly Block[], beside: boolean): Ends {
    const first = this.#step('processing');
    const last = this.#step('processing');
    for (const option of blocks.map((part) => this.#block(part, beside))) {
      this.#action(first, option.first);
      this.#action(option.last, last);
    }
    return { first, last };
  }

  /** One action whose routes a fact decides between; the last option is for when none of them does. */
  #decision({ blocks, asksAtOnce }: Extract<Block, { kind: 'decision' }>, beside: boolean): Ends {
    const first = this.#step('processing');
    const last = this.#step('processing');
    const code = `f${this.#facts.length}`;
    this.#facts.push({ code, name: code, type: 'number' });
    const options = blocks.map((part) => this.#block(part, beside));
    const [usual, ...others] = options;
    const action = this.#actions.length;
    this.#action(first, usual?.first ?? last);
    const routes = others.map(({ first: to }, index) => ({
      when: `fact.${code} > ${300 - 100 * index}`,
      to: [to],
    }));
    this.#routed.push({ action, routes, asks: asksAtOnce ? code : undefined });
    for (const option of options) this.#action(option.last, last);
    return { first, last };
  }

  #loop(repeated: Block, beside: boolean): Ends {
    const { first, last } = this.#block(repeated, beside);
    const check = this.#step('processing');
    this.#action(last, check);
    this.#action(check, first);
    return { first, last: check };
  }

  #parallel(blocks: readonly Block[]): Ends {
    const first = this.#step('processing');
    const last = this.#step(`processing joins ${blocks.length}`);
    const branches = blocks.map((part) => this.#block(part, true));
    this.#action(first, ...branches.map((branch) => branch.first));
    for (const branch of branches) this.#action(branch.last, last);
    return { first, last };
  }

  #step(description: string): string {
    const code = `s${Object.keys(this.#steps).length}`;
    this.#steps[code] = description;
    return code;
  }

  #action(from: string, ...to: string[]): void {
    this.#actions.push(`${from}/a${this.#actions.length} → ${to.join(', ')}`);
  }
}
