import { letter, letterOfItself, letterWithSecret } from './letters.ts';
import type { Defaults } from './types.ts';

const PLACE = '{{ desk }}, {{ deskAddress }}';

/** The ordinary course of a dossier, from its reception to its result. */
export const COURSE = {
  received: {
    sms: {
      vi: 'Hồ sơ {{ code }} được tiếp nhận {{ time }}. Hẹn trả {{ appointment }}. Tra cứu: {{ privateTrackingUrl }} (giữ kín). {{ agency }}, {{ officer }}',
      en: 'Dossier {{ code }} was received {{ time }}. Result due {{ appointment }}. Track: {{ privateTrackingUrl }} (keep private). {{ agency }}, {{ officer }}',
    },
    email: letterWithSecret(
      {
        subject: 'Đã tiếp nhận hồ sơ {{ code }}',
        news: 'Hồ sơ của {{ you }} đã đủ giấy tờ và được tiếp nhận.',
        facts: [
          ['Hẹn trả kết quả', '{{ appointment }}'],
          ['Nơi trả kết quả', PLACE],
        ],
        next:
          '{% if byPost %}Kết quả được gửi qua bưu chính đến địa chỉ đã đăng ký, không phải đến nhận.{% elsif online %}' +
          'Kết quả được trả vào tài khoản trực tuyến, không phải đến nhận.{% else %}' +
          'Đến ngày hẹn, xin mang giấy tiếp nhận và giấy tờ tùy thân đến nơi trả kết quả.{% endif %} ' +
          'Đường dẫn tra cứu là của riêng {{ you }}, xin không chuyển cho người khác. ' +
          'Chúng tôi báo ngay khi có kết quả hoặc khi ngày hẹn thay đổi.',
      },
      {
        subject: 'Dossier {{ code }} has been received',
        news: 'Your dossier is complete and has been received.',
        facts: [
          ['Result due', '{{ appointment }}'],
          ['Where the result is handed over', PLACE],
        ],
        next:
          '{% if byPost %}The result is sent by post to the address you gave; you need not come.{% elsif online %}' +
          'The result comes into your online account; you need not come.{% else %}' +
          'On that day, please bring the receipt and your identity paper.{% endif %} ' +
          'The tracking address is yours alone; please do not pass it on. ' +
          'We tell you at once when there is a result or when the date changes.',
      },
    ),
  },
  'in-progress': {
    email: letter(
      {
        subject: 'Hồ sơ {{ code }}: {{ status }}',
        news: 'Hồ sơ của {{ you }} đã chuyển sang trạng thái: {{ status }}.',
        facts: [['Trạng thái', '{{ status }}']],
        next: 'Thư này để {{ you }} biết; chưa phải làm gì thêm. Ngày hẹn không thay đổi.',
      },
      {
        subject: 'Dossier {{ code }}: {{ status }}',
        news: 'The status of your dossier has changed: {{ status }}.',
        facts: [['Status', '{{ status }}']],
        next: 'This is for your information; there is nothing to do. The appointment stays as it is.',
      },
    ),
  },
  'sent-elsewhere': {
    email: letter(
      {
        subject: 'Hồ sơ {{ code }} được chuyển cơ quan khác xử lý',
        news: 'Một bước giải quyết hồ sơ của {{ you }} được chuyển đến {{ toAgency }}.',
        facts: [['Cơ quan nhận xử lý', '{{ toAgency }}']],
        next: 'Thư này để {{ you }} biết; chưa phải làm gì thêm. Ngày hẹn và nơi trả kết quả không thay đổi.',
      },
      {
        subject: 'Dossier {{ code }} goes on at another agency',
        news: 'A step of your dossier was sent to {{ toAgency }}.',
        facts: [['Sent to', '{{ toAgency }}']],
        next: 'This is for your information; there is nothing to do. Appointment and place stay as they are.',
      },
    ),
  },
  'opinions-asked': {
    email: letter(
      {
        subject: 'Hồ sơ {{ code }} được lấy ý kiến cơ quan khác',
        news: 'Để giải quyết hồ sơ của {{ you }}, cơ quan giải quyết lấy ý kiến {{ askedAgencies }}.',
        facts: [['Cơ quan được lấy ý kiến', '{{ askedAgencies }}']],
        next: 'Thư này để {{ you }} biết; chưa phải làm gì thêm. Ngày hẹn không thay đổi.',
      },
      {
        subject: 'Dossier {{ code }}: other agencies are asked',
        news: 'To decide on your dossier, an opinion was asked of {{ askedAgencies }}.',
        facts: [['Asked', '{{ askedAgencies }}']],
        next: 'This is for your information; there is nothing to do. The appointment stays as it is.',
      },
    ),
  },
  'new-appointment': {
    sms: {
      vi: 'Hồ sơ {{ code }} hẹn lại {{ appointment }}: {{ cause }}. {{ agency }}, {{ officer }}, {{ time }}. ĐT {{ phone }}',
      en: 'Dossier {{ code }}, new date {{ appointment }}: {{ cause }}. {{ agency }}, {{ officer }}, {{ time }}. Tel. {{ phone }}',
    },
    email: letter(
      {
        subject: 'Hồ sơ {{ code }} có ngày hẹn mới',
        news: 'Ngày hẹn trả kết quả hồ sơ của {{ you }} đã thay đổi.',
        facts: [
          ['Hẹn trả kết quả', '{{ appointment }}'],
          ['Ngày hẹn trước đây', '{{ previousAppointment }}'],
          ['Lý do', '{{ cause }}'],
          ['Nơi trả kết quả', PLACE],
        ],
        next:
          'Xin đến nhận kết quả theo ngày hẹn mới; giấy tiếp nhận đã có vẫn dùng được. ' +
          'Ngày hẹn ghi “tạm tính” sẽ được tính lại khi có lịch nghỉ năm sau. Chúng tôi báo ngay khi có kết quả.',
      },
      {
        subject: 'Dossier {{ code }} has a new appointment',
        news: 'The day your result is due has changed.',
        facts: [
          ['Result due', '{{ appointment }}'],
          ['Before', '{{ previousAppointment }}'],
          ['Reason', '{{ cause }}'],
          ['Where the result is handed over', PLACE],
        ],
        next:
          'Please come on the new day; the receipt you have stays good. A provisional day is reckoned again with next year’s holidays. ' +
          'We tell you at once when there is a result.',
      },
    ),
  },
  extended: {
    sms: {
      vi: 'Xin lỗi {{ you }}: hồ sơ {{ code }} chưa xong đúng hẹn, hẹn lại {{ appointment }}. {{ agency }}, {{ officer }}, {{ time }}. ĐT {{ phone }}.{% if reason %} Lý do: {{ reason }}{% endif %}',
      en: 'We apologise: dossier {{ code }} is not finished in time. New date {{ appointment }}. {{ agency }}, {{ officer }}, {{ time }}. Tel. {{ phone }}.{% if reason %} Reason: {{ reason }}{% endif %}',
    },
    email: letter(
      {
        subject: 'Xin lỗi và hẹn lại ngày trả kết quả hồ sơ {{ code }}',
        news: 'Hồ sơ của {{ you }} chưa thể giải quyết xong theo ngày đã hẹn. Chúng tôi thành thật xin lỗi và xin hẹn lại.',
        facts: [
          ['Ngày hẹn trước đây', '{{ previousAppointment }}'],
          ['Hẹn lại', '{{ appointment }}'],
          ['Lý do', '{{ reason }}'],
          ['Căn cứ', '{{ ground }}'],
          ['Nơi trả kết quả', PLACE],
        ],
        next: 'Xin đến nhận kết quả theo ngày hẹn mới; giấy tiếp nhận đã có vẫn dùng được. Hồ sơ chỉ được hẹn lại một lần.',
      },
      {
        subject: 'Our apology, and a new appointment for dossier {{ code }}',
        news: 'Your dossier cannot be finished by the day we promised. We apologise and ask you for another day.',
        facts: [
          ['Before', '{{ previousAppointment }}'],
          ['New appointment', '{{ appointment }}'],
          ['Reason', '{{ reason }}'],
          ['Ground', '{{ ground }}'],
          ['Where the result is handed over', PLACE],
        ],
        next: 'Please come on the new day; the receipt you have stays good. A dossier is put off once only.',
      },
    ),
  },
  'overdue-apology': {
    sms: {
      vi: 'Xin lỗi {{ you }}: hồ sơ {{ code }} quá hẹn {{ appointment }} chưa có kết quả; có sẽ báo ngay. {{ agency }}. ĐT {{ phone }}',
      en: 'We apologise: dossier {{ code }}, due {{ appointment }}, has no result yet; we tell you at once. {{ agency }}. Tel. {{ phone }}',
    },
    email: letterOfItself(
      {
        subject: 'Xin lỗi vì hồ sơ {{ code }} chưa có kết quả đúng hẹn',
        news: 'Hồ sơ của {{ you }} đã quá ngày hẹn mà chưa có kết quả. Chúng tôi thành thật xin lỗi {{ you }} vì sự chậm trễ này.',
        facts: [
          ['Đã hẹn trả kết quả', '{{ appointment }}'],
          ['Cơ quan giải quyết', '{{ agency }}'],
        ],
        next:
          'Xin {{ you }} chưa đến nhận kết quả lúc này; chúng tôi báo ngay khi có kết quả. ' +
          'Nếu cần hỏi, xin gọi số điện thoại dưới đây.',
      },
      {
        subject: 'Our apology: dossier {{ code }} has no result in time',
        news: 'The day your result was due has passed without one. We apologise for the delay.',
        facts: [
          ['Result was due', '{{ appointment }}'],
          ['Deciding agency', '{{ agency }}'],
        ],
        next: 'Please do not come yet; we tell you at once when there is a result. If you have questions, please call the number below.',
      },
    ),
  },
  'result-ready': {
    sms: {
      vi: 'Hồ sơ {{ code }} có kết quả {{ time }} ({{ agency }}, {{ officer }}). {% if byPost %}Gửi bưu chính, không phải đến{% elsif online %}Trả trực tuyến, không phải đến{% else %}Mời đến nơi nộp để nhận{% endif %}. ĐT {{ phone }}',
      en: 'Dossier {{ code }} has a result {{ time }} ({{ agency }}, {{ officer }}). {% if byPost %}It comes by post{% elsif online %}It comes online{% else %}Please fetch it where you handed in{% endif %}. Tel. {{ phone }}',
    },
    email: letter(
      {
        subject: 'Hồ sơ {{ code }} đã có kết quả',
        news: 'Hồ sơ của {{ you }} đã có kết quả.',
        facts: [
          [
            'Hình thức trả kết quả',
            '{% if byPost %}Qua dịch vụ bưu chính công ích{% elsif online %}Trực tuyến{% else %}Nhận tại Bộ phận Một cửa{% endif %}',
          ],
          ['Nơi trả kết quả', PLACE],
        ],
        next:
          '{% if byPost %}Kết quả được gửi đến địa chỉ đã đăng ký, không phải đến nhận; khi gửi đi, chúng tôi báo số hiệu bưu gửi. ' +
          'Khi nhận, xin đưa giấy tờ tùy thân cho nhân viên bưu chính xem; nếu địa chỉ đã thay đổi, xin gọi ngay số điện thoại dưới đây.' +
          '{% elsif online %}Kết quả được trả vào tài khoản trực tuyến, không phải đến nhận; khi trả xong, chúng tôi báo ngay.' +
          '{% else %}Mời {{ you }} mang giấy tiếp nhận và giấy tờ tùy thân đến nhận trong giờ làm việc. ' +
          'Người đến nhận thay cần có giấy ủy quyền.{% endif %}',
      },
      {
        subject: 'Dossier {{ code }} has a result',
        news: 'There is a result for your dossier.',
        facts: [
          [
            'How it is handed over',
            '{% if byPost %}By public post{% elsif online %}Online{% else %}At the one-stop desk{% endif %}',
          ],
          ['Where', PLACE],
        ],
        next:
          '{% if byPost %}It is sent to the address you gave; you need not come. We tell you the number of the consignment. ' +
          'Please show your identity paper on receiving it; if the address has changed, call the number below at once.' +
          '{% elsif online %}It comes into your online account; you need not come. We tell you when it is there.' +
          '{% else %}Please bring the receipt and your identity paper within office hours. ' +
          'Whoever comes for you needs a written authorisation.{% endif %}',
      },
    ),
  },
  returned: {
    sms: {
      vi: 'Kết quả hồ sơ {{ code }} {% if byPost %}gửi {{ carrier }} số {{ consignment }}{% elsif online %}trả trực tuyến{% else %}đã trả{% endif %} {{ time }}, {{ agency }}, {{ officer }}. Chưa nhận, gọi {{ phone }}',
      en: 'The result of dossier {{ code }} was {% if byPost %}sent by {{ carrier }} {{ consignment }}{% elsif online %}given online{% else %}handed over{% endif %} {{ time }}, {{ agency }}, {{ officer }}. Not received? Call {{ phone }}',
    },
    email: letter(
      {
        subject: '{% if byPost %}Đã gửi{% else %}Đã trả{% endif %} kết quả hồ sơ {{ code }}',
        news: 'Kết quả hồ sơ của {{ you }} {% if byPost %}đã được gửi qua bưu chính{% elsif online %}đã được trả vào tài khoản trực tuyến{% else %}đã được trả{% endif %}.',
        facts: [
          ['Số hiệu bưu gửi', '{{ consignment }}'],
          ['Đơn vị bưu chính', '{{ carrier }}'],
        ],
        next: 'Nếu {{ you }} chưa nhận được kết quả, xin gọi ngay số điện thoại dưới đây.',
      },
      {
        subject: 'The result of dossier {{ code }} was {% if byPost %}sent{% else %}handed over{% endif %}',
        news: 'The result of your dossier {% if byPost %}was sent by post{% elsif online %}was put into your online account{% else %}was handed over{% endif %}.',
        facts: [
          ['Consignment', '{{ consignment }}'],
          ['Carrier', '{{ carrier }}'],
        ],
        next: 'If you have not received it, please call the number below at once.',
      },
    ),
  },
} satisfies Defaults;
