import { letter } from './letters.ts';
import type { Defaults } from './types.ts';

const PLACE = '{{ desk }}, {{ deskAddress }}';

/** While a dossier waits, for its applicant or for anything else. */
export const WAITS = {
  'supplement-requested': {
    sms: {
      vi: 'Hồ sơ {{ code }} cần bổ sung{% if paperCount %} {{ paperCount }} loại giấy tờ{% endif %}, tạm dừng đến khi nhận đủ{% if answerBy %}, hạn {{ answerBy }}{% endif %}. {{ agency }}, {{ officer }}, {{ time }}. ĐT {{ phone }}.{% if papers %} Cần nộp: {{ papers }}{% endif %}',
      en: 'Dossier {{ code }} needs{% if paperCount %} {{ paperCount }}{% endif %} more papers and rests until they are here{% if answerBy %}, by {{ answerBy }}{% endif %}. {{ agency }}, {{ officer }}, {{ time }}. Tel. {{ phone }}.{% if papers %} Needed: {{ papers }}{% endif %}',
    },
    email: letter(
      {
        subject: 'Hồ sơ {{ code }} cần bổ sung giấy tờ',
        news: 'Để giải quyết được hồ sơ, chúng tôi cần {{ you }} bổ sung giấy tờ.',
        facts: [
          ['Cần nộp', '{{ papers }}'],
          ['Lý do', '{{ reason }}'],
          ['Hạn nộp', '{{ answerBy }}'],
          ['Nơi nộp', PLACE],
        ],
        next:
          'Xin nộp đủ một lần. Thời hạn giải quyết tạm dừng từ lúc này; khi nhận đủ, chúng tôi báo ngày hẹn mới. ' +
          'Nếu chưa rõ cần giấy tờ nào, xin gọi số điện thoại dưới đây trước khi đến.',
      },
      {
        subject: 'Dossier {{ code }} needs more papers',
        news: 'To decide on your dossier, we need more papers from you.',
        facts: [
          ['Needed', '{{ papers }}'],
          ['Reason', '{{ reason }}'],
          ['Hand them in by', '{{ answerBy }}'],
          ['Hand them in at', PLACE],
        ],
        next:
          'Please hand in all of them at once. The time limit rests from now; when everything is here, we tell you the new appointment. ' +
          'If it is not clear what is needed, please call the number below before you come.',
      },
    ),
  },
  'supplement-received': {
    sms: {
      vi: 'Hồ sơ {{ code }} đã nhận bổ sung {{ time }} ({{ agency }}, {{ officer }}). Hẹn trả {{ appointment }}. ĐT {{ phone }}',
      en: 'Dossier {{ code }}: papers received {{ time }} ({{ agency }}, {{ officer }}). Result due {{ appointment }}. Tel. {{ phone }}',
    },
    email: letter(
      {
        subject: 'Đã nhận giấy tờ bổ sung của hồ sơ {{ code }}',
        news: 'Chúng tôi đã nhận giấy tờ {{ you }} bổ sung và giải quyết tiếp hồ sơ.',
        facts: [
          ['Hẹn trả kết quả', '{{ appointment }}'],
          ['Nơi trả kết quả', PLACE],
        ],
        next: 'Chúng tôi báo ngay khi có kết quả.',
      },
      {
        subject: 'The papers for dossier {{ code }} were received',
        news: 'We have received the papers you were asked for, and go on with your dossier.',
        facts: [
          ['Result due', '{{ appointment }}'],
          ['Where the result is handed over', PLACE],
        ],
        next: 'We tell you at once when there is a result.',
      },
    ),
  },
  'finance-requested': {
    sms: {
      vi: 'Hồ sơ {{ code }} có thông báo nghĩa vụ tài chính{% if obligationNotice %} {{ obligationNotice }}{% endif %}{% if amount %}: {{ amount }}{% endif %}. Chỉ nộp theo thông báo, không chuyển tiền cho cá nhân; nộp xong gửi chứng từ đến nơi tiếp nhận. {{ agency }}, {{ officer }}, {{ time }}. ĐT {{ phone }}',
      en: 'Dossier {{ code }}: a notice of payment{% if obligationNotice %} {{ obligationNotice }}{% endif %}{% if amount %}, {{ amount }}{% endif %}. Pay by that notice only, never to a person; then bring the proof to the desk. {{ agency }}, {{ officer }}, {{ time }}. Tel. {{ phone }}',
    },
    email: letter(
      {
        subject: 'Hồ sơ {{ code }}: thông báo nghĩa vụ tài chính',
        news: 'Hồ sơ của {{ you }} đã có thông báo nghĩa vụ tài chính.',
        facts: [
          ['Thông báo', '{{ obligationNotice }}'],
          ['Số tiền', '{{ amount }}'],
          ['Nơi nhận chứng từ', PLACE],
        ],
        next:
          'Xin chỉ nộp theo thông báo chính thức, không chuyển tiền cho cá nhân. Nộp xong, gửi chứng từ đến nơi ghi trên. ' +
          'Thời hạn giải quyết tạm dừng từ lúc này; khi nhận được chứng từ, chúng tôi báo ngày hẹn mới.',
      },
      {
        subject: 'Dossier {{ code }}: notice of a payment',
        news: 'There is a notice of what is to be paid for your dossier.',
        facts: [
          ['Notice', '{{ obligationNotice }}'],
          ['Amount', '{{ amount }}'],
          ['Bring the proof of payment to', PLACE],
        ],
        next:
          'Please pay by the official notice only, never to a person. Then bring the proof of payment to the place above. ' +
          'The time limit rests from now; when the proof is here, we tell you the new appointment.',
      },
    ),
  },
  suspended: {
    sms: {
      vi: 'Hồ sơ {{ code }} tạm dừng {{ time }} {{ suspensionCause }}, sẽ báo hẹn mới. {{ agency }}, {{ officer }}, ĐT {{ phone }}',
      en: 'Dossier {{ code }} is suspended {{ time }} {{ suspensionCause }}; a new date follows. {{ agency }}, {{ officer }}, Tel. {{ phone }}',
    },
    email: letter(
      {
        subject: 'Hồ sơ {{ code }} tạm dừng giải quyết',
        news: 'Việc giải quyết hồ sơ của {{ you }} tạm dừng {{ suspensionCause }}.',
        facts: [
          ['Lý do', '{{ suspensionCause }}'],
          ['Văn bản', '{{ suspensionPaper }}'],
        ],
        next: 'Ngày đã hẹn không còn áp dụng. Khi việc giải quyết tiếp tục, chúng tôi báo ngay ngày hẹn mới.',
      },
      {
        subject: 'Dossier {{ code }} is suspended',
        news: 'Work on your dossier is suspended {{ suspensionCause }}.',
        facts: [
          ['Reason', '{{ suspensionCause }}'],
          ['Paper', '{{ suspensionPaper }}'],
        ],
        next: 'The appointment you had no longer holds. When work goes on, we tell you the new one at once.',
      },
    ),
  },
} satisfies Defaults;
