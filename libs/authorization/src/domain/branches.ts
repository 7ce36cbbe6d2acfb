import { rulesToAST } from '@casl/ability/extra';
import type { Ability } from './ability.ts';
import type { Subject, VerbOn } from './grants.ts';

/** One way of being permitted: every fact it names must have, or hold, one of its values. */
export type Branch<Fact extends string> = ReadonlyMap<Fact, readonly unknown[]>;

/** A node of what the library makes of rules; it keeps the types of these to a package of its own. */
interface Condition {
  readonly operator: string;
  readonly value: unknown;
  readonly field?: unknown;
}

/**
 * What an ability asks of things, for whoever finds them by other means than one at a time: permitted is what satisfies any
 * of the branches. Without a branch, nothing is.
 * @param known the facts that can be found out; a rule over another one is an error, never an open door
 */
export function branchesOf<On extends Subject, Fact extends string>(
  ability: Ability,
  verb: VerbOn<On>,
  subject: On,
  known: Readonly<Record<Fact, unknown>>,
): Branch<Fact>[] {
  const condition = rulesToAST(ability, verb, subject) as Condition | null;
  if (!condition) return [];
  // The library has the last rule first.
  const rules = partsOf(condition, 'or').reverse();
  return rules.map((rule) => {
    const tests = partsOf(rule, 'and').map((part) => testOf(part, known));
    const branch = new Map(tests);
    if (branch.size < tests.length) throw new Error(`a rule of ${verb} names a fact twice`);
    return branch;
  });
}

const partsOf = (condition: Condition, operator: 'or' | 'and'): Condition[] =>
  condition.operator === operator ? [...(condition.value as Condition[])] : [condition];

function testOf<Fact extends string>(
  { operator, value, field }: Condition,
  known: Readonly<Record<Fact, unknown>>,
): [Fact, readonly unknown[]] {
  if (typeof field === 'string' && Object.hasOwn(known, field)) {
    if (operator === 'eq') return [field as Fact, [value]];
    if (operator === 'in') return [field as Fact, value as unknown[]];
  }
  throw new Error(`a rule asks for ${operator} of ${String(field)}, which nobody can find out`);
}
