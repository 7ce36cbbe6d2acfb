import { defineProblems } from '#platform/problem';

export const calendarChangeProblem = defineProblems({
  'calendar-change.agency-unknown': {
    kind: 'invalid',
    title: { vi: 'Không có cơ quan này', en: 'Unknown agency' },
    detail: {
      vi: 'Không có cơ quan với mã: {codes}. Hãy xem lại mã cơ quan.',
      en: 'No agency has the code: {codes}. Check the codes.',
    },
  },
  'calendar-change.in-progress': {
    kind: 'refused',
    title: { vi: 'Một thay đổi lịch đang được thực hiện', en: 'Another change is being carried out' },
    detail: {
      vi: 'Thay đổi lịch số {revision} còn đang được tính lại cho các hồ sơ. Hãy đợi xong rồi thử lại.',
      en: 'Calendar change {revision} is still being carried out on the dossiers. Try again when it is done.',
    },
  },
  'calendar-change.unknown': {
    kind: 'not-found',
    title: { vi: 'Không có thay đổi lịch này', en: 'Unknown calendar change' },
    detail: {
      vi: 'Không có thay đổi lịch làm việc nào mang số này.',
      en: 'No change of the working calendar has this number.',
    },
  },
});
