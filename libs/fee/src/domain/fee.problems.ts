import { defineProblems } from '#platform/problem';

export const feeProblem = defineProblems({
  'fee.amount-unknown': {
    kind: 'refused',
    title: { vi: 'Chưa có mức thu', en: 'Amount not known' },
    detail: {
      vi: 'Mức thu do HĐND cấp tỉnh quyết định chưa được nhập: {fees}. Đề nghị quản trị nhập nghị quyết, hoặc ghi khoản thu theo thông báo.',
      en: 'The People’s Council sets these, and the amount is not entered: {fees}. Have the resolution entered, or charge by a notice.',
    },
  },
  'fee.area-needed': {
    kind: 'refused',
    title: { vi: 'Cần chọn địa bàn', en: 'Area needed' },
    detail: {
      vi: 'Mức thu của thủ tục khác nhau theo địa bàn; hãy nêu địa bàn: {areas}, hoặc ordinary nếu là địa bàn thường.',
      en: 'What is asked depends on the area; name one of {areas}, or ordinary.',
    },
  },
  'fee.area-kept': {
    kind: 'refused',
    title: { vi: 'Đã tính theo địa bàn khác', en: 'Charged by another area' },
    detail: {
      vi: 'Hồ sơ đã được tính phí theo địa bàn {area}. Nếu địa bàn ghi sai, hãy hủy khoản thu và tính lại theo thông báo.',
      en: 'The dossier was charged by the area {area}. If that is wrong, take the charge back and charge by a notice.',
    },
  },
  'fee.procedure-without': {
    kind: 'unprocessable',
    title: { vi: 'Thủ tục không có khoản này', en: 'No such fee' },
    detail: {
      vi: 'Thủ tục {procedure} không có khoản phí, lệ phí, trường hợp hoặc địa bàn đã nêu ({named}).',
      en: 'Procedure {procedure} has no such fee, case or area ({named}).',
    },
  },
  'fee.council-amount-known': {
    kind: 'refused',
    title: { vi: 'Mức thu đã được nhập', en: 'Entered already' },
    detail: {
      vi: 'Đã có mức thu của khoản này từ ngày {from}. Nếu nhập sai, hãy thu hồi mức đó rồi nhập lại.',
      en: 'There is an amount for it from {from} on. Withdraw that one first, if it was entered wrongly.',
    },
  },
  'fee.council-amount-unknown': {
    kind: 'not-found',
    title: { vi: 'Không có mức thu này', en: 'Unknown amount' },
    detail: { vi: 'Không tìm thấy, hoặc đã được thu hồi.', en: 'There is none, or it was withdrawn.' },
  },
  'fee.too-large': {
    kind: 'unprocessable',
    title: { vi: 'Số tiền quá lớn', en: 'Too large' },
    detail: {
      vi: 'Tổng số tiền của hồ sơ vượt quá một triệu tỷ đồng; hãy kiểm tra lại.',
      en: 'The sums of the dossier would exceed 10^15 đồng; check the amount.',
    },
  },
  'fee.charged-already': {
    kind: 'refused',
    title: { vi: 'Khoản này đã được tính', en: 'Charged already' },
    detail: { vi: 'Hồ sơ đã có khoản {fee}.', en: 'The dossier is charged {fee} already.' },
  },
  'fee.nothing-due': {
    kind: 'refused',
    title: { vi: 'Không còn khoản phải nộp', en: 'Nothing is due' },
    detail: {
      vi: 'Hồ sơ không còn khoản phải nộp. Nếu thu trước khi có thông báo, hãy ghi là tạm thu.',
      en: 'The dossier owes nothing. What is taken before a notice is an advance.',
    },
  },
  'fee.online-not-offered': {
    kind: 'refused',
    title: { vi: 'Chưa kết nối thanh toán trực tuyến', en: 'No payment online' },
    detail: {
      vi: 'Hệ thống chưa kết nối nền tảng thanh toán; đề nghị thu tại Bộ phận Một cửa.',
      en: 'No payment platform is connected; take the money at the desk.',
    },
  },
  'fee.platform-away': {
    kind: 'unavailable',
    title: { vi: 'Nền tảng thanh toán chưa trả lời', en: 'The payment platform is away' },
    detail: {
      vi: 'Chưa lập được yêu cầu thanh toán. Hãy yêu cầu lại sau ít phút, hoặc thu tại Bộ phận Một cửa.',
      en: 'The payment could not be opened. Ask anew in a few minutes, or take the money at the desk.',
    },
  },
  'fee.exceeds-outstanding': {
    kind: 'refused',
    title: { vi: 'Nhiều hơn số phải nộp', en: 'More than is due' },
    detail: {
      vi: 'Hồ sơ còn phải nộp {outstanding} đồng; hãy thu đúng số đó hoặc ít hơn.',
      en: 'The dossier owes {outstanding} đồng; take that or less.',
    },
  },
  'fee.exempts-too-much': {
    kind: 'refused',
    title: { vi: 'Miễn giảm nhiều hơn khoản thu', en: 'More than the charge' },
    detail: { vi: 'Khoản này chỉ còn {most} đồng.', en: 'No more than {most} đồng remain of this charge.' },
  },
  'fee.exemption-needs-leader': {
    kind: 'forbidden',
    title: { vi: 'Phải do lãnh đạo quyết định', en: 'For a leader to decide' },
    detail: {
      vi: 'Miễn giảm trên {most} đồng phải do lãnh đạo phòng hoặc lãnh đạo cơ quan quyết định.',
      en: 'An exemption of more than {most} đồng is for a unit head or leader.',
    },
  },
  'fee.entry-unknown': {
    kind: 'not-found',
    title: { vi: 'Không có bút toán này', en: 'Unknown entry' },
    detail: {
      vi: 'Hồ sơ không có bút toán này, hoặc nó đã bị hủy. Hãy xem lại bảng kê.',
      en: 'The dossier has no such entry, or it was taken back. Look at the account again.',
    },
  },
  'fee.reversed-already': {
    kind: 'refused',
    title: { vi: 'Bút toán đã bị hủy', en: 'Taken back already' },
    detail: { vi: 'Một bút toán chỉ hủy được một lần.', en: 'An entry is taken back once.' },
  },
  'fee.not-reversible': {
    kind: 'refused',
    title: { vi: 'Không hủy được bút toán này', en: 'Cannot be taken back' },
    detail: {
      vi: 'Khoản đã hoàn, đã miễn giảm hoặc nộp trực tuyến không hủy trực tiếp được: hãy hủy miễn giảm trước, hoặc lập đề nghị hoàn.',
      en: 'What was repaid, exempted or paid online is not taken back so: take the exemption back first, or ask for a refund.',
    },
  },
  'fee.own-entry': {
    kind: 'forbidden',
    title: { vi: 'Phải do người khác thực hiện', en: 'For another person' },
    detail: {
      vi: 'Người đã lập bút toán hoặc đề nghị không được tự hủy hay tự duyệt.',
      en: 'Who made an entry or a request may not take it back or decide it.',
    },
  },
  'fee.own-dossier': {
    kind: 'forbidden',
    title: { vi: 'Hồ sơ của chính mình', en: 'One’s own dossier' },
    detail: {
      vi: 'Tiền của hồ sơ do chính cán bộ nộp phải do người khác xử lý.',
      en: 'The money of an officer’s own dossier is for a colleague.',
    },
  },
  'fee.day-not-open': {
    kind: 'refused',
    title: { vi: 'Chưa mở sổ quỹ hôm nay', en: 'The day is not open' },
    detail: {
      vi: 'Sổ quỹ ngày {day} của {agency} chưa mở hoặc đã khóa; hãy mở sổ trước khi thu, chi.',
      en: 'The till of {agency} is not open on {day}, or closed; open it before cash goes in or out.',
    },
  },
  'fee.till-ended': {
    kind: 'refused',
    title: { vi: 'Cơ quan đã kết thúc hoạt động', en: 'The agency has ended' },
    detail: {
      vi: 'Quỹ của {agency} không mở ngày mới; hãy khóa sổ ngày còn mở và thu, chi tại quỹ của cơ quan kế thừa.',
      en: 'The till of {agency} opens no new day; close the one that is open, and take cash at the till of the successor.',
    },
  },
  'fee.day-known': {
    kind: 'refused',
    title: { vi: 'Sổ quỹ ngày này đã có', en: 'There is such a day' },
    detail: {
      vi: 'Sổ quỹ ngày {day} đã được mở; ngày đã khóa không mở lại.',
      en: 'The day {day} was opened before; one that is closed is not opened again.',
    },
  },
  'fee.earlier-day-open': {
    kind: 'refused',
    title: { vi: 'Ngày trước chưa khóa sổ', en: 'An earlier day is open' },
    detail: { vi: 'Hãy khóa sổ quỹ ngày {day} trước.', en: 'Close the day {day} first.' },
  },
  'fee.day-unknown': {
    kind: 'not-found',
    title: { vi: 'Không có sổ quỹ này', en: 'Unknown day' },
    detail: {
      vi: 'Cơ quan không có sổ quỹ của ngày này.',
      en: 'There is no such day in the book of this agency.',
    },
  },
  'fee.refund-exceeds': {
    kind: 'refused',
    title: { vi: 'Nhiều hơn số nộp thừa', en: 'More than was overpaid' },
    detail: {
      vi: 'Chỉ hoàn được {most} đồng nộp thừa. Nếu khoản thu không còn căn cứ, hãy hủy hoặc miễn khoản đó trước.',
      en: 'No more than {most} đồng were overpaid. Where a charge has no ground left, take it back or exempt it first.',
    },
  },
  'fee.refund-unknown': {
    kind: 'not-found',
    title: { vi: 'Không có đề nghị hoàn này', en: 'Unknown refund' },
    detail: { vi: 'Hồ sơ không có đề nghị hoàn này.', en: 'The dossier has no such request.' },
  },
  'fee.refund-not-so': {
    kind: 'refused',
    title: { vi: 'Đề nghị hoàn đã ở bước khác', en: 'The refund is elsewhere' },
    detail: {
      vi: 'Đề nghị hoàn đang ở tình trạng {state}; hãy xem lại bảng kê.',
      en: 'The refund is {state}; look at the account again.',
    },
  },
});
