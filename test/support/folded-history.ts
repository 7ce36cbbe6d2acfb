/** A line of a dossier's history, as the database keeps it. */
export interface KeptLine {
  action: string;
  fromStep: string | null;
  toSteps: readonly string[];
  status: string;
}

/** What the history alone makes of a dossier. */
export interface Folded {
  version: number;
  status: string;
  /** Steps that are open, once for each branch that has come to them. */
  open: string[];
}

/** Acts that end whatever is open. */
const ENDS = ['withdraw', 'stop', 'refuse'];

/**
 * Reads a history from its beginning, by rules of its own: what was received opens, what was left closes, what was taken
 * back never happened.
 * @param isFinal steps of the workflow at which nobody is waited for
 */
export function foldHistory(lines: readonly KeptLine[], isFinal: (step: string) => boolean): Folded {
  const stages: string[][] = [];
  for (const { action, fromStep, toSteps } of lines) {
    const before = stages.at(-1) ?? [];
    if (action === 'take-back') stages.push(stages.at(-2) ?? []);
    else if (fromStep !== null) stages.push([...without(before, fromStep), ...toSteps]);
    else if (ENDS.includes(action)) stages.push([]);
    else if (action === 'receive' || action === 'reopen') stages.push([...toSteps]);
    else stages.push(before);
  }
  return {
    version: lines.length,
    status: lines.at(-1)?.status ?? '',
    open: (stages.at(-1) ?? []).filter((step) => !isFinal(step)).sort(),
  };
}

/** Every branch that stood there has gone on. */
const without = (open: readonly string[], step: string): string[] => open.filter((one) => one !== step);
