/** A row of progress as the portal tells it; what it does not tell is undefined. */
export interface HeldRow {
  status: string;
  at: string;
  officer: string | undefined;
  wording: string | undefined;
}

/** What of a row of ours the portal may tell. */
export interface ToldRow {
  TrangThai: string;
  ThoiDiemXuLy: string;
  NguoiXuLy: string;
  NoiDungXuLy: string;
}

/** Whether it is this row. Officer and wording tell changes of one status and second apart. */
export const isRow = ({ status, at, officer, wording }: HeldRow, row: ToldRow): boolean =>
  status === row.TrangThai &&
  at === row.ThoiDiemXuLy &&
  (officer === undefined || officer === row.NguoiXuLy) &&
  (wording === undefined || wording === row.NoiDungXuLy);

/** Each row of theirs that is one of ours, and each of ours that is one of theirs, used once. */
export interface RowMatch {
  /** For each of ours, the place of theirs; undefined = the portal lacks it. */
  places: readonly (number | undefined)[];
  /** Theirs that are nothing we said, or said once and there twice. */
  foreign: readonly HeldRow[];
  doubled: readonly HeldRow[];
}

/** In the order of the history: of equal rows the first is the first. */
export function matchRows(ours: readonly ToldRow[], theirs: readonly HeldRow[]): RowMatch {
  const used = new Set<number>();
  const places = ours.map((row) => {
    const place = theirs.findIndex((held, index) => !used.has(index) && isRow(held, row));
    if (place < 0) return undefined;
    used.add(place);
    return place;
  });
  const left = theirs.filter((_held, index) => !used.has(index));
  const isOurs = (held: HeldRow) => ours.some((row) => isRow(held, row));
  return {
    places,
    foreign: left.filter((held) => !isOurs(held)),
    doubled: left.filter(isOurs),
  };
}
