import { defineProblems } from '#platform/problem';

/** Refusals about what agencies ask of each other and hand to each other. */
export const agenciesProblem = defineProblems({
  'dossier.agency-unknown': {
    kind: 'unprocessable',
    title: { vi: 'Không có cơ quan này', en: 'Unknown agency' },
    detail: {
      vi: 'Danh bạ không có cơ quan mã {code} đang hoạt động. Hãy kiểm tra lại mã.',
      en: 'The directory knows no agency {code} that is at work. Check the code.',
    },
  },
  'dossier.same-agency': {
    kind: 'unprocessable',
    title: { vi: 'Chính cơ quan đang xử lý', en: 'The agency that has the step' },
    detail: {
      vi: '{agency} đang giữ bước này; hãy chọn cơ quan khác.',
      en: '{agency} has this step itself; choose another agency.',
    },
  },
  'dossier.not-yours-to-speak-for': {
    kind: 'forbidden',
    title: { vi: 'Không phải việc của bạn', en: 'Not yours to speak for' },
    detail: {
      vi: 'Chỉ người đang giữ một bước của hồ sơ, hoặc lãnh đạo của cơ quan giữ bước đó, mới làm được việc này.',
      en: 'Only whoever has a step of the dossier, or leads the agency that has it, may do this.',
    },
  },
  'dossier.opinion-asked-before': {
    kind: 'refused',
    title: { vi: 'Đang chờ ý kiến của cơ quan này', en: 'An opinion is awaited' },
    detail: {
      vi: '{agency} đã được lấy ý kiến về hồ sơ này và chưa trả lời.',
      en: '{agency} has been asked about this dossier and has not answered yet.',
    },
  },
  'dossier.opinion-unknown': {
    kind: 'not-found',
    title: { vi: 'Không tìm thấy yêu cầu lấy ý kiến', en: 'Unknown opinion' },
    detail: {
      vi: 'Không có yêu cầu lấy ý kiến này, hoặc hồ sơ không thuộc cơ quan của bạn.',
      en: 'There is no such opinion, or its dossier does not belong to your agency.',
    },
  },
  'dossier.opinion-ended': {
    kind: 'refused',
    title: { vi: 'Việc lấy ý kiến đã kết thúc', en: 'The opinion is no longer awaited' },
    detail: {
      vi: 'Ý kiến này {state}, nên không nhận, trả lời hay rút lại được nữa.',
      en: 'This opinion {state}; it can no longer be claimed, answered or taken back.',
    },
  },
  'dossier.opinion-taken': {
    kind: 'refused',
    title: { vi: 'Đã có người nhận trả lời', en: 'Someone answers it' },
    detail: {
      vi: '{holder} đã nhận trả lời ý kiến này. Hãy đề nghị người đó, hoặc lãnh đạo nhận lại.',
      en: '{holder} has taken this opinion upon them. Ask them, or let a leader take it.',
    },
  },
  'dossier.opinion-not-asked-of-you': {
    kind: 'forbidden',
    title: { vi: 'Không hỏi cơ quan của bạn', en: 'Not asked of your agency' },
    detail: {
      vi: 'Ý kiến này hỏi {agency}; chỉ chuyên viên và lãnh đạo ở đó trả lời.',
      en: 'This opinion is asked of {agency}; only case officers and leaders there answer it.',
    },
  },
  'dossier.opinion-not-asked-by-you': {
    kind: 'forbidden',
    title: { vi: 'Không phải cơ quan của bạn hỏi', en: 'Not asked by your agency' },
    detail: {
      vi: 'Ý kiến này do {agency} hỏi; chỉ nơi đó rút lại được.',
      en: 'This opinion was asked by {agency}; only they take it back.',
    },
  },
  'dossier.nobody-at-post': {
    kind: 'refused',
    title: { vi: 'Nơi nhận không có người giữ vị trí', en: 'Nobody holds the post there' },
    detail: {
      vi: '{agency} không có ai giữ vị trí {role}, nên không ai xử lý được bước này ở đó.',
      en: 'Nobody at {agency} is a {role}; nobody there could do this step.',
    },
  },
  'dossier.nothing-to-take-back': {
    kind: 'refused',
    title: { vi: 'Không có gì để rút lại', en: 'Nothing to take back' },
    detail: {
      vi: 'Việc gần nhất trên hồ sơ không phải là một lần chuyển xử lý.',
      en: 'What was done last on this dossier handed nothing over.',
    },
  },
  'dossier.take-back-not-yours': {
    kind: 'forbidden',
    title: { vi: 'Không phải việc bạn chuyển', en: 'Not handed over by you' },
    detail: {
      vi: 'Chỉ người đã chuyển mới rút lại được việc gần nhất trên hồ sơ.',
      en: 'What was handed over last is taken back by whoever did it.',
    },
  },
  'dossier.take-back-impossible': {
    kind: 'refused',
    title: { vi: 'Không rút lại được nữa', en: 'Too late to take back' },
    detail: {
      vi: 'Việc “{action}” không rút lại được: {why}.',
      en: '“{action}” cannot be taken back: {why}.',
    },
  },
  'dossier.nothing-handed-over': {
    kind: 'refused',
    title: { vi: 'Không có hồ sơ để bàn giao', en: 'Nothing to put on a list' },
    detail: {
      vi: 'Ngày {day} bạn không chuyển cho cơ quan khác những hồ sơ này, hoặc chúng đã có trong danh sách bàn giao ({count} hồ sơ đã chọn).',
      en: 'On {day} you handed these dossiers to no other agency, or they are on a list already ({count} of those chosen).',
    },
  },
  'dossier.on-a-list-already': {
    kind: 'refused',
    title: { vi: 'Đã có trong danh sách bàn giao', en: 'On a list already' },
    detail: {
      vi: 'Một hồ sơ vừa được đưa vào danh sách bàn giao khác. Hãy xem lại các danh sách trong ngày.',
      en: 'A dossier has just been put on another list. Look at the lists of the day.',
    },
  },
  'dossier.hand-over-list-unknown': {
    kind: 'not-found',
    title: { vi: 'Không tìm thấy danh sách bàn giao', en: 'Unknown hand-over list' },
    detail: {
      vi: 'Không có danh sách này, hoặc cơ quan của bạn không giao cũng không nhận theo danh sách đó.',
      en: 'There is no such list, or your agency neither made nor got it.',
    },
  },
  'dossier.not-handed-to-you': {
    kind: 'forbidden',
    title: { vi: 'Không bàn giao cho cơ quan của bạn', en: 'Not handed to your agency' },
    detail: {
      vi: 'Danh sách này bàn giao cho {agency}; chỉ nơi đó xác nhận.',
      en: 'This list went to {agency}; only they say what came.',
    },
  },
  'dossier.not-on-the-list': {
    kind: 'unprocessable',
    title: { vi: 'Hồ sơ không có trong danh sách', en: 'Not on the list' },
    detail: {
      vi: '{count} hồ sơ nêu là không nhận không có trong danh sách này.',
      en: '{count} dossiers said to be missing are not on this list.',
    },
  },
  'dossier.hand-over-received': {
    kind: 'refused',
    title: { vi: 'Danh sách đã được xác nhận', en: 'Received before' },
    detail: {
      vi: 'Cơ quan nhận đã xác nhận danh sách này.',
      en: 'The receiving agency has said before what came.',
    },
  },
  'dossier.no-opinion-asked': {
    kind: 'refused',
    title: { vi: 'Không có ý kiến chờ trả lời', en: 'No opinion is awaited' },
    detail: {
      vi: 'Không có ý kiến nào của cơ quan bạn đang được chờ trên hồ sơ này.',
      en: 'No opinion of your agency is awaited on this dossier.',
    },
  },
  'dossier.opinions-awaited': {
    kind: 'refused',
    title: { vi: 'Còn chờ ý kiến', en: 'Opinions are awaited' },
    detail: {
      vi: 'Bước này còn chờ ý kiến của {agencies}. Hãy chờ, rút lại, hoặc nêu lý do đi tiếp (withoutOpinions).',
      en: 'This step still waits for the opinion of {agencies}. Wait, take it back, or say why you go on (withoutOpinions).',
    },
  },
});
