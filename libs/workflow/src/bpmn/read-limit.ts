import type { BpmnElement } from 'bpmn-moddle';
import type { TimeLimit } from '#deadline';
import type { WorkStep } from '../domain/definition.ts';
import { documentationOf, extensionOf, textOf } from './element.ts';
import type { Findings } from './findings.ts';
import { durationIn, workingLimit } from './iso-duration.ts';

/**
 * The time limit of a foreign task: an ISO 8601 duration in its due date (Camunda, Zeebe) or documentation,
 * reckoned in time of work. Without one: a working day, or nothing where the office only waits or hands over.
 */
export function readLimit(task: BpmnElement, status: WorkStep['status'], findings: Findings): TimeLimit {
  const schedule = extensionOf(task, 'zeebe:taskSchedule');
  const said = [
    textOf(task, 'camunda:dueDate'),
    schedule && textOf(schedule, 'dueDate'),
    documentationOf(task),
  ];
  for (const text of said) {
    const found = durationIn(text);
    const limit = found && workingLimit(found.duration);
    if (!limit) continue;
    findings.note('limit-reading', task, { value: found.text, ...wordsOf(limit) });
    return limit;
  }
  const limit: TimeLimit =
    status === 'received' || status === 'processing'
      ? { amount: 1, unit: 'working-day' }
      : { amount: 0, unit: 'working-hour' };
  findings.note('assumed-limit', task, wordsOf(limit));
  return limit;
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
