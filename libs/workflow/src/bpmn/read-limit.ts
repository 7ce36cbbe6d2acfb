import type { BpmnElement } from 'bpmn-moddle';
import type { TimeLimit } from '#deadline';
import type { WorkStep } from '../domain/definition.ts';
import { documentationOf, extensionOf, textOf } from './element.ts';
import type { Findings } from './findings.ts';

const HOURS_PER_DAY = 8;
const DAYS_PER_WEEK = 5;
/** Limits are stated in quarters of their unit. */
const QUARTERS = 4;

const DURATION =
  /\bP(?=[\dT])(?:(\d+)W)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)D)?(?:T(?:(\d+(?:[.,]\d+)?)H)?(?:(\d+)M)?)?(?![A-Z0-9])/;

/**
 * The time limit of a foreign task: an ISO 8601 duration in its due date (Camunda, Zeebe) or documentation. Days are
 * working days of eight hours, since that is what internal processes are reckoned in. Without one: a working day, or
 * nothing where the office only waits or hands over.
 */
export function readLimit(task: BpmnElement, status: WorkStep['status'], findings: Findings): TimeLimit {
  const schedule = extensionOf(task, 'zeebe:taskSchedule');
  const said = [
    textOf(task, 'camunda:dueDate'),
    schedule && textOf(schedule, 'dueDate'),
    documentationOf(task),
  ];
  for (const text of said) {
    const match = DURATION.exec(text ?? '');
    const limit = match && limitOf(match.slice(1).map(numberIn));
    if (!limit) continue;
    findings.note('limit-reading', task, { value: match[0], ...wordsOf(limit) });
    return limit;
  }
  const limit: TimeLimit =
    status === 'received' || status === 'processing'
      ? { amount: 1, unit: 'working-day' }
      : { amount: 0, unit: 'working-hour' };
  findings.note('assumed-limit', task, wordsOf(limit));
  return limit;
}

/** Parts that are not stated are missing among the groups of the match. */
const numberIn = (part: string | undefined): number => Number((part ?? '0').replace(',', '.'));

/** @returns undefined for a duration that mixes months with less, which no limit does. */
function limitOf([weeks = 0, months = 0, days = 0, hours = 0, minutes = 0]: readonly number[]) {
  const quartersUp = (amount: number) => Math.ceil(amount * QUARTERS) / QUARTERS;
  const clock = hours + minutes / 60;
  const working = weeks * DAYS_PER_WEEK + days;
  if (months > 0) {
    return working + clock > 0 ? undefined : ({ amount: months, unit: 'month' } as const);
  }
  return clock > 0
    ? ({ amount: quartersUp(working * HOURS_PER_DAY + clock), unit: 'working-hour' } as const)
    : ({ amount: quartersUp(working), unit: 'working-day' } as const);
}

const UNITS = {
  'working-hour': { vi: 'giờ làm việc', en: 'working hours' },
  'working-day': { vi: 'ngày làm việc', en: 'working days' },
  'calendar-day': { vi: 'ngày', en: 'calendar days' },
  month: { vi: 'tháng', en: 'months' },
  'same-day': { vi: 'trong ngày', en: 'the same day' },
} satisfies Record<TimeLimit['unit'], { vi: string; en: string }>;

/** A limit as people say it. */
export const wordsOf = ({ amount, unit }: TimeLimit) => ({ amount, unit: UNITS[unit] });
