import { readableTime } from '#platform/clock';
import type { Bilingual } from '#platform/problem';
import type { WorkingCalendar } from '#working-calendar';
import type { Summary } from './summary.ts';
import { lastMoment, type Moment, type Turn, type Walk } from './walk.ts';

export const WARNING_CODES = [
  'turn-late',
  'outside-hours',
  'not-published',
  'appointment-missed',
  'appointment-provisional',
  'applicant-not-told',
] as const;

/** Something an administrator should look at before publishing; `at` points into the answer or the request. */
export interface WalkWarning extends Bilingual {
  readonly code: (typeof WARNING_CODES)[number];
  readonly at: string;
}

const MILLISECONDS_PER_MINUTE = 60_000;

/** What is worth looking at in a walk. @param calendarOf the calendar an agency keeps */
export function warningsOf(
  walk: Walk,
  summary: Summary,
  calendarOf: (agencyId: number) => WorkingCalendar,
): WalkWarning[] {
  return [
    ...notTold(walk),
    ...unpublished(walk.reception, '/reception'),
    ...walk.turns.flatMap((turn, index) => ofTurn(turn, `/turns/${index}`, calendarOf(turn.task.agencyId))),
    ...ofAppointment(walk, summary),
  ];
}

function notTold({ reception: { dossier } }: Walk): WalkWarning[] {
  const { phone, email } = dossier.snapshots[0].applicant;
  if (phone !== null || email !== null) return [];
  return [
    {
      ...{ code: 'applicant-not-told', at: '/dossier' },
      vi: 'Không có số điện thoại và thư điện tử nên người nộp không nhận được tin nào.',
      en: 'Without a phone number and an e-mail address the applicant is told nothing.',
    },
  ];
}

function ofTurn(turn: Turn, pointer: string, calendar: WorkingCalendar): WalkWarning[] {
  const { at, task } = turn;
  const { dueAt, stepName } = task;
  const warnings = unpublished(turn, pointer);
  if (dueAt && dueAt < at) {
    warnings.push({
      ...{ code: 'turn-late', at: pointer },
      vi: `Bước “${stepName}” xong lúc ${readableTime(at)}, sau hạn ${readableTime(dueAt)}.`,
      en: `Step “${stepName}” is done at ${readableTime(at)}, after it was due (${readableTime(dueAt)}).`,
    });
  }
  if (isOutsideHours(calendar, at)) {
    warnings.push({
      ...{ code: 'outside-hours', at: pointer },
      vi: `Bước “${stepName}” xong lúc ${readableTime(at)}, ngoài giờ làm việc.`,
      en: `Step “${stepName}” is done at ${readableTime(at)}, outside office hours.`,
    });
  }
  return warnings;
}

/** What is done at closing time is done in time. */
const isOutsideHours = (calendar: WorkingCalendar, at: Date): boolean =>
  !calendar.isOpen(at) && !calendar.isOpen(new Date(at.getTime() - MILLISECONDS_PER_MINUTE));

const unpublished = ({ reactions }: Moment, pointer: string): WalkWarning[] =>
  reactions
    .flatMap((reaction) => (reaction.kind === 'publication' ? (reaction.refusal ?? []) : []))
    .map((refusal) => ({
      ...{ code: 'not-published', at: pointer },
      vi: `Cổng Dịch vụ công Quốc gia sẽ không nhận: ${refusal}.`,
      en: `The national portal would not take it: ${refusal}.`,
    }));

function ofAppointment(walk: Walk, { appointment }: Summary): WalkWarning[] {
  const warnings: WalkWarning[] = [];
  const { last, verdict } = appointment;
  if (verdict === 'late' && last) {
    warnings.push({
      ...{ code: 'appointment-missed', at: '/summary/appointment' },
      vi: `Không kịp ngày hẹn trả kết quả ${readableTime(last)}.`,
      en: `The appointment of ${readableTime(last)} is not kept.`,
    });
  }
  if (lastMoment(walk).dossier.state.dueProvisional) {
    warnings.push({
      ...{ code: 'appointment-provisional', at: '/summary/appointment' },
      vi: 'Ngày hẹn trả chỉ là tạm tính vì chưa công bố lịch nghỉ đến đó.',
      en: 'The appointment is provisional: days off are not published that far.',
    });
  }
  return warnings;
}
