import { type Comparison, isLate, punctualityOf } from '#deadline';
import type { Verdict } from './form-content.ts';

export const VERDICT_WORDS: Record<Verdict, string> = {
  early: 'Trước hạn',
  'on-time': 'Đúng hạn',
  late: 'Quá hạn',
  open: 'Đang giải quyết',
  'open-late': 'Đang giải quyết, đã quá hạn',
};

/** How a step was kept: against its own due time, as official reports compare. @param now for what is not finished */
export function verdictOf(
  { dueAt, finishedAt }: { dueAt: Date | null; finishedAt: Date | null },
  now: Date,
  comparison: Comparison,
): Verdict {
  const appointment = { dueAt, missed: false };
  if (finishedAt) return punctualityOf(appointment, finishedAt, comparison);
  return isLate(appointment, now, comparison) ? 'open-late' : 'open';
}
