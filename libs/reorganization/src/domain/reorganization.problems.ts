import { defineProblems } from '#platform/problem';

export const reorganizationProblem = defineProblems({
  'reorganization.invalid': {
    kind: 'unprocessable',
    title: { vi: 'Kế hoạch sắp xếp không thực hiện được', en: 'Impossible reorganisation' },
    detail: {
      vi: 'Kế hoạch sắp xếp có chỗ không thể đúng. Hãy xem từng lỗi.',
      en: 'Some of the reorganisation cannot be. See each fault.',
    },
  },
  'reorganization.unknown': {
    kind: 'not-found',
    title: { vi: 'Không có kế hoạch sắp xếp này', en: 'Unknown reorganisation' },
    detail: {
      vi: 'Không có kế hoạch sắp xếp cơ quan nào với mã này.',
      en: 'There is no reorganisation with this id.',
    },
  },
  'reorganization.hindered': {
    kind: 'refused',
    title: { vi: 'Còn vướng mắc', en: 'Something stands in the way' },
    detail: {
      vi: 'Kế hoạch còn vướng mắc, chẳng hạn vị trí không có người giữ. Hãy lập kế hoạch mới có lời giải cho từng vướng mắc.',
      en: 'Something stands in the way, such as posts nobody would hold. Make a new plan that answers each hindrance.',
    },
  },
  'reorganization.decided': {
    kind: 'refused',
    title: { vi: 'Kế hoạch đã được quyết định', en: 'Decided before' },
    detail: {
      vi: 'Kế hoạch này đã được quyết định hoặc đã rút. Hãy lập kế hoạch mới.',
      en: 'This plan has been decided or withdrawn before. Make a new one.',
    },
  },
  'reorganization.in-effect': {
    kind: 'refused',
    title: { vi: 'Đã có hiệu lực', en: 'In effect already' },
    detail: {
      vi: 'Việc sắp xếp đã bắt đầu được thực hiện, hoặc kế hoạch chưa được quyết định, nên không rút được.',
      en: 'It is being carried out already, or was never decided, and cannot be withdrawn.',
    },
  },
  'reorganization.overlaps': {
    kind: 'refused',
    title: { vi: 'Đang có việc sắp xếp khác', en: 'Another reorganisation is under way' },
    detail: {
      vi: 'Các cơ quan {codes} đang nằm trong một việc sắp xếp khác chưa xong. Hãy đợi việc đó xong hoặc rút lại.',
      en: 'The agencies {codes} are part of another reorganisation that is not over. Wait for it, or withdraw it.',
    },
  },
});
