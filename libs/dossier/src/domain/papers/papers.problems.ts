import { defineProblems } from '#platform/problem';

export const paperProblem = defineProblems({
  'dossier.paper-settled': {
    kind: 'refused',
    title: { vi: 'Không lấy thêm giấy tờ từ kho được', en: 'No more papers out of the store' },
    detail: {
      vi: 'Hồ sơ đã kết thúc, hoặc thành phần này đang dùng lại giấy tờ của một hồ sơ khác.',
      en: 'The dossier is closed, or the component uses a paper of another dossier again.',
    },
  },
  'dossier.nothing-to-supplement': {
    kind: 'invalid',
    title: { vi: 'Chưa nêu nội dung cần bổ sung', en: 'Nothing to supplement' },
    detail: {
      vi: 'Danh mục cần bổ sung của hồ sơ đang trống. Hãy nêu đủ giấy tờ còn thiếu, chưa đúng rồi yêu cầu một lần.',
      en: 'The checklist of the dossier is empty. Name everything that is missing or wrong, and ask for it once.',
    },
  },
  'dossier.supplement-asked-before': {
    kind: 'refused',
    title: { vi: 'Hồ sơ đã được yêu cầu bổ sung', en: 'A supplement was asked for before' },
    detail: {
      vi: 'Hồ sơ đã được yêu cầu bổ sung {times} lần; chỉ được yêu cầu bổ sung một lần, đầy đủ (NĐ 61/2018, Điều 15 và 17). Bộ chỉ số theo QĐ 766/QĐ-TTg tính hồ sơ bị yêu cầu bổ sung từ hai lần trở lên là quá hạn. Nếu vẫn phải yêu cầu, hãy nêu lý do ở mục supplement.second.',
      en: 'A supplement was asked for {times} time(s) already; it is asked for once and completely (Decree 61/2018, art. 15 and 17). The national index (Decision 766/QD-TTg) counts a dossier with more than one request as late. If it cannot be helped, give the reason as supplement.second.',
    },
  },
  'dossier.supplement-end-passed': {
    kind: 'invalid',
    title: { vi: 'Hạn bổ sung đã qua', en: 'The time for the supplement is over' },
    detail: {
      vi: 'Hạn bổ sung phải sau hôm nay. Hãy chọn một ngày khác, hoặc để trống nếu không ấn định hạn.',
      en: 'The last day must be after today. Choose another, or leave it out where no end is set.',
    },
  },
  'dossier.need-component-unknown': {
    kind: 'invalid',
    title: { vi: 'Thành phần hồ sơ không có trong thủ tục', en: 'Unknown component' },
    detail: {
      vi: 'Thủ tục của hồ sơ không có thành phần: {components}. Hãy chọn thành phần của thủ tục hoặc ghi tên giấy tờ.',
      en: 'The procedure has no component {components}. Choose one it has, or give a name instead.',
    },
  },
  'dossier.need-unknown': {
    kind: 'not-found',
    title: { vi: 'Không có nội dung cần bổ sung này', en: 'Unknown need' },
    detail: {
      vi: 'Danh mục cần bổ sung của hồ sơ không có nội dung này.',
      en: 'The checklist of the dossier has no such need.',
    },
  },
  'dossier.need-not-yours': {
    kind: 'forbidden',
    title: { vi: 'Nội dung do người khác nêu', en: 'Not your need' },
    detail: {
      vi: 'Chỉ người đã nêu nội dung cần bổ sung mới được rút lại.',
      en: 'Only who put a need on the checklist may take it back.',
    },
  },
  'dossier.need-settled': {
    kind: 'refused',
    title: { vi: 'Nội dung không còn rút lại được', en: 'The need cannot be taken back' },
    detail: {
      vi: 'Nội dung này đã được yêu cầu người nộp bổ sung hoặc đã được rút lại.',
      en: 'The applicant has been asked for it already, or it was taken back before.',
    },
  },
  'dossier.needs-too-many': {
    kind: 'refused',
    title: { vi: 'Danh mục cần bổ sung quá dài', en: 'The checklist is full' },
    detail: {
      vi: 'Danh mục cần bổ sung của một hồ sơ có nhiều nhất {most} nội dung; hãy gộp các nội dung lại.',
      en: 'A checklist holds at most {most} needs; put some of them together.',
    },
  },
  'dossier.no-part-in-it': {
    kind: 'forbidden',
    title: { vi: 'Bạn không đang xử lý hồ sơ này', en: 'You have no part in this dossier now' },
    detail: {
      vi: 'Chỉ người đang giữ một bước của hồ sơ, người của cơ quan đang được lấy ý kiến hoặc người được giao phối hợp mới được nêu nội dung cần bổ sung.',
      en: 'Only who holds an open step of the dossier, is asked for an opinion on it, or helps with it, may put needs on its checklist.',
    },
  },
  'dossier.supplement-over': {
    kind: 'refused',
    title: { vi: 'Hồ sơ không còn nhận bổ sung', en: 'It is too late for a supplement' },
    detail: {
      vi: 'Hồ sơ {status} lúc {at} nên không nhận bổ sung nữa. Hãy trả lại giấy tờ và hướng dẫn người nộp nộp hồ sơ mới.',
      en: 'The dossier {status} at {at} and takes in nothing more. Give the papers back, and help the applicant hand in a new one.',
    },
  },
  'dossier.need-not-asked': {
    kind: 'invalid',
    title: { vi: 'Nội dung không có trong phiếu yêu cầu', en: 'Not among what was asked for' },
    detail: {
      vi: 'Phiếu yêu cầu bổ sung đang chờ không có: {needs}.',
      en: 'The open request did not ask for: {needs}.',
    },
  },
  'dossier.needs-unmet': {
    kind: 'refused',
    title: { vi: 'Chưa bổ sung đủ', en: 'Not everything was supplemented' },
    detail: {
      vi: 'Còn thiếu: {needs}. Hãy hướng dẫn người nộp bổ sung cho đủ; nếu vẫn giải quyết tiếp, hãy nêu lý do ở mục receivedSupplement.regardless.',
      en: 'Still unmet: {needs}. Have them completed; to go on regardless, give the reason as receivedSupplement.regardless.',
    },
  },
  'dossier.payment-short': {
    kind: 'refused',
    title: { vi: 'Số tiền nộp chưa đủ', en: 'The payment falls short' },
    detail: {
      vi: 'Đã nộp {paid} đồng, ít hơn {asked} đồng theo {notice}. Hồ sơ chỉ được giải quyết tiếp khi nộp đủ.',
      en: '{paid} đồng were paid, less than the {asked} đồng of {notice}. Processing goes on once all is paid.',
    },
  },
  'dossier.receipt-used': {
    kind: 'refused',
    title: { vi: 'Chứng từ đã được dùng', en: 'The receipt was used before' },
    detail: {
      vi: 'Chứng từ này đã được ghi nhận cho một lần nộp tiền khác. Hãy kiểm tra lại ký hiệu và số chứng từ.',
      en: 'This receipt was recorded for another payment. Check its series and number.',
    },
  },
  'dossier.result-dates-impossible': {
    kind: 'invalid',
    title: { vi: 'Ngày của kết quả không hợp lý', en: 'The dates of the result cannot be' },
    detail: {
      vi: 'Ngày ký không được ở tương lai và kết quả không hết hiệu lực trước ngày ký.',
      en: 'A result is not signed in the future, nor does its validity end before it was signed.',
    },
  },
  'dossier.recipient-not-identified': {
    kind: 'refused',
    title: { vi: 'Chưa kiểm tra giấy tờ tùy thân', en: 'The recipient was not identified' },
    detail: {
      vi: 'Chỉ trả kết quả sau khi kiểm tra giấy tờ tùy thân hoặc căn cước điện tử của người nhận.',
      en: 'A result is handed over only to who has shown an identity paper or an electronic identity.',
    },
  },
  'dossier.recipient-without-authority': {
    kind: 'refused',
    title: { vi: 'Người nhận không có quyền nhận kết quả', en: 'The recipient has no authority' },
    detail: {
      vi: 'Không trả kết quả cho người này: {why}. Kết quả chỉ trả cho chủ hồ sơ hoặc người có giấy ủy quyền, giấy giới thiệu.',
      en: 'The result is not for them: {why}. It goes to the applicant, or to who has a paper of authorisation.',
    },
  },
  'dossier.result-not-electronic': {
    kind: 'refused',
    title: { vi: 'Kết quả chưa có bản điện tử', en: 'No electronic result' },
    detail: {
      vi: 'Kết quả của hồ sơ không có tệp điện tử nên không trả trực tuyến được.',
      en: 'The result has no file, so it cannot be handed over online.',
    },
  },
  'dossier.no-result-to-take': {
    kind: 'refused',
    title: { vi: 'Chưa đến lúc trả kết quả', en: 'Nothing to hand over yet' },
    detail: {
      vi: 'Mã xác nhận chỉ được gửi khi hồ sơ đã có kết quả và đang chờ trả.',
      en: 'A code is sent only while the result of the dossier waits to be handed over.',
    },
  },
  'dossier.no-phone': {
    kind: 'refused',
    title: { vi: 'Hồ sơ không có số điện thoại', en: 'No phone number' },
    detail: {
      vi: 'Chủ hồ sơ không để lại số điện thoại nên không gửi được mã; hãy cho ký nhận vào sổ.',
      en: 'The applicant left no phone number, so no code can be sent. Have the recipient sign the book.',
    },
  },
  'dossier.code-sent-lately': {
    kind: 'too-many',
    title: { vi: 'Mã vừa được gửi', en: 'A code was sent a moment ago' },
    detail: {
      vi: 'Mã xác nhận chỉ được gửi lại sau {minutes} phút và nhiều nhất {most} lần cho một hồ sơ; hãy chờ tin nhắn hoặc cho ký nhận vào sổ.',
      en: 'A code is sent again after {minutes} minutes, and at most {most} times a dossier. Wait for the message, or have the recipient sign the book.',
    },
  },
  'dossier.code-wrong': {
    kind: 'refused',
    title: { vi: 'Mã xác nhận không đúng', en: 'Wrong code' },
    detail: {
      vi: 'Mã không đúng; còn {left} lần thử.',
      en: 'The code is wrong; {left} tries are left.',
    },
  },
  'dossier.code-over': {
    kind: 'refused',
    title: { vi: 'Mã xác nhận không còn hiệu lực', en: 'The code is no longer valid' },
    detail: {
      vi: 'Không có mã nào còn hiệu lực: chưa gửi, đã hết hạn, hoặc đã nhập sai quá số lần. Hãy gửi mã mới.',
      en: 'No code is valid: none was sent, it expired, or it was entered wrongly too often. Send another.',
    },
  },
  'dossier.originals-not-held': {
    kind: 'refused',
    title: { vi: 'Không giữ bản chính này', en: 'Not held' },
    detail: {
      vi: 'Số bản chính trả lại nhiều hơn số đang giữ: {components}.',
      en: 'More originals would be given back than are held: {components}.',
    },
  },
});
