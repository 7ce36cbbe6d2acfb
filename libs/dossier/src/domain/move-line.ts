import type { Bilingual } from '#platform/problem';
import type { WorkflowDefinition } from '#workflow';
import type { OpenTask } from './dossier-state.ts';
import type { MoveOutcome, MoveTarget } from './move-outcome.ts';
import { movesInWords, namesIn, reasonInWords } from './move-words.ts';

/** A step where a token lies; at joins, branches that have arrived. */
export interface StandingAt {
  readonly step: string;
  readonly arrived: number;
}

/** What becomes of the dossiers that stand alike. */
export interface MoveLine extends Bilingual {
  /** The version they run under. */
  readonly version: number;
  readonly from: readonly StandingAt[];
  /** Where they go on; null when they stay. */
  readonly to: readonly StandingAt[] | null;
  readonly reasons: readonly ({ readonly code: string } & Bilingual)[];
  readonly dossiers: number;
  /** Codes of some of them. */
  readonly examples: readonly string[];
}

/** More would say nothing more. */
const MOST_EXAMPLES = 5;

interface Movement {
  readonly tasks: readonly Pick<OpenTask, 'step' | 'arrived'>[];
  readonly outcome: MoveOutcome;
}

/** Dossiers of a version with the same of these are one line of a plan. */
export const lineKey = ({
  version,
  from,
  to,
  reasons,
}: Pick<MoveLine, 'version' | 'from' | 'to' | 'reasons'>): string =>
  JSON.stringify([version, steps(from), to && steps(to), reasons.map(({ vi }) => vi)]);

const steps = (standing: readonly StandingAt[]) => standing.map(({ step, arrived }) => [step, arrived]);

/** The line of a dossier, standing for itself alone. */
export function lineOf(
  { tasks, outcome }: Movement,
  code: string,
  version: WorkflowDefinition,
  target: MoveTarget,
): MoveLine {
  const versions = { from: version, to: target.definition };
  const inOrder = tasks.toSorted((one, other) => (one.step < other.step ? -1 : 1));
  const from = inOrder.map(({ step, arrived }) => ({ step, arrived }));
  const line = { version: version.version, from, dossiers: 1, examples: [code] };
  if ('moves' in outcome) {
    const moves = outcome.moves.toSorted((one, other) => (one.from < other.from ? -1 : 1));
    const to = moves.map(({ to: { code: step }, arrived }) => ({ step, arrived }));
    return { ...line, to, reasons: [], ...movesInWords(moves, versions) };
  }
  const reasons = outcome.stays.map((reason) => ({ code: reason.code, ...reasonInWords(reason, versions) }));
  const at = namesIn(
    version,
    from.map(({ step }) => step),
  );
  return {
    ...{ ...line, to: null, reasons },
    vi: `${at} không chuyển được: ${reasons.map(({ vi }) => vi).join('; ')}`,
    en: `${at} cannot be moved: ${reasons.map(({ en }) => en).join('; ')}`,
  };
}

/** Lines of dossiers that stand alike and fare alike as one, the most dossiers first. */
export function linesTogether(lines: Iterable<MoveLine>): MoveLine[] {
  const together = new Map<string, MoveLine>();
  for (const line of lines) {
    const key = lineKey(line);
    const known = together.get(key);
    together.set(key, known ? joined(known, line) : line);
  }
  return [...together.values()].sort((one, other) => other.dossiers - one.dossiers);
}

const joined = (one: MoveLine, other: MoveLine): MoveLine => ({
  ...one,
  dossiers: one.dossiers + other.dossiers,
  examples: [...one.examples, ...other.examples].slice(0, MOST_EXAMPLES),
});
