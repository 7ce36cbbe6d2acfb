import { type Comparison, isLate, type SuspensionReason } from '#deadline';
import type { WorkingCalendar } from '#working-calendar';
import { type CellKind, type Figure, FIGURES, type Figures, type Party } from './board-figures.ts';
import { waitedFor } from './waiting.ts';

/** An open dossier as its history leaves it. */
export interface OpenDossier {
  procedureCode: string;
  fieldCode: string | null;
  secrecy: string;
  dueAt: Date | null;
  missed: boolean;
  /** Why its clock stands still. */
  reason: SuspensionReason | null;
  steps: readonly { agencyId: number; officerId: number | null }[];
}

/** By what figures are told apart within an agency. */
export interface CellKey {
  kind: CellKind;
  procedureCode: string;
  fieldCode: string | null;
  secrecy: string;
  unitId: number | null;
  officerId: number | null;
}

export type Cell = CellKey & { figures: Figures };

export interface RecountRules {
  calendar: WorkingCalendar;
  comparison: Comparison;
  now: Date;
  /** The agency that answers for the dossiers, and those below it. */
  units: ReadonlySet<number>;
}

/** The figures of an agency, one dossier after another, by the rules in words and not by those of the boards' SQL. */
export function recount(dossiers: readonly OpenDossier[], rules: RecountRules): Map<string, Cell> {
  const cells = new Map<string, { key: CellKey; counts: Map<Figure, number> }>();
  for (const dossier of dossiers) {
    const counted = figuresOf(dossier, rules);
    for (const key of keysOf(dossier)) {
      const cell = cells.get(textOf(key)) ?? { key, counts: new Map<Figure, number>() };
      cells.set(textOf(key), cell);
      for (const figure of counted) cell.counts.set(figure, (cell.counts.get(figure) ?? 0) + 1);
    }
  }
  return new Map([...cells].map(([text, { key, counts }]) => [text, { ...key, figures: complete(counts) }]));
}

export const textOf = (key: CellKey): string =>
  JSON.stringify([key.kind, key.procedureCode, key.fieldCode, key.secrecy, key.unitId, key.officerId]);

const complete = (counts: ReadonlyMap<Figure, number>): Figures =>
  Object.fromEntries(FIGURES.map((figure) => [figure, counts.get(figure) ?? 0])) as Record<Figure, number>;

function keysOf({ procedureCode, fieldCode, secrecy, steps }: OpenDossier): CellKey[] {
  const dossier = { procedureCode, fieldCode, secrecy, unitId: null, officerId: null };
  const orNone = <One>(all: readonly One[]): (One | null)[] =>
    all.length === 0 ? [null] : [...new Set(all)];
  return [
    { ...dossier, kind: 'dossier' },
    ...orNone(steps.map(({ agencyId }) => agencyId)).map((unitId) => ({
      ...{ ...dossier, unitId },
      kind: 'unit' as const,
    })),
    ...orNone(steps.map((step) => step.officerId)).map((officerId) => ({
      ...{ ...dossier, officerId },
      kind: 'officer' as const,
    })),
  ];
}

/** Every figure that counts the dossier. */
export function figuresOf(dossier: OpenDossier, rules: RecountRules): Figure[] {
  const { reason, steps } = dossier;
  const holders = steps.map(({ agencyId }) => ({ own: rules.units.has(agencyId) }));
  return [
    'open',
    WITH[waitedFor(reason, holders)],
    ...(reason === null ? timely(dossier, rules) : standing(reason)),
  ];
}

const WITH: Readonly<Record<Party, Figure>> = {
  ownAgency: 'withOwnAgency',
  otherAgency: 'withOtherAgency',
  applicant: 'withApplicant',
  finance: 'withFinance',
  nobody: 'withNobody',
};

const FOR: Readonly<Record<SuspensionReason, Figure | null>> = {
  supplement: 'forSupplement',
  'financial-obligation': 'forFinance',
  'applicant-request': 'forApplicant',
  'force-majeure': 'forForceMajeure',
  closed: null,
};

function standing(reason: SuspensionReason): Figure[] {
  const why = FOR[reason];
  return why === null ? ['suspended'] : ['suspended', why];
}

function timely(dossier: OpenDossier, { calendar, comparison, now }: RecountRules): Figure[] {
  if (dossier.dueAt === null) return [];
  const [due, today] = [calendar.dateOf(dossier.dueAt), calendar.dateOf(now)];
  if (isLate(dossier, now, comparison)) return ['late', lateBy(calendar.workingDaysBetween(due, today))];
  const within = (days: number): boolean => due <= calendar.workingDayAfter(today, days);
  return [
    ...(due <= today ? (['dueToday'] as const) : []),
    ...(within(1) ? (['dueIn1'] as const) : []),
    ...(within(3) ? (['dueIn3'] as const) : []),
    ...(within(5) ? (['dueIn5'] as const) : []),
  ];
}

function lateBy(workingDays: number): Figure {
  if (workingDays <= 1) return 'lateTo1';
  if (workingDays <= 5) return 'lateTo5';
  return workingDays <= 10 ? 'lateTo10' : 'lateBeyond10';
}
