import type { Fact, Facts, FactValue, WorkflowAction, WorkflowDefinition } from '#workflow';

/** Ways of answering that are tried at most; a question of yes or no doubles them. */
const MOST = 256;

/**
 * Values an action's facts may have, so that every condition that can be met by them is met by some: both answers, every
 * choice, and of numbers those a condition names with what lies just beside them.
 */
export function likelyFacts(
  { facts = [], actions }: WorkflowDefinition,
  { asks = [] }: WorkflowAction,
): Facts[] {
  const numbers = numbersIn(actions.flatMap(({ routes = [] }) => routes.map(({ when }) => when)));
  const asked = asks
    .map((code) => facts.find((fact) => fact.code === code))
    .filter((fact) => fact !== undefined);
  return asked.reduce<Facts[]>(
    (ways, fact) =>
      ways
        .flatMap((way) => valuesOf(fact, numbers).map((value) => ({ ...way, [fact.code]: value })))
        .slice(0, MOST),
    [{}],
  );
}

function valuesOf(fact: Fact, numbers: readonly number[]): readonly FactValue[] {
  switch (fact.type) {
    case 'yes-no':
      return [false, true];
    case 'number':
      return numbers;
    case 'choice':
      return fact.choices.map(({ code }) => code);
  }
}

function numbersIn(conditions: readonly string[]): number[] {
  const named = conditions.flatMap((condition) => condition.match(/\b\d+(\.\d+)?\b/g) ?? []).map(Number);
  return [...new Set([0, ...named.flatMap((number) => [number, number + 1, number - 1])])];
}
