import { defineProblems } from '#platform/problem';

export const emergencyDoorProblem = defineProblems({
  'identity.administration-closed': {
    kind: 'forbidden',
    title: { vi: 'Ngoài giờ làm việc', en: 'Outside working hours' },
    detail: {
      vi: 'Ngoài giờ làm việc, phần quản trị chỉ cho xem. {opens} Việc không thể chờ: hãy mở khẩn cấp (POST /administration/emergency-openings) bằng mã xác thực và lý do, tối đa 60 phút; mọi việc làm khi đó đều được ghi vết.',
      en: 'Outside working hours administration may be looked at, not changed. {opens} For what cannot wait, open the emergency door (POST /administration/emergency-openings) with a code and a reason, for 60 minutes at most; everything done through it is recorded.',
    },
  },
  'identity.administration-open': {
    kind: 'refused',
    title: { vi: 'Đang trong giờ làm việc', en: 'Within working hours' },
    detail: {
      vi: 'Đang trong giờ làm việc của cơ quan bạn, không cần mở khẩn cấp.',
      en: 'These are the working hours of your agency; the emergency door is not needed.',
    },
  },
  'identity.emergency-door-open': {
    kind: 'refused',
    title: { vi: 'Đã mở khẩn cấp', en: 'The emergency door is open' },
    detail: {
      vi: 'Phiên làm việc này đã mở khẩn cấp. Khi hết hạn hoặc sau khi đóng lại mới mở được lần nữa.',
      en: 'This session has the emergency door open. It can be opened again once that has ended or was closed.',
    },
  },
  'identity.emergency-opening-unknown': {
    kind: 'not-found',
    title: { vi: 'Không có lần mở khẩn cấp này', en: 'No such opening' },
    detail: {
      vi: 'Không có lần mở khẩn cấp nào như vậy, hoặc nó đã kết thúc.',
      en: 'There is no such opening of the emergency door, or it has ended.',
    },
  },
});
