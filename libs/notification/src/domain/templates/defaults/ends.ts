import { letter } from './letters.ts';
import type { Defaults } from './types.ts';

const PLACE = '{{ desk }}, {{ deskAddress }}';

/** What ends a dossier, or takes an end back. */
export const ENDS = {
  refused: {
    sms: {
      vi: 'Hồ sơ {{ code }} không được tiếp nhận {{ time }}. {{ agency }}, {{ officer }}, ĐT {{ phone }}.{% if reason %} Lý do: {{ reason }}{% endif %}',
      en: 'Dossier {{ code }} was not accepted {{ time }}. {{ agency }}, {{ officer }}, Tel. {{ phone }}.{% if reason %} Reason: {{ reason }}{% endif %}',
    },
    email: letter(
      {
        subject: 'Hồ sơ {{ code }} không được tiếp nhận',
        news: 'Rất tiếc, hồ sơ của {{ you }} không được tiếp nhận.',
        facts: [['Lý do', '{{ reason }}']],
        next: 'Khi đã có đủ điều kiện, {{ you }} có thể nộp lại hồ sơ. Nếu cần giải thích thêm, xin gọi số điện thoại dưới đây.',
      },
      {
        subject: 'Dossier {{ code }} was not accepted',
        news: 'We are sorry: your dossier was not accepted.',
        facts: [['Reason', '{{ reason }}']],
        next: 'When the conditions are met, you may hand it in again. If you need an explanation, please call the number below.',
      },
    ),
  },
  withdrawn: {
    sms: {
      vi: 'Hồ sơ {{ code }} đã rút theo đơn {{ time }}, {{ agency }}, {{ officer }}. Không đúng, gọi {{ phone }}',
      en: 'Dossier {{ code }} was withdrawn as asked {{ time }}, {{ agency }}, {{ officer }}. Not so? Call {{ phone }}',
    },
    email: letter(
      {
        subject: 'Đã rút hồ sơ {{ code }}',
        news: 'Hồ sơ của {{ you }} đã được rút theo yêu cầu của người nộp.',
        facts: [['Đơn đề nghị', '{{ request }}']],
        next: 'Giấy tờ đã nộp được trả lại tại nơi tiếp nhận. Nếu {{ you }} không yêu cầu rút hồ sơ, xin gọi ngay số điện thoại dưới đây.',
      },
      {
        subject: 'Dossier {{ code }} was withdrawn',
        news: 'Your dossier was withdrawn at the request of who handed it in.',
        facts: [['Request', '{{ request }}']],
        next: 'Papers are given back where they were received. If you did not ask for this, please call the number below at once.',
      },
    ),
  },
  stopped: {
    sms: {
      vi: 'Hồ sơ {{ code }} dừng giải quyết {{ time }}. {{ agency }}, {{ officer }}, ĐT {{ phone }}.{% if reason %} Lý do: {{ reason }}{% endif %}',
      en: 'Dossier {{ code }} was stopped {{ time }}. {{ agency }}, {{ officer }}, Tel. {{ phone }}.{% if reason %} Reason: {{ reason }}{% endif %}',
    },
    email: letter(
      {
        subject: 'Hồ sơ {{ code }} đã dừng giải quyết',
        news: 'Rất tiếc, hồ sơ của {{ you }} đã dừng giải quyết.',
        facts: [
          ['Lý do', '{{ reason }}'],
          ['Căn cứ', '{{ ground }}'],
        ],
        next: 'Nếu cần giải thích thêm hoặc muốn nhận lại giấy tờ đã nộp, xin {{ you }} gọi số điện thoại dưới đây.',
      },
      {
        subject: 'Dossier {{ code }} was stopped',
        news: 'We are sorry: work on your dossier has ended without a result.',
        facts: [
          ['Reason', '{{ reason }}'],
          ['Ground', '{{ ground }}'],
        ],
        next: 'If you need an explanation, or your papers back, please call the number below.',
      },
    ),
  },
  reopened: {
    sms: {
      vi: 'Hồ sơ {{ code }} được mở lại theo {% if decision %}{{ decision }}{% else %}quyết định{% endif %}. Hẹn trả: {{ appointment }}. {{ agency }}, {{ officer }}, {{ time }}. ĐT {{ phone }}',
      en: 'Dossier {{ code }} goes on by {% if decision %}{{ decision }}{% else %}a decision{% endif %}. Result: {{ appointment }}. {{ agency }}, {{ officer }}, {{ time }}. Tel. {{ phone }}',
    },
    email: letter(
      {
        subject: 'Hồ sơ {{ code }} được mở lại để giải quyết tiếp',
        news: 'Hồ sơ của {{ you }} được mở lại để giải quyết tiếp.',
        facts: [
          ['Theo', '{{ decision }}'],
          ['Lý do', '{{ reason }}'],
          ['Hẹn trả kết quả', '{{ appointment }}'],
          ['Nơi trả kết quả', PLACE],
        ],
        next: 'Giấy tiếp nhận đã có vẫn dùng được để tra cứu. Chúng tôi báo ngay khi có kết quả.',
      },
      {
        subject: 'Dossier {{ code }} goes on',
        news: 'Your dossier was opened again and goes on.',
        facts: [
          ['By', '{{ decision }}'],
          ['Reason', '{{ reason }}'],
          ['Result due', '{{ appointment }}'],
          ['Where the result is handed over', PLACE],
        ],
        next: 'The receipt you have stays good for tracking. We tell you at once when there is a result.',
      },
    ),
  },
  corrected: {
    sms: {
      vi: 'Hồ sơ {{ code }} đã đính chính: {{ correctedFields }}. {{ agency }}, {{ officer }}, {{ time }}. Nhận giấy tờ in lại tại nơi nộp; chưa đúng, gọi {{ phone }}',
      en: 'Dossier {{ code }} was corrected: {{ correctedFields }}. {{ agency }}, {{ officer }}, {{ time }}. Fetch the new papers where you handed in; if wrong, call {{ phone }}',
    },
    email: letter(
      {
        subject: 'Đã đính chính thông tin hồ sơ {{ code }}',
        news: 'Thông tin ghi sai trong hồ sơ của {{ you }} đã được đính chính.',
        facts: [
          ['Đính chính', '{{ correctedFields }}'],
          ['Nơi nhận giấy tờ in lại', PLACE],
        ],
        next: 'Ngày hẹn và mã tra cứu không thay đổi. Nếu {{ you }} thấy thông tin chưa đúng, xin gọi số điện thoại dưới đây.',
      },
      {
        subject: 'Dossier {{ code }} was corrected',
        news: 'What was written down wrongly in your dossier was put right.',
        facts: [
          ['Corrected', '{{ correctedFields }}'],
          ['Where the papers are printed again', PLACE],
        ],
        next: 'Appointment and tracking code stay as they are. If it is still wrong, please call the number below.',
      },
    ),
  },
} satisfies Defaults;
