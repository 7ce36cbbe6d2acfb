import type { MeasuredIndicator } from './indicator.ts';

/** Indicators that follow from what is recorded here, as it was known at the end of the period. */
export const MEASURED_INDICATORS = {
  synchronised: {
    ...{ group: 'openness', maximum: 6, target: 100, counts: 'dossiers' },
    name: { vi: 'Hồ sơ đồng bộ lên Cổng DVCQG', en: 'Dossiers told to the national portal' },
    formula: {
      vi: 'Số hồ sơ tiếp nhận trong kỳ mà Cổng DVCQG đã xác nhận có ÷ số hồ sơ tiếp nhận trong kỳ',
      en: 'Dossiers received in the period that the national portal has said to hold ÷ dossiers received in the period',
    },
  },
  'on-time': {
    ...{ group: 'progress', maximum: 20, target: 100, counts: 'dossiers' },
    name: { vi: 'Hồ sơ giải quyết đúng hạn', en: 'Dossiers on time' },
    formula: {
      vi:
        'Số hồ sơ không quá hạn ÷ số hồ sơ đã giải quyết trong kỳ và đang giải quyết cuối kỳ. Ngày kết thúc xử lý (chưa có thì' +
        ' ngày yêu cầu bổ sung, hoặc ngày cuối kỳ) sau ngày hẹn trả là quá hạn; trừ thời gian chờ bổ sung; yêu cầu bổ sung từ' +
        ' hai lần trở lên là quá hạn; không có ngày hẹn trả thì so với thời hạn theo quy định',
      en:
        'Dossiers that are not late ÷ dossiers resolved in the period or in progress at its end. Ended (else asked for a' +
        ' supplement, else still running on the last day) after the day of the appointment is late; the time of a supplement is' +
        ' subtracted; a second request is late; without an appointment the statutory limit counts',
    },
  },
  'handed-in-online': {
    ...{ group: 'online', maximum: 12, target: 80, counts: 'dossiers' },
    name: { vi: 'Hồ sơ trực tuyến có kết quả điện tử', en: 'Online dossiers with an electronic result' },
    formula: {
      vi: 'Số hồ sơ nộp trực tuyến có mã kết quả và tệp kết quả ÷ số hồ sơ có kết quả trong kỳ',
      en: 'Dossiers handed in online with the code of a result and its file ÷ dossiers with a result in the period',
    },
  },
  'payment-used': {
    ...{ group: 'payment', maximum: 2, target: 50, counts: 'procedures' },
    name: { vi: 'Thủ tục có giao dịch thanh toán trực tuyến', en: 'Procedures that were paid for online' },
    formula: {
      vi:
        'Số thủ tục có hồ sơ tiếp nhận trong kỳ đã thanh toán trực tuyến ÷ số thủ tục có hồ sơ tiếp nhận trong kỳ phải nộp phí,' +
        ' lệ phí',
      en: 'Procedures of which a dossier received in the period was paid for online ÷ procedures of which one owed a fee',
    },
  },
  'paid-online': {
    ...{ group: 'payment', maximum: 6, target: 50, counts: 'dossiers' },
    name: { vi: 'Hồ sơ thanh toán trực tuyến', en: 'Dossiers paid for online' },
    formula: {
      vi: 'Số hồ sơ tiếp nhận trong kỳ đã thanh toán qua nền tảng thanh toán ÷ số hồ sơ tiếp nhận trong kỳ phải nộp phí, lệ phí',
      en: 'Dossiers received in the period paid for over the payment platform ÷ dossiers received in the period that owed a fee',
    },
  },
  'electronic-result': {
    ...{ group: 'digitisation', maximum: 6, target: 80, counts: 'dossiers' },
    name: { vi: 'Hồ sơ cấp kết quả điện tử', en: 'Electronic results' },
    formula: {
      vi: 'Số hồ sơ có tệp kết quả ÷ số hồ sơ có kết quả trong kỳ',
      en: 'Dossiers with the file of a result ÷ dossiers with a result in the period',
    },
  },
  'digitised-dossier': {
    ...{ group: 'digitisation', maximum: 4, target: 80, counts: 'dossiers' },
    name: { vi: 'Hồ sơ số hóa thành phần và kết quả', en: 'Dossiers whose papers and result are digitised' },
    formula: {
      vi: 'Số hồ sơ có tệp của mọi thành phần đã nộp và tệp kết quả ÷ số hồ sơ có kết quả trong kỳ',
      en: 'Dossiers with a file of each paper handed in and of the result ÷ dossiers with a result in the period',
    },
  },
  'paper-used-again': {
    ...{ group: 'digitisation', maximum: 2, target: 80, counts: 'dossiers' },
    name: { vi: 'Hồ sơ khai thác, sử dụng lại giấy tờ đã số hóa', en: 'Dossiers with a paper used again' },
    formula: {
      vi:
        'Số hồ sơ có giấy tờ lấy từ hồ sơ trước hoặc từ Kho dữ liệu điện tử ÷ số hồ sơ tiếp nhận trong kỳ có thành phần được số' +
        ' hóa',
      en: 'Dossiers with a paper out of an earlier dossier or the store ÷ dossiers received in the period with a digitised paper',
    },
  },
  'verified-account': {
    ...{ group: 'digitisation', maximum: 2, target: 100, counts: 'dossiers' },
    name: { vi: 'Hồ sơ nộp bằng tài khoản đã xác thực', en: 'Dossiers of verified accounts' },
    formula: {
      vi: 'Số hồ sơ nộp trực tuyến bằng tài khoản đã xác thực với VNeID ÷ số hồ sơ nộp trực tuyến, tiếp nhận trong kỳ',
      en: 'Online dossiers from an account verified with VNeID ÷ dossiers handed in online and received in the period',
    },
  },
  satisfied: {
    ...{ group: 'satisfaction', maximum: 6, target: 100, counts: 'dossiers' },
    name: { vi: 'Hài lòng về giải quyết thủ tục', en: 'Satisfied with how it was handled' },
    formula: {
      vi: 'Số hồ sơ được đánh giá rất hài lòng hoặc hài lòng ÷ số hồ sơ được đánh giá trong kỳ',
      en: 'Dossiers whose applicants said to be satisfied or very satisfied ÷ dossiers rated in the period',
    },
  },
} as const satisfies Record<string, MeasuredIndicator>;
