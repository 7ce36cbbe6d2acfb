/** `brought`: to the desks, which took it or have it on their list. `refused`: the detail was; it waits for a person. */
export const CIVIL_ARRIVAL_STATES = ['pending', 'brought', 'refused'] as const;
export type CivilArrivalState = (typeof CIVIL_ARRIVAL_STATES)[number];

/** `told`: all that has happened. `refused`: the next state was, and those after it wait with it for a person. */
export const CIVIL_TELLING_STATES = ['pending', 'told', 'refused'] as const;
export type CivilTellingState = (typeof CIVIL_TELLING_STATES)[number];

/** A dossier the civil-status system lists. */
export interface ListedDossier {
  /** MaHoSoLT. */
  code: string;
  /** When it was sent; `null` = the list says nothing readable. */
  sentAt: Date | null;
}

/** From where the list is read next. */
export interface ReadingPoint {
  from: Date;
  /** 1 is the first. */
  page: number;
}

/** The right to read the list for a while. `claims` fences it: whoever claims it next has a higher one. */
export interface ClaimedReading {
  claims: number;
  failures: number;
  newest: Date | null;
  fromAt: Date | null;
  page: number;
}

/** The right to fetch one dossier for a while, fenced by `attempts`. */
export interface ClaimedArrival {
  code: string;
  attempts: number;
  /** Tries in a row that did not succeed. */
  failures: number;
}

/** The right to tell of one dossier for a while, fenced by `attempts`. */
export interface ClaimedTelling {
  dossierId: string;
  /** MaHoSoLT. */
  code: string;
  /** Ours. */
  dossierCode: string;
  toldSequence: number;
  attempts: number;
  /** Tries in a row that did not succeed. */
  failures: number;
  /** How often something was heard of it when it was claimed. */
  heard: number;
}

/** A change of a dossier's status that is to be told. */
export interface StateToTell {
  dossierId: string;
  sequence: number;
  status: string;
  /** What was done, Vietnamese. */
  words: string;
  at: Date;
}

const HOUR_MS = 3_600_000;

/** A dossier may be listed later than it was sent: what is read anew begins so much before the latest that was seen. */
const OVERLAP_MS = HOUR_MS;
/** How far back the list is read the first time. */
const FIRST_MS = 30 * 24 * HOUR_MS;

/** Where a reading begins, or goes on if one was cut. */
export function beginReading({ newest, fromAt, page }: ClaimedReading, now: Date): ReadingPoint {
  if (fromAt) return { from: fromAt, page };
  const from = newest ? newest.getTime() - OVERLAP_MS : now.getTime() - FIRST_MS;
  return { from: new Date(from), page: 1 };
}

/** The latest time among them, never later than now, whatever clock the other side has; `null` = none says one. */
export function latestOf(listed: readonly ListedDossier[], now: Date): Date | null {
  const times = listed.flatMap(({ sentAt }) => (sentAt ? [sentAt.getTime()] : []));
  return times.length > 0 ? new Date(Math.min(Math.max(...times), now.getTime())) : null;
}

/** Each code once, with the latest time it was listed with. */
export function eachOnce(listed: readonly ListedDossier[]): ListedDossier[] {
  const latest = new Map<string, ListedDossier>();
  for (const one of listed) {
    const before = latest.get(one.code)?.sentAt;
    if (!before || (one.sentAt && one.sentAt > before)) latest.set(one.code, one);
  }
  return [...latest.values()];
}
