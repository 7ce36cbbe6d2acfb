import { defineProblems } from '#platform/problem';

export const delegationProblem = defineProblems({
  'delegation.unknown': {
    kind: 'not-found',
    title: { vi: 'Không tìm thấy ủy quyền', en: 'Unknown delegation' },
    detail: {
      vi: 'Không có việc ủy quyền này, hoặc nó không liên quan đến bạn.',
      en: 'There is no such delegation, or it is none of yours.',
    },
  },
  'delegation.agency-unknown': {
    kind: 'unprocessable',
    title: { vi: 'Không có cơ quan này', en: 'Unknown agency' },
    detail: {
      vi: 'Không có cơ quan nào mang mã {agency}.',
      en: 'There is no agency with the code {agency}.',
    },
  },
  'delegation.officer-unknown': {
    kind: 'unprocessable',
    title: { vi: 'Không có cán bộ này', en: 'Unknown officer' },
    detail: {
      vi: 'Không có cán bộ nào với tên đăng nhập {username}.',
      en: 'There is no officer with the username {username}.',
    },
  },
  'delegation.scope-unknown': {
    kind: 'unprocessable',
    title: { vi: 'Phạm vi ủy quyền không đúng', en: 'Unknown scope' },
    detail: {
      vi: 'Danh mục thủ tục không có: {codes}.',
      en: 'The catalogue of procedures does not have: {codes}.',
    },
  },
  'delegation.ends-before-start': {
    kind: 'unprocessable',
    title: { vi: 'Kết thúc trước khi bắt đầu', en: 'Ends before it starts' },
    detail: {
      vi: 'Thời điểm kết thúc phải sau thời điểm bắt đầu.',
      en: 'A delegation must end after it starts.',
    },
  },
  'delegation.in-the-past': {
    kind: 'unprocessable',
    title: { vi: 'Thời điểm đã qua', en: 'In the past' },
    detail: {
      vi: 'Không ủy quyền cho thời gian đã qua; bỏ trống thời điểm bắt đầu để có hiệu lực ngay.',
      en: 'Nothing can be delegated for a time that has passed; leave the start out to begin at once.',
    },
  },
  'delegation.too-long': {
    kind: 'unprocessable',
    title: { vi: 'Thời hạn quá dài', en: 'Too long' },
    detail: {
      vi: 'Mỗi lần ủy quyền không quá một năm. Hãy chọn ngày kết thúc sớm hơn.',
      en: 'A delegation lasts a year at most. Choose an earlier end.',
    },
  },
  'delegation.to-oneself': {
    kind: 'unprocessable',
    title: { vi: 'Không tự ủy quyền cho mình', en: 'Not to oneself' },
    detail: {
      vi: 'Người được ủy quyền phải là người khác với người ủy quyền; người quản trị cũng không cử chính mình làm thay.',
      en: 'The delegate must be another person than the delegator; nor does an administrator name themselves as a cover.',
    },
  },
  'delegation.administration': {
    kind: 'forbidden',
    title: { vi: 'Không ủy quyền quản trị hệ thống', en: 'Administration is not delegated' },
    detail: {
      vi: 'Vai trò quản trị hệ thống không được ủy quyền hay làm thay. Hãy cấp vai trò này cho người khác bằng quyết định.',
      en: 'The role of administrator is never delegated or covered. Give the role itself to another officer by decision.',
    },
  },
  'delegation.onward': {
    kind: 'forbidden',
    title: { vi: 'Không ủy quyền lại', en: 'Not onward' },
    detail: {
      vi: 'Bạn đang làm thay ở vị trí này; người được ủy quyền không được ủy quyền tiếp cho người khác.',
      en: 'You act under this post for somebody else; who acts by delegation passes nothing on.',
    },
  },
  'delegation.not-at-post': {
    kind: 'unprocessable',
    title: { vi: 'Không giữ vị trí này', en: 'Not a holder of the post' },
    detail: {
      vi: '{officer} không phải là {role} của {agency} nên không có gì để ủy quyền.',
      en: '{officer} is no {role} of {agency}; there is nothing to delegate.',
    },
  },
  'delegation.not-yours-to-make': {
    kind: 'forbidden',
    title: { vi: 'Không thuộc quyền phân công của bạn', en: 'Not yours to make' },
    detail: {
      vi: 'Chỉ người giữ vị trí, lãnh đạo của {agency} hoặc người quản trị mới cử được người làm thay.',
      en: 'Only the holder of the post, a leader of {agency} or an administrator may let another act under it.',
    },
  },
  'delegation.no-account': {
    kind: 'unprocessable',
    title: { vi: 'Người được ủy quyền không đăng nhập được', en: 'The delegate has no account' },
    detail: {
      vi: '{officer} không có tài khoản đang hoạt động.',
      en: '{officer} has no account in use.',
    },
  },
  'delegation.not-nearby': {
    kind: 'unprocessable',
    title: { vi: 'Không cùng cơ quan', en: 'Not of the agency' },
    detail: {
      vi: 'Chỉ ủy quyền được cho người công tác tại {agency}, cơ quan trực thuộc hoặc cơ quan cấp trên trực tiếp; {officer} không thuộc các cơ quan đó.',
      en: 'A post is delegated to officers of {agency}, of an agency below it or of the one directly above it; {officer} is of none.',
    },
  },
  'delegation.circle': {
    kind: 'refused',
    title: { vi: 'Ủy quyền vòng tròn', en: 'A circle' },
    detail: {
      vi: 'Trong cùng thời gian, {officer} lại ủy quyền (trực tiếp hoặc qua người khác) cho chính người ủy quyền, nên không ai thật sự có mặt.',
      en: 'In the same time {officer} lets the delegator act for them, directly or through others, so that nobody would really be there.',
    },
  },
  'delegation.over': {
    kind: 'refused',
    title: { vi: 'Ủy quyền đã kết thúc', en: 'The delegation is over' },
    detail: {
      vi: 'Việc ủy quyền này đã hết hạn hoặc đã được chấm dứt.',
      en: 'This delegation has run out or was ended before.',
    },
  },
});
