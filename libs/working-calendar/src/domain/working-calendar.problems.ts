import { defineProblems } from '#platform/problem';
import { InvalidCalendarError } from './invalid-calendar.error.ts';

export const calendarProblem = defineProblems({
  'working-calendar.stale': {
    kind: 'stale',
    title: { vi: 'Lịch làm việc đã có bản mới hơn', en: 'Working calendar changed meanwhile' },
    detail: {
      vi: 'Có người vừa sửa lịch làm việc; bản hiện hành là bản số {revision}. Hãy xem lại bản đó rồi sửa lại.',
      en: 'Someone has just changed the working calendar; revision {revision} is in force. Look at it and amend again.',
    },
  },
  'working-calendar.invalid': {
    kind: 'invalid',
    title: { vi: 'Lịch làm việc không hợp lệ', en: 'Working calendar not valid' },
    detail: {
      vi: 'Lịch làm việc không thể tính được như đã khai; xem danh sách lỗi và sửa từng lỗi.',
      en: 'Working time cannot be reckoned as entered; see the list of errors and mend each.',
    },
  },
});

/**
 * Does the work, and refuses with `working-calendar.invalid` where it finds a calendar or an amendment invalid.
 * @throws Problem whose `errors` name every fault
 */
export function refusingInvalid<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof InvalidCalendarError)) throw error;
    throw calendarProblem('working-calendar.invalid', {}, { errors: error.faults });
  }
}
