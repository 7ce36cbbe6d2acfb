import { defineProblems } from '#platform/problem';

/** Refusals about whose a task is. */
export const assignmentProblem = defineProblems({
  'dossier.assigned-to-another': {
    kind: 'forbidden',
    title: { vi: 'Việc đã giao cho người khác', en: 'Assigned to someone else' },
    detail: {
      vi: 'Bước “{step}” đã giao cho {holder}. Hãy đề nghị người đó hoặc lãnh đạo giao lại cho bạn.',
      en: 'Step “{step}” is assigned to {holder}. Ask them, or a leader, to hand it over to you.',
    },
  },
  'dossier.post-has-tasks': {
    kind: 'refused',
    title: { vi: 'Còn việc đang giữ', en: 'There are open tasks' },
    detail: {
      vi: 'Cán bộ đang giữ {count} việc chưa xong ở vị trí này. Hãy chọn trả lại cho vị trí hoặc giao cho một người cùng giữ vị trí (tasks).',
      en: 'The officer holds {count} open tasks through this post. Choose whether they go back to the post or to a named holder of it (tasks).',
    },
  },
  'dossier.successor-not-at-post': {
    kind: 'unprocessable',
    title: { vi: 'Người nhận không giữ vị trí này', en: 'Not a holder of the post' },
    detail: {
      vi: '{username} không giữ vị trí này nên không nhận việc được. Hãy trao vị trí cho người đó trước, hoặc chọn người khác.',
      en: '{username} does not hold this post and cannot take the tasks. Give them the post first, or choose another.',
    },
  },
  'dossier.nobody-left-at-post': {
    kind: 'refused',
    title: { vi: 'Không còn ai giữ vị trí này', en: 'Nobody would hold the post' },
    detail: {
      vi: '{count} việc sẽ không có ai xử lý. Hãy trao vị trí này cho một người khác trước.',
      en: '{count} tasks would be left to nobody. Give the post to someone else first.',
    },
  },
  'dossier.task-unknown': {
    kind: 'not-found',
    title: { vi: 'Không tìm thấy việc', en: 'Unknown task' },
    detail: {
      vi: 'Không có việc này, hoặc hồ sơ của việc không thuộc cơ quan của bạn.',
      en: 'There is no such task, or its dossier does not belong to your agency.',
    },
  },
  'dossier.task-closed': {
    kind: 'refused',
    title: { vi: 'Việc đã xong', en: 'The task is done' },
    detail: {
      vi: 'Bước này đã xử lý xong nên không còn nhận, giao hay ủy quyền được.',
      en: 'This step has been dealt with; it can no longer be claimed, assigned or delegated.',
    },
  },
  'dossier.task-taken': {
    kind: 'refused',
    title: { vi: 'Việc đã có người nhận', en: 'The task has a holder' },
    detail: {
      vi: 'Bước “{step}” đang do {holder} giữ.',
      en: 'Step “{step}” is held by {holder}.',
    },
  },
  'dossier.task-unassigned': {
    kind: 'refused',
    title: { vi: 'Việc chưa có người nhận', en: 'Nobody holds the task' },
    detail: {
      vi: 'Bước “{step}” chưa giao cho ai. Hãy nhận việc trước.',
      en: 'Step “{step}” is assigned to nobody. Claim it first.',
    },
  },
  'dossier.holder-changed': {
    kind: 'stale',
    title: { vi: 'Người giữ việc đã thay đổi', en: 'The holder has changed' },
    detail: {
      vi: 'Việc vừa được giao, nhận hoặc ủy quyền lại; hiện người giữ: {holder}. Hãy xem lại rồi quyết định.',
      en: 'The task has just changed hands; the present holder: {holder}. Look again before deciding.',
    },
  },
  'dossier.not-yours-to-assign': {
    kind: 'forbidden',
    title: { vi: 'Không thuộc quyền phân công của bạn', en: 'Not yours to assign' },
    detail: {
      vi: 'Việc này do lãnh đạo phòng hoặc lãnh đạo của {agency} phân công.',
      en: 'This task is for a unit head or leader of {agency} to assign.',
    },
  },
  'dossier.not-at-post': {
    kind: 'unprocessable',
    title: { vi: 'Người được giao không giữ vị trí này', en: 'Not a holder of the post' },
    detail: {
      vi: '{officer} không phải là {role} của {agency}. Hãy chọn trong danh sách người có thể nhận.',
      en: '{officer} is no {role} of {agency}. Choose one of the candidates.',
    },
  },
  'dossier.not-a-colleague': {
    kind: 'unprocessable',
    title: { vi: 'Không ủy quyền cho người này được', en: 'Cannot be delegated to' },
    detail: {
      vi: '{officer} không phải là đồng nghiệp khác cùng {agency}.',
      en: '{officer} is not another officer of {agency}.',
    },
  },
  'dossier.not-delegated': {
    kind: 'refused',
    title: { vi: 'Việc không ủy quyền cho ai', en: 'Not delegated' },
    detail: {
      vi: 'Việc này hiện không ủy quyền cho ai nên không có gì để kết thúc.',
      en: 'Nobody acts for you on this task, so there is nothing to end.',
    },
  },
  'dossier.reason-missing': {
    kind: 'invalid',
    title: { vi: 'Thiếu lý do', en: 'Reason missing' },
    detail: {
      vi: 'Việc đang do {holder} giữ; muốn giao lại cho người khác phải nêu lý do.',
      en: 'The task is held by {holder}; taking it from them needs a reason.',
    },
  },
  'dossier.officer-unknown': {
    kind: 'unprocessable',
    title: { vi: 'Không có cán bộ này', en: 'Unknown officer' },
    detail: {
      vi: 'Không có cán bộ nào với tên đăng nhập {username}.',
      en: 'There is no officer with the username {username}.',
    },
  },
  'dossier.not-involved': {
    kind: 'refused',
    title: { vi: 'Không tham gia hồ sơ', en: 'Not involved' },
    detail: {
      vi: 'Cán bộ này không phối hợp hay theo dõi hồ sơ nên không có gì để kết thúc.',
      en: 'This officer neither assists nor watches the dossier, so there is nothing to end.',
    },
  },
});
