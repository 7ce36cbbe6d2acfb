import type { Drained } from './draining-system.ts';
import type { PortalLedger } from './portal-ledger.ts';

export const DRAINED_HEAD = [
  'Queues',
  'What happened',
  'Changes',
  'Lost',
  'Out of order',
  'Doubled',
  'Changes/s',
  'Calls a change',
];

/** What was drained, and what was found at the portal then, as a line of a table. */
export const drainedLine = (
  store: string,
  what: string,
  { changes, seconds, calls }: Drained,
  { lost, disorder, doubled, changes: all }: PortalLedger,
): string[] => [
  ...[store, what],
  ...[all, lost.length, disorder.length, doubled.length].map(String),
  (changes / seconds).toFixed(0),
  (calls / changes).toFixed(2),
];
