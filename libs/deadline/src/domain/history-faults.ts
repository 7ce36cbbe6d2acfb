import type { ClockHistory, Suspension } from './clock-history.ts';

const MILLISECONDS_PER_MINUTE = 60_000;

export const HISTORY_FAULTS = [
  'before-reception',
  'ends-before-it-starts',
  'overlaps',
  'while-suspended',
  'after-the-end',
  'phase-unknown',
] as const;
export type HistoryFaultCode = (typeof HISTORY_FAULTS)[number];

/** What cannot have happened to a clock; `pointer` is a JSON Pointer into the history. */
export interface HistoryFault {
  readonly code: HistoryFaultCode;
  readonly pointer: string;
}

/** Every fault of a history, so that nothing is reckoned from events that contradict one another. */
export function faultsOfHistory(history: ClockHistory, phases: number): HistoryFault[] {
  const { suspensions, phaseStarts, extension } = history;
  return [
    ...suspensions.flatMap((suspension, index) =>
      suspensionFaults(history, suspension, suspensions[index - 1], `/suspensions/${index}`),
    ),
    ...phaseStarts.flatMap((at, index) => [
      ...momentFaults(history, at, `/phaseStarts/${index}`),
      ...fault(index + 2 > phases, 'phase-unknown', `/phaseStarts/${index}`),
    ]),
    ...(extension ? momentFaults(history, extension.at, '/extension') : []),
  ];
}

function suspensionFaults(
  { receivedAt, endedAt }: ClockHistory,
  { from, to }: Suspension,
  earlier: Suspension | undefined,
  pointer: string,
): HistoryFault[] {
  const lasts = to === null;
  const outlives = endedAt !== null && (isBefore(endedAt, from) || lasts || isBefore(endedAt, to));
  const overlaps = earlier !== undefined && (earlier.to === null || isBefore(from, earlier.to));
  return [
    ...fault(isBefore(from, receivedAt), 'before-reception', `${pointer}/from`),
    ...fault(!lasts && isBefore(to, from), 'ends-before-it-starts', `${pointer}/to`),
    ...fault(overlaps, 'overlaps', pointer),
    ...fault(outlives, 'after-the-end', pointer),
  ];
}

/** What happens at one moment happens between reception and end, while the clock runs. */
function momentFaults(
  { receivedAt, endedAt, suspensions }: ClockHistory,
  at: Date,
  pointer: string,
): HistoryFault[] {
  const suspended = suspensions.some(
    ({ from, to }) => isBefore(from, at) && (to === null || isBefore(at, to)),
  );
  return [
    ...fault(isBefore(at, receivedAt), 'before-reception', pointer),
    ...fault(suspended, 'while-suspended', pointer),
    ...fault(endedAt !== null && isBefore(endedAt, at), 'after-the-end', pointer),
  ];
}

/** By whole minutes: a paper says 09:00 of what the receipt knows to the second. */
const isBefore = (a: Date, b: Date): boolean => minuteOf(a) < minuteOf(b);

const minuteOf = (at: Date): number => Math.floor(at.getTime() / MILLISECONDS_PER_MINUTE);

const fault = (holds: boolean, code: HistoryFaultCode, pointer: string): HistoryFault[] =>
  holds ? [{ code, pointer }] : [];
