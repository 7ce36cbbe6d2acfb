import type { ClockHistory, Suspension } from '../src/domain/clock-history.ts';
import type { HistoryFaultCode } from '../src/domain/history-faults.ts';

const HOUR = 3_600_000;
/** The phases of the terms the histories are told for. */
export const PHASES = 3;

const before = (at: Date): Date => new Date(at.getTime() - HOUR);
const after = (at: Date): Date => new Date(at.getTime() + HOUR);
const wait = (from: Date, to: Date | null): Suspension => ({
  reason: 'force-majeure',
  from,
  to,
  paper: null,
});
const extendedAt = (at: Date) =>
  ({ at, by: { amount: 1, unit: 'working-day' }, reason: 'Thẩm tra', ground: 'NĐ 61/2018' }) as const;

/** A history spoilt in one way; `null` when this one cannot be. */
type Spoil = (history: ClockHistory) => { spoilt: ClockHistory; pointer: string } | null;

const lastMoment = ({ receivedAt, suspensions, phaseStarts, extension, endedAt }: ClockHistory): Date =>
  [
    receivedAt,
    ...suspensions.map(({ from, to }) => to ?? from),
    ...phaseStarts,
    extension?.at ?? receivedAt,
    endedAt ?? receivedAt,
  ]
    .sort((a, b) => a.getTime() - b.getTime())
    .at(-1)!;

/** The fault to be found, in which words, and how a history gets it. */
export const SPOILS: [HistoryFaultCode, string, Spoil][] = [
  [
    'before-reception',
    'a suspension that begins before the receipt',
    (history) => ({
      spoilt: {
        ...history,
        suspensions: [wait(before(history.receivedAt), history.receivedAt), ...history.suspensions],
      },
      pointer: '/suspensions/0/from',
    }),
  ],
  [
    'before-reception',
    'a phase that begins before the receipt',
    (history) => ({
      spoilt: { ...history, phaseStarts: [before(history.receivedAt)] },
      pointer: '/phaseStarts/0',
    }),
  ],
  [
    'before-reception',
    'an extension before the receipt',
    (history) => ({
      spoilt: { ...history, extension: extendedAt(before(history.receivedAt)) },
      pointer: '/extension',
    }),
  ],
  [
    'ends-before-it-starts',
    'a suspension that ends before it begins',
    (history) => {
      const at = lastMoment(history);
      const suspensions = [...history.suspensions, wait(after(at), at)];
      return { spoilt: { ...history, suspensions }, pointer: `/suspensions/${suspensions.length - 1}/to` };
    },
  ],
  [
    'overlaps',
    'a suspension that begins before the one before it ends',
    ({ suspensions, ...history }) => {
      const last = suspensions.at(-1);
      if (!last?.to || last.to <= last.from) return null;
      const spoilt = [...suspensions, wait(last.from, last.to)];
      return { spoilt: { ...history, suspensions: spoilt }, pointer: `/suspensions/${suspensions.length}` };
    },
  ],
  [
    'overlaps',
    'a suspension after one that lasts',
    ({ suspensions, ...history }) => {
      const last = suspensions.at(-1);
      if (!last || last.to !== null) return null;
      const spoilt = [...suspensions, wait(after(last.from), null)];
      return { spoilt: { ...history, suspensions: spoilt }, pointer: `/suspensions/${suspensions.length}` };
    },
  ],
  [
    'while-suspended',
    'an extension while the clock stands still',
    (history) => {
      const long = history.suspensions.find(({ from, to }) => to === null || to > after(from));
      return long
        ? { spoilt: { ...history, extension: extendedAt(after(long.from)) }, pointer: '/extension' }
        : null;
    },
  ],
  [
    'while-suspended',
    'a phase that begins while the clock stands still',
    (history) => {
      const long = history.suspensions.find(({ from, to }) => to === null || to > after(from));
      return long
        ? { spoilt: { ...history, phaseStarts: [after(long.from)] }, pointer: '/phaseStarts/0' }
        : null;
    },
  ],
  [
    'after-the-end',
    'an extension of what has ended',
    (history) => {
      const { endedAt } = history;
      return (
        endedAt && { spoilt: { ...history, extension: extendedAt(after(endedAt)) }, pointer: '/extension' }
      );
    },
  ],
  [
    'after-the-end',
    'a suspension that outlasts the end',
    (history) => {
      const { endedAt } = history;
      const suspensions = [...history.suspensions, wait(endedAt!, null)];
      return (
        endedAt && { spoilt: { ...history, suspensions }, pointer: `/suspensions/${suspensions.length - 1}` }
      );
    },
  ],
  [
    'phase-unknown',
    'one phase more than the terms have',
    (history) => ({
      spoilt: { ...history, phaseStarts: Array.from({ length: PHASES }, () => lastMoment(history)) },
      pointer: `/phaseStarts/${PHASES - 1}`,
    }),
  ],
];
