import { letter, letterOfItself, letterOfSubmission } from './letters.ts';
import type { Defaults } from './types.ts';

/** What is told apart from the changes of a dossier: its money, what is none yet, answers, and the code that lets a result go. */
export const APART = {
  'payment-received': {
    sms: {
      vi: 'Đã nhận {{ amount }} nộp trực tuyến cho hồ sơ {{ code }} {{ time }}. {{ desk }}, ĐT {{ phone }}',
      en: '{{ amount }} paid online for dossier {{ code }} was received {{ time }}. {{ desk }}, Tel. {{ phone }}',
    },
    email: letterOfItself(
      {
        subject: 'Đã nhận tiền nộp trực tuyến cho hồ sơ {{ code }}',
        news: 'Số tiền {{ you }} nộp trực tuyến cho hồ sơ đã được ghi nhận.',
        facts: [
          ['Số tiền', '{{ amount }}'],
          ['Mã giao dịch', '{{ transaction }}'],
          ['Thời điểm', '{{ time }}'],
          ['Nơi thu', '{{ desk }}'],
        ],
        next: 'Nếu {{ you }} không nộp số tiền này, xin gọi ngay số điện thoại dưới đây. Số tiền nộp thừa được hoàn lại.',
      },
      {
        subject: 'Your payment for dossier {{ code }} was received',
        news: 'What you paid online for your dossier was booked.',
        facts: [
          ['Amount', '{{ amount }}'],
          ['Transaction', '{{ transaction }}'],
          ['Time', '{{ time }}'],
          ['Collected by', '{{ desk }}'],
        ],
        next: 'If you did not pay this, please call the number below at once. What was paid too much is given back.',
      },
    ),
  },
  'refund-decided': {
    sms: {
      vi: 'Hồ sơ {{ code }}: {% if granted %}được hoàn {{ amount }}, mời đến nhận{% else %}không được hoàn {{ amount }}{% endif %}. {{ agency }}, {{ officer }}, {{ time }}. ĐT {{ phone }}',
      en: 'Dossier {{ code }}: {% if granted %}{{ amount }} is given back, please fetch it{% else %}{{ amount }} is not given back{% endif %}. {{ agency }}, {{ officer }}, {{ time }}. Tel. {{ phone }}',
    },
    email: letter(
      {
        subject: '{% if granted %}Hoàn trả{% else %}Không hoàn trả{% endif %} tiền của hồ sơ {{ code }}',
        news: '{% if granted %}Số tiền nộp thừa của hồ sơ được hoàn trả cho {{ you }}.{% else %}Đề nghị hoàn trả tiền của hồ sơ không được chấp thuận.{% endif %}',
        facts: [
          ['Số tiền', '{{ amount }}'],
          ['Nơi trả tiền', '{{ desk }}, {{ deskAddress }}'],
        ],
        next: '{% if granted %}Mời {{ you }} mang giấy tờ tùy thân và biên lai đến nhận trong giờ làm việc.{% else %}Nếu cần giải thích thêm, xin gọi số điện thoại dưới đây.{% endif %}',
      },
      {
        subject: '{% if granted %}A refund{% else %}No refund{% endif %} for dossier {{ code }}',
        news: '{% if granted %}What was paid too much for your dossier is given back.{% else %}The refund asked for was not granted.{% endif %}',
        facts: [
          ['Amount', '{{ amount }}'],
          ['Where it is paid', '{{ desk }}, {{ deskAddress }}'],
        ],
        next: '{% if granted %}Please bring your identity paper and the receipt within office hours.{% else %}If you need an explanation, please call the number below.{% endif %}',
      },
    ),
  },
  // It has arrived; nobody has looked at it yet.
  'submission-received': {
    sms: {
      vi: 'Đã nhận hồ sơ {{ number }} {{ time }}, chờ tiếp nhận.{% if answerBy %} Trả lời trước {{ answerBy }}.{% endif %} {{ desk }}, ĐT {{ phone }}',
      en: 'Submission {{ number }} arrived {{ time }} and waits.{% if answerBy %} Answer by {{ answerBy }}.{% endif %} {{ desk }}, Tel. {{ phone }}',
    },
    email: letterOfSubmission(
      {
        subject: 'Đã nhận hồ sơ nộp trực tuyến {{ number }}',
        news: 'Hệ thống đã nhận hồ sơ {{ you }} nộp trực tuyến; hồ sơ đang chờ cán bộ tiếp nhận xem xét.',
        facts: [
          ['Nộp lúc', '{{ time }}'],
          ['Trả lời chậm nhất', '{{ answerBy }}'],
        ],
        next:
          'Khi hồ sơ được tiếp nhận, chúng tôi báo mã hồ sơ và ngày hẹn trả kết quả; nếu cần bổ sung hoặc không tiếp nhận được, ' +
          'chúng tôi báo lý do. Thư này chưa phải giấy tiếp nhận hồ sơ.',
      },
      {
        subject: 'Online submission {{ number }} has arrived',
        news: 'What you handed in online has arrived; an officer of the desk is going to look at it.',
        facts: [
          ['Handed in', '{{ time }}'],
          ['Answer by', '{{ answerBy }}'],
        ],
        next:
          'When it is accepted, we tell you the code of the dossier and the appointment; if papers are missing or it cannot be accepted, ' +
          'we tell you why. This letter is no receipt yet.',
      },
    ),
  },
  // Everything that is missing, asked for once and completely, before it is accepted.
  'submission-supplement-requested': {
    sms: {
      vi: 'Hồ sơ {{ number }} cần bổ sung trước khi được tiếp nhận, xin nộp đủ một lần nơi đã nộp. {{ desk }}, {{ officer }}, {{ time }}. ĐT {{ phone }}.{% if papers %} Cần nộp: {{ papers }}{% endif %}',
      en: 'Submission {{ number }} needs more papers before it is accepted; hand them in at once, online. {{ desk }}, {{ officer }}, {{ time }}. Tel. {{ phone }}.{% if papers %} Needed: {{ papers }}{% endif %}',
    },
    email: letterOfSubmission(
      {
        subject: 'Hồ sơ nộp trực tuyến {{ number }} cần bổ sung giấy tờ',
        news: 'Để tiếp nhận được hồ sơ, chúng tôi cần {{ you }} bổ sung giấy tờ.',
        facts: [
          ['Cần nộp', '{{ papers }}'],
          ['Lý do', '{{ reason }}'],
          ['Cán bộ yêu cầu', '{{ officer }}'],
          ['Yêu cầu lúc', '{{ time }}'],
        ],
        next:
          'Xin nộp đủ một lần trên trang đã nộp hồ sơ. Thời hạn giải quyết được tính từ khi hồ sơ được tiếp nhận. ' +
          'Nếu chưa rõ cần giấy tờ nào, xin gọi số điện thoại dưới đây.',
      },
      {
        subject: 'Online submission {{ number }} needs more papers',
        news: 'Before your submission can be accepted, we need more papers from you.',
        facts: [
          ['Needed', '{{ papers }}'],
          ['Reason', '{{ reason }}'],
          ['Asked for by', '{{ officer }}'],
          ['Asked for at', '{{ time }}'],
        ],
        next:
          'Please hand in all of them at once, on the page where you handed in. The time limit begins when it is accepted. ' +
          'If it is not clear what is needed, please call the number below.',
      },
    ),
  },
  'submission-supplement-received': {
    sms: {
      vi: 'Đã nhận bổ sung hồ sơ {{ number }} {{ time }}.{% if answerBy %} Trả lời trước {{ answerBy }}.{% endif %} {{ desk }}, ĐT {{ phone }}',
      en: 'Papers for submission {{ number }} arrived {{ time }}.{% if answerBy %} Answer by {{ answerBy }}.{% endif %} {{ desk }}, Tel. {{ phone }}',
    },
    email: letterOfSubmission(
      {
        subject: 'Đã nhận giấy tờ bổ sung của hồ sơ nộp trực tuyến {{ number }}',
        news: 'Chúng tôi đã nhận giấy tờ {{ you }} bổ sung; hồ sơ đang chờ cán bộ tiếp nhận xem xét.',
        facts: [
          ['Bổ sung lúc', '{{ time }}'],
          ['Trả lời chậm nhất', '{{ answerBy }}'],
        ],
        next: 'Khi hồ sơ được tiếp nhận, chúng tôi báo mã hồ sơ và ngày hẹn trả kết quả.',
      },
      {
        subject: 'The papers for online submission {{ number }} have arrived',
        news: 'We have received the papers; an officer of the desk is going to look at them.',
        facts: [
          ['Arrived', '{{ time }}'],
          ['Answer by', '{{ answerBy }}'],
        ],
        next: 'When it is accepted, we tell you the code of the dossier and the appointment.',
      },
    ),
  },
  // That there is an answer, never what it says: phones are read by others.
  'enquiry-answered': {
    sms: {
      vi: '{% if complaint %}Phản ánh, kiến nghị{% else %}Câu hỏi{% endif %} về hồ sơ {{ code }} đã được trả lời {{ time }}. Xem khi tra cứu hồ sơ. {{ agency }}, ĐT {{ phone }}',
      en: 'Your {% if complaint %}complaint{% else %}question{% endif %} about dossier {{ code }} was answered {{ time }}. See it where you track it. {{ agency }}, Tel. {{ phone }}',
    },
    email: letterOfItself(
      {
        subject:
          '{% if complaint %}Phản ánh, kiến nghị{% else %}Câu hỏi{% endif %} về hồ sơ {{ code }} đã được trả lời',
        news: '{% if complaint %}Phản ánh, kiến nghị{% else %}Câu hỏi{% endif %} của {{ you }} về hồ sơ đã được trả lời.',
        facts: [
          ['Cơ quan trả lời', '{{ agency }}'],
          ['Trả lời lúc', '{{ time }}'],
        ],
        next:
          'Để xem câu trả lời, mời {{ you }} tra cứu hồ sơ bằng mã bí mật ghi trên giấy tiếp nhận. ' +
          'Nếu còn điều chưa rõ, {{ you }} có thể hỏi tiếp tại đó hoặc gọi số điện thoại dưới đây.',
      },
      {
        subject:
          'Your {% if complaint %}complaint{% else %}question{% endif %} about dossier {{ code }} was answered',
        news: 'What you {% if complaint %}complained of{% else %}asked{% endif %} about your dossier was answered.',
        facts: [
          ['Answered by', '{{ agency }}'],
          ['Answered at', '{{ time }}'],
        ],
        next:
          'To read the answer, look your dossier up with the secret on your receipt. ' +
          'If something is still not clear, you may ask again there or call the number below.',
      },
    ),
  },
  // The code first, and what it does: whoever reads it out lets the result go.
  'hand-over-code': {
    sms: {
      vi: 'Mã {{ handOverCode }} nhận kết quả hồ sơ {{ code }}, dùng đến {{ expiresAt }}. Chỉ đọc cho cán bộ trả kết quả. Không đến nhận, gọi ngay {{ phone }}',
      en: 'Code {{ handOverCode }} to fetch the result of {{ code }}, until {{ expiresAt }}. Tell it only to the officer at the desk. Not you? Call {{ phone }}',
    },
  },
  'secret-reissued': {
    sms: {
      vi: 'Mã tra cứu mới của hồ sơ {{ code }}, mã cũ không còn dùng được: {{ privateTrackingUrl }} Không yêu cầu, gọi {{ phone }}',
      en: 'New secret of dossier {{ code }}, the old one is void: {{ privateTrackingUrl }} Not you? Call {{ phone }}',
    },
  },
} satisfies Defaults;
