import type { AuthoredWorkflow } from '#workflow';
import { OPINION } from './building-permit.ts';

/** A piece of a process with one way in and one way out; put together in any manner such pieces are sound. */
export type Block =
  | { kind: 'step'; pause: 'none' | 'awaiting-supplement' | 'awaiting-finance'; mayStop: boolean }
  | { kind: 'sequence' | 'choice' | 'parallel'; blocks: Block[] }
  | { kind: 'routed'; blocks: Block[]; conditions: string[] }
  | { kind: 'loop'; block: Block }
  | { kind: 'call' };

const FACTS: NonNullable<AuthoredWorkflow['facts']> = [
  { code: 'area', name: 'Diện tích', type: 'number', unit: 'm²' },
  { code: 'onSite', name: 'Phải kiểm tra thực địa', type: 'yes-no' },
  {
    ...{ code: 'zone', name: 'Khu vực', type: 'choice' },
    choices: ['urban', 'rural', 'coast'].map((code) => ({ code, name: code })),
  },
];

const ACTORS = [
  { agency: 'desk', role: 'reception-officer' },
  { agency: 'lead', role: 'case-officer' },
  { agency: 'lead', role: 'unit-head' },
  { agency: 'land-registry', role: 'case-officer' },
  { agency: 'lead', role: 'clerk' },
] as const;

/** Every so many steps one is kept apart from that drawn two before it, whose post some officers hold as well. */
const KEPT_APART = 3;

type Demands = Pick<AuthoredWorkflow['actions'][number], 'requires' | 'asks' | 'routes'>;

/** What actions demand, one after another: often nothing. */
const DEMANDS: Demands[] = [
  {},
  { requires: ['comment'] },
  {},
  { requires: ['attachment'], asks: ['onSite'] },
  {},
  { requires: ['result'] },
  { asks: ['area', 'zone'] },
];

interface Ends {
  first: string;
  last: string;
}

/** Puts a piece of a process between a reception and a hand-over. */
export class Drawing {
  readonly #steps: AuthoredWorkflow['steps'] = [];
  readonly #actions: AuthoredWorkflow['actions'] = [];

  /** @param salt from which on actors and demands are dealt out */
  constructor(private readonly salt: number) {}

  draw(middle: Block): AuthoredWorkflow {
    const start = this.#step('received');
    const { first, last } = this.#block(middle, false);
    this.#action(start, [first]);
    const signed = this.#step('completed');
    this.#action(last, [signed]);
    this.#action(signed, [this.#end('returned')]);
    return {
      ...{ code: '1.000001', version: 1, procedure: '1.000001', name: 'Quy trình thử', initial: start },
      basis: { kind: 'template', source: 'Quy trình thử' },
      steps: this.#steps,
      actions: this.#actions,
      facts: FACTS,
    };
  }

  #block(drawn: Block, beside: boolean): Ends {
    switch (drawn.kind) {
      case 'step':
        return this.#single(drawn, beside);
      case 'sequence':
        return drawn.blocks
          .map((part) => this.#block(part, beside))
          .reduce((before, after) => {
            this.#action(before.last, [after.first]);
            return { first: before.first, last: after.last };
          });
      case 'choice':
        return this.#joined(drawn.blocks, beside, (first, options) => {
          for (const option of options) this.#action(first, [option]);
        });
      case 'routed':
        return this.#joined(drawn.blocks, beside, (first, [to = '', ...others]) =>
          this.#action(first, [to], {
            asks: FACTS.map(({ code }) => code),
            routes: others.map((option, index) => ({ when: drawn.conditions[index] ?? '', to: [option] })),
          }),
        );
      case 'parallel':
        return this.#joined(
          drawn.blocks,
          true,
          (first, branches) => this.#action(first, branches),
          drawn.blocks.length,
        );
      case 'loop':
        return this.#loop(drawn.block, beside);
      case 'call':
        return this.#call(beside);
    }
  }

  /** Only a branch of its own may wait for the applicant or stop: what runs beside it would be left behind. */
  #single({ pause, mayStop }: Extract<Block, { kind: 'step' }>, beside: boolean): Ends {
    const code = this.#step('processing');
    if (!beside && pause !== 'none') {
      const wait = this.#step(pause);
      this.#action(code, [wait]);
      this.#action(wait, [code]);
    }
    if (!beside && mayStop) this.#action(code, [this.#end('stopped')]);
    return { first: code, last: code };
  }

  #joined(
    blocks: readonly Block[],
    beside: boolean,
    part: (first: string, options: string[]) => void,
    joins?: number,
  ): Ends {
    const first = this.#step('processing');
    const last = this.#step('processing', joins === undefined ? {} : { joins });
    const options = blocks.map((option) => this.#block(option, beside));
    part(
      first,
      options.map((option) => option.first),
    );
    for (const option of options) this.#action(option.last, [last]);
    return { first, last };
  }

  #loop(repeated: Block, beside: boolean): Ends {
    const { first, last } = this.#block(repeated, beside);
    const check = this.#step('processing');
    this.#action(last, [check]);
    this.#action(check, [first]);
    return { first, last: check };
  }

  #call(beside: boolean): Ends {
    const code = `s${this.#steps.length}`;
    this.#steps.push({
      code,
      name: code,
      status: 'processing',
      calls: OPINION.code,
      agency: 'land-registry',
    });
    const last = this.#step('processing');
    const givenUp = beside ? last : this.#end('stopped');
    this.#actions.push(
      { code: 'go-on', name: 'Tiếp tục', from: code, to: [last], on: 'returned' },
      { code: 'give-up', name: 'Dừng', from: code, to: [givenUp], on: 'stopped' },
    );
    return { first: code, last };
  }

  #step(
    status: 'received' | 'processing' | 'completed' | 'awaiting-supplement' | 'awaiting-finance',
    more = {},
  ) {
    const code = `s${this.#steps.length}`;
    const actor = ACTORS[(this.salt + this.#steps.length) % ACTORS.length] ?? ACTORS[0];
    const limit = { amount: 1, unit: 'working-day' } as const;
    const before = `s${this.#steps.length - 2}`;
    const kept = (this.salt + this.#steps.length) % KEPT_APART === 0 && { notBy: [before] };
    this.#steps.push({ code, name: code, status, actor, limit, ...kept, ...more });
    return code;
  }

  #end(status: 'returned' | 'stopped'): string {
    const code = `s${this.#steps.length}`;
    this.#steps.push({ code, name: code, status, final: true });
    return code;
  }

  #action(from: string, to: string[], demands: Demands = this.#dealt()): void {
    const code = `a${this.#actions.length}`;
    this.#actions.push({ code, name: code, from, to, ...demands });
  }

  #dealt(): Demands {
    return DEMANDS[(this.salt + this.#actions.length) % DEMANDS.length] ?? {};
  }
}
