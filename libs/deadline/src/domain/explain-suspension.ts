import { readableTime } from '#platform/clock';
import type { Bilingual } from '#platform/problem';
import type { Suspension } from './clock-history.ts';
import type { EndedSuspension } from './deadline.ts';
import type { LedgerLine } from './ledger.ts';
import { SUSPENSION_WORDS } from './limit-words.ts';

/** From when to when the clock stood still, why, and by which paper; a sentence without its end. */
export function suspensionInWords(suspension: EndedSuspension): Bilingual {
  const { vi, en } = SUSPENSION_WORDS[suspension.reason];
  const [from, to] = [readableTime(suspension.from), readableTime(suspension.to)];
  const paper = paperOf(suspension);
  return {
    vi: `Tạm dừng ${vi}${paper} từ ${from} đến ${to}`,
    en: `Suspended because ${en}${paper} from ${from} to ${to}`,
  };
}

/** Since when it stands still now. */
export function standingStillInWords(suspension: Suspension): Bilingual {
  const { vi, en } = SUSPENSION_WORDS[suspension.reason];
  const from = readableTime(suspension.from);
  const paper = paperOf(suspension);
  return {
    vi: `Tạm dừng ${vi}${paper} từ ${from} đến nay.`,
    en: `Suspended because ${en}${paper} since ${from}.`,
  };
}

/** An event entered after the fact says so before it counts. */
export function lateEntryLines({ enteredLater, from }: Suspension, dueAt: Date): LedgerLine[] {
  if (!enteredLater) return [];
  const { enteredBy, approvedBy, explanation } = enteredLater;
  const enteredAt = readableTime(enteredLater.enteredAt);
  return [
    {
      code: 'entered-later',
      at: from,
      vi: `Việc sau đây được ghi bổ sung lúc ${enteredAt}: ${explanation}. Người ghi: ${enteredBy}; người duyệt: ${approvedBy}.`,
      en: `What follows was entered afterwards, at ${enteredAt}: ${explanation}. Entered by ${enteredBy}, approved by ${approvedBy}.`,
      dueAt,
    },
  ];
}

const paperOf = ({ paper }: Suspension): string => (paper === null ? '' : ` (${paper})`);
