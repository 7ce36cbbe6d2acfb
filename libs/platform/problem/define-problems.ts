import { Problem, type ProblemDefinition, type ProblemParameters } from './problem.ts';

const known = new Map<string, ProblemDefinition>();

/** Makes one problem of a family: `refuse('dossier.stale', { version: 3 })`. */
export type ProblemFamily<Code extends string> = (
  code: Code,
  parameters?: ProblemParameters,
  extensions?: Readonly<Record<string, unknown>>,
) => Problem;

/**
 * Declares a module's problems once, with their texts; each gets a page at `/problems/<code>` and a line in
 * `docs/problems.md`. @throws when a code is declared twice.
 */
export function defineProblems<const Definitions extends Record<string, ProblemDefinition>>(
  definitions: Definitions,
): ProblemFamily<keyof Definitions & string> {
  for (const [code, definition] of Object.entries(definitions)) {
    if (known.has(code)) throw new Error(`problem ${code} is declared twice`);
    known.set(code, definition);
  }
  return (code, parameters, extensions) =>
    new Problem(code, definitions[code] as ProblemDefinition, parameters, extensions);
}

/** Every declared problem by code, in alphabetical order. */
export const allProblems = (): [string, ProblemDefinition][] =>
  [...known].sort(([first], [second]) => first.localeCompare(second));
