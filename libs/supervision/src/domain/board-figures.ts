/**
 * What a board counts of the open dossiers of a line. A dossier without a result is in `open`; in `late`, `suspended` or
 * neither; and with exactly one of those it waits for. `dueInN` are due by the end of the N-th working day from now on at
 * the latest and not late, those due today among them. The parts of `late` are by working days since the due date: up to 1,
 * 2 to 5, 6 to 10, more; what counts as late before it is due has 0.
 */
export const FIGURES = [
  ...(['open', 'dueToday', 'dueIn1', 'dueIn3', 'dueIn5'] as const),
  ...(['late', 'lateTo1', 'lateTo5', 'lateTo10', 'lateBeyond10'] as const),
  ...(['suspended', 'forSupplement', 'forFinance', 'forApplicant', 'forForceMajeure'] as const),
  ...(['withOwnAgency', 'withOtherAgency', 'withApplicant', 'withFinance', 'withNobody'] as const),
] as const;
export type Figure = (typeof FIGURES)[number];

export type Figures = Readonly<Record<Figure, number>>;

export const NO_FIGURES: Figures = figuresFrom(() => 0);

export function figuresFrom(valueOf: (figure: Figure) => number): Figures {
  return Object.fromEntries(FIGURES.map((figure) => [figure, valueOf(figure)])) as Record<Figure, number>;
}

/** What the lines of a board stand for. `unit` = where open steps lie, `officer` = who holds them. */
export const GROUPINGS = ['province', 'agency', 'unit', 'procedure', 'field', 'officer'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What cells are counted by. */
export const CELL_KINDS = ['dossier', 'unit', 'officer'] as const;
export type CellKind = (typeof CELL_KINDS)[number];

export const kindOf = (by: Grouping): CellKind => (by === 'unit' || by === 'officer' ? by : 'dossier');

/** Who uses up the time of a dossier, or is waited for. `nobody` = force majeure, or it was closed for a while. */
export const PARTIES = ['ownAgency', 'otherAgency', 'applicant', 'finance', 'nobody'] as const;
export type Party = (typeof PARTIES)[number];
