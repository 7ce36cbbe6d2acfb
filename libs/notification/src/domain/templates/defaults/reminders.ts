import { letter } from './letters.ts';
import type { Defaults } from './types.ts';

const PLACE = '{{ desk }}, {{ deskAddress }}';

/** What is written although nothing has happened. */
export const REMINDERS = {
  'supplement-reminder': {
    sms: {
      vi: 'Nhắc: hồ sơ {{ code }} còn chờ bổ sung{% if answerBy %}, hạn {{ answerBy }}{% endif %}, nộp tại nơi đã nộp hồ sơ. {{ agency }}, {{ officer }} yêu cầu {{ time }}. ĐT {{ phone }}.{% if papers %} Cần nộp: {{ papers }}{% endif %}',
      en: 'Reminder: dossier {{ code }} still waits for papers{% if answerBy %}, due {{ answerBy }}{% endif %}; bring them to your desk. Asked by {{ agency }}, {{ officer }}, {{ time }}. Tel. {{ phone }}.{% if papers %} Needed: {{ papers }}{% endif %}',
    },
    email: letter(
      {
        subject: 'Nhắc bổ sung giấy tờ cho hồ sơ {{ code }}',
        news: 'Chúng tôi chưa nhận được giấy tờ {{ you }} cần bổ sung, nên hồ sơ chưa được giải quyết tiếp.',
        facts: [
          ['Cần nộp', '{{ papers }}'],
          ['Lý do', '{{ reason }}'],
          ['Hạn nộp', '{{ answerBy }}'],
          ['Nơi nộp', PLACE],
        ],
        next:
          'Xin nộp đủ một lần. Nếu đã nộp rồi, hoặc không muốn làm thủ tục này nữa, xin {{ you }} gọi số điện thoại dưới đây. ' +
          'Khi nhận đủ, chúng tôi báo ngày hẹn mới.',
      },
      {
        subject: 'Reminder: dossier {{ code }} waits for papers',
        news: 'We have not received the papers you were asked for, so your dossier cannot go on.',
        facts: [
          ['Needed', '{{ papers }}'],
          ['Reason', '{{ reason }}'],
          ['Hand them in by', '{{ answerBy }}'],
          ['Hand them in at', PLACE],
        ],
        next:
          'Please hand in all of them at once. If you have done so, or no longer want this, please call the number below. ' +
          'When everything is here, we tell you the new appointment.',
      },
    ),
  },
  'where-it-stands': {
    sms: {
      vi: 'Hồ sơ {{ code }} ở bước {{ step }} từ {{ time }}, {{ agency }}{% if officer %}, {{ officer }}{% endif %}. Hẹn trả: {{ appointment }}. ĐT {{ phone }}',
      en: 'Dossier {{ code }}: {{ step }} since {{ time }}, {{ agency }}{% if officer %}, {{ officer }}{% endif %}. Result due: {{ appointment }}. Tel. {{ phone }}',
    },
    email: letter(
      {
        subject: 'Hồ sơ {{ code }} đang được giải quyết',
        news: 'Đã lâu {{ you }} chưa nhận được tin về hồ sơ, nên chúng tôi xin báo hồ sơ đang ở đâu.',
        facts: [
          ['Bước đang thực hiện', '{{ step }}'],
          ['Hẹn trả kết quả', '{{ appointment }}'],
          ['Nơi trả kết quả', PLACE],
        ],
        next:
          'Hiện {{ you }} không phải làm gì. Xong bước này, hồ sơ được chuyển tiếp đến khi có kết quả; ' +
          'nếu cần bổ sung giấy tờ hoặc đã có kết quả, chúng tôi báo ngay.',
      },
      {
        subject: 'Where dossier {{ code }} stands',
        news: 'You have heard nothing of your dossier for some time, so here is where it stands.',
        facts: [
          ['Step', '{{ step }}'],
          ['Result due', '{{ appointment }}'],
          ['Where the result is handed over', PLACE],
        ],
        next:
          'There is nothing for you to do now. After this step the dossier goes on until there is a result; ' +
          'if more papers are needed, or the result is there, we tell you at once.',
      },
    ),
  },
} satisfies Defaults;
