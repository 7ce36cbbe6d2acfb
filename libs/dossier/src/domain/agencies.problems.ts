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
  'dossier.opinions-awaited': {
    kind: 'refused',
    title: { vi: 'Còn chờ ý kiến', en: 'Opinions are awaited' },
    detail: {
      vi: 'Bước này còn chờ ý kiến của {agencies}. Hãy chờ, rút lại, hoặc nêu lý do đi tiếp (withoutOpinions).',
      en: 'This step still waits for the opinion of {agencies}. Wait, take it back, or say why you go on (withoutOpinions).',
    },
  },
});
