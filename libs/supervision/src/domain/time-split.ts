import type { SuspensionReason } from '#deadline';
import type { WorkingCalendar } from '#working-calendar';
import { PARTIES, type Party } from './board-figures.ts';
import { waitedFor } from './waiting.ts';

interface Interval {
  readonly from: Date;
  /** `null` while it lasts. */
  readonly to: Date | null;
}

/** Everything that says with whom a dossier was. */
export interface SplitHistory {
  readonly receivedAt: Date;
  /** The result, or whatever else ended it; `null` while it is open. */
  readonly endedAt: Date | null;
  readonly suspensions: readonly (Interval & { readonly reason: SuspensionReason })[];
  /** Each step, with whom it lay. */
  readonly holdings: readonly (Interval & { readonly own: boolean })[];
}

/** Working minutes that each has used up. */
export type TimeSplit = Readonly<Record<Party, number>>;

export const NO_TIME: TimeSplit = { ownAgency: 0, otherAgency: 0, applicant: 0, finance: 0, nobody: 0 };

/**
 * Who used up the time of a dossier from its receipt until it ended, or until now. Every minute is one party's, so that the
 * parts come to the working time there was.
 * @param calendar of the agency that answers for it
 */
export function splitTime(calendar: WorkingCalendar, history: SplitHistory, now: Date): TimeSplit {
  const end = history.endedAt ?? now;
  const moments = momentsOf(history, end);
  const split: Record<Party, number> = { ...NO_TIME };
  for (const [place, from] of moments.entries()) {
    const to = moments[place + 1];
    if (to !== undefined) split[partyAt(history, from)] += calendar.between(from, to);
  }
  return split;
}

export const addTimes = (one: TimeSplit, other: TimeSplit): TimeSplit =>
  Object.fromEntries(PARTIES.map((party) => [party, one[party] + other[party]])) as Record<Party, number>;

/** In their order, each once: between two of them nothing changes. */
function momentsOf({ receivedAt, suspensions, holdings }: SplitHistory, end: Date): Date[] {
  const instants = [...suspensions, ...holdings]
    .flatMap(({ from, to }) => [from, to ?? end])
    .filter((at) => at > receivedAt && at < end)
    .map((at) => at.getTime());
  const all = end > receivedAt ? [receivedAt.getTime(), ...instants, end.getTime()] : [];
  return [...new Set(all)].sort((a, b) => a - b).map((at) => new Date(at));
}

function partyAt({ suspensions, holdings }: SplitHistory, at: Date): Party {
  const covers = ({ from, to }: Interval): boolean => from <= at && (to === null || at < to);
  return waitedFor(suspensions.find(covers)?.reason ?? null, holdings.filter(covers));
}
