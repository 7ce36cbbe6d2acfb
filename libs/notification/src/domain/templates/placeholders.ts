import { CODE_MARK, SECRET_MARK } from '../message.ts';

/** Languages messages are written in. */
export const LANGUAGES = ['vi', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What may stand in a template: what it means, and values to try it with. */
export interface Placeholder {
  vi: string;
  en: string;
  /** As it usually is. */
  example: string;
  /** As long as it gets in earnest; what an SMS is counted with. */
  longest: string;
  /** There or not, for `{% if … %}` alone. */
  flag?: true;
}

const said = (vi: string, en: string, example: string, longest = example): Placeholder => ({
  ...{ vi, en, example, longest },
});
const flag = (vi: string, en: string): Placeholder => ({ ...said(vi, en, '1'), flag: true });

const CODE = 'H99.41.01-261121-0001';
const LONG_CODE = '000.00.41.H99-20261121-0000001';
const TRACKING = 'https://motcua.saomai.example/api/v1/tracking/';
const OFFICER = 'Nguyễn Thị Mẫu';
const LONG_OFFICER = 'Nguyễn Phan Hoàng Quỳnh Thương';
const WARD = 'Ủy ban nhân dân phường Hoa Ban';
const CENTRE = 'Trung tâm Phục vụ hành chính công phường Hoa Ban';
const LONG_AGENCY = 'Chi nhánh Văn phòng Đăng ký đất đai khu vực Bắc Hoa Ban và Nam Bến Lau';
const TIME = '08:30 21/11/2026';
// Names of procedures in the national catalogue go beyond 550 characters.
const LONG_PROCEDURE = Array<string>(5)
  .fill(
    'Thủ tục đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất do nhận chuyển nhượng, thừa kế',
  )
  .join('; ');
const PAPERS = '1) Giấy chứng sinh; 2) Tờ khai đăng ký khai sinh';
const LONG_PAPERS = `${PAPERS}; 3) Giấy chứng nhận đăng ký kết hôn của cha mẹ; 4) Văn bản ủy quyền có chứng thực; 5) Giấy tờ chứng minh nơi cư trú`;
const REASON = 'Bản đã nộp mờ, không đọc được';
const LONG_REASON =
  'Giấy tờ đã nộp không đúng mẫu quy định, thiếu chữ ký của người đại diện và xác nhận của cơ quan có thẩm quyền nơi cư trú';

/** Everything a message may say, by name. What is not in it can stand in no message. */
export const PLACEHOLDERS = {
  code: said('Mã hồ sơ', 'Dossier code', CODE, LONG_CODE),
  number: said(
    'Số tiếp nhận trực tuyến',
    'Number of the online submission',
    'TT-00000012',
    'TT-123456789012',
  ),
  procedure: said(
    ...(['Tên thủ tục', 'Name of the procedure', 'Thủ tục đăng ký khai sinh'] as const),
    LONG_PROCEDURE,
  ),
  you: said('Cách xưng hô với người nhận', 'How the recipient is addressed', 'ông/bà', 'quý đơn vị'),
  agency: said('Cơ quan thực hiện', 'Agency that did it', WARD, LONG_AGENCY),
  officer: said('Người thực hiện', 'Person who did it', OFFICER, LONG_OFFICER),
  time: said('Thời điểm thực hiện', 'When it was done', TIME),
  desk: said('Nơi tiếp nhận hồ sơ', 'Desk that received the dossier', CENTRE, LONG_AGENCY),
  deskAddress: said(
    ...(['Địa chỉ nơi tiếp nhận', 'Address of the desk', '8 đường Hoa Ban, phường Hoa Ban'] as const),
    'Số 128 đường Nguyễn Thị Minh Khai, tổ dân phố số 15, phường Hoa Ban, tỉnh Sao Mai',
  ),
  phone: said('Điện thoại nơi tiếp nhận', 'Phone of the desk', '0200 380 0016', '0200 380 0016 (máy lẻ 123)'),
  trackingUrl: said(
    'Đường dẫn tra cứu',
    'Public tracking address',
    `${TRACKING}${CODE}`,
    `${TRACKING}${LONG_CODE}`,
  ),
  privateTrackingUrl: said(
    ...(['Đường dẫn tra cứu riêng, có mã bí mật', 'Private tracking address with its secret'] as const),
    `${TRACKING}${CODE}?secret=${SECRET_MARK}`,
    `${TRACKING}${LONG_CODE}?secret=${SECRET_MARK}`,
  ),
  appointment: said('Ngày hẹn trả kết quả', 'Appointment', '16:30 05/12/2026', '16:30 05/12/2026 (tạm tính)'),
  previousAppointment: said('Ngày hẹn trước đây', 'Appointment before', '16:30 01/12/2026'),
  cause: said(
    'Vì sao đổi ngày hẹn',
    'Why the appointment changed',
    'đã nhận đủ bổ sung',
    'ghi giấy tờ có từ trước',
  ),
  reason: said('Lý do cán bộ nêu', 'Reason the officer gave', REASON, LONG_REASON),
  ground: said('Căn cứ pháp lý', 'Legal ground', 'Điều 19 khoản 9 NĐ 61/2018/NĐ-CP'),
  papers: said('Giấy tờ phải nộp', 'Papers asked for', PAPERS, LONG_PAPERS),
  paperCount: said('Số loại giấy tờ phải nộp', 'How many papers', '2', '12'),
  amount: said('Số tiền', 'Amount', '1.250.000 đồng', '999.999.999.999 đồng'),
  obligationNotice: said(
    'Số thông báo nghĩa vụ tài chính',
    'Number of the tax notice',
    'TB-12/2026',
    'TB-123456/TB-CCTKV',
  ),
  suspensionCause: said(
    'Vì sao tạm dừng',
    'Why it is suspended',
    'theo đơn đề nghị',
    'vì lý do bất khả kháng',
  ),
  suspensionPaper: said('Văn bản về việc tạm dừng', 'Paper of the suspension', 'Đơn ngày 01/12/2026'),
  byPost: flag('Kết quả qua bưu chính', 'The result goes by post'),
  online: flag('Kết quả trực tuyến', 'The result comes online'),
  carrier: said('Đơn vị bưu chính', 'Carrier', 'VNPost', 'Tổng công ty Bưu điện Việt Nam'),
  consignment: said('Số hiệu bưu gửi', 'Number of the consignment', 'EL123456789VN'),
  request: said(
    'Đơn đề nghị',
    'Request on paper',
    'số 12, ngày 20/11/2026',
    'số 1234/ĐN-UBND, ngày 20/11/2026',
  ),
  decision: said('Quyết định', 'Decision', 'Quyết định số 15/QĐ-UBND ngày 20/11/2026'),
  correctedFields: said(
    ...(['Nội dung được đính chính', 'What was corrected', 'tên chủ hồ sơ'] as const),
    'tên chủ hồ sơ, số giấy tờ của chủ hồ sơ, địa chỉ, số điện thoại',
  ),
  status: said('Trạng thái mới', 'New status', 'đang giải quyết', 'đã nhận lại để hoàn thiện'),
  step: said(
    'Bước đang thực hiện',
    'Step it is at',
    'Thẩm định',
    'Thẩm định hồ sơ và lấy ý kiến cơ quan chuyên môn',
  ),
  toAgency: said('Cơ quan nhận xử lý', 'Agency it was sent to', WARD, LONG_AGENCY),
  askedAgencies: said('Cơ quan được lấy ý kiến', 'Agencies asked', WARD, `${LONG_AGENCY}, ${WARD}`),
  answerBy: said('Hạn trả lời', 'Answer due by', '17:00 23/11/2026'),
  handOverCode: said('Mã nhận kết quả', 'Code of the hand-over', CODE_MARK),
  expiresAt: said('Mã dùng đến', 'The code is good until', TIME),
  transaction: said('Mã giao dịch', 'Number of the transaction', '202611210001', 'VNPT202611210000000123'),
  granted: flag('Được chấp thuận', 'It was granted'),
  complaint: flag('Là phản ánh, kiến nghị', 'It is a complaint'),
} as const satisfies Record<string, Placeholder>;

export type PlaceholderName = keyof typeof PLACEHOLDERS;

/** What to put in place of each; an empty text = there is none. */
export type Values = Readonly<Record<PlaceholderName, string>>;

const NOTHING = Object.fromEntries(Object.keys(PLACEHOLDERS).map((name) => [name, ''])) as Values;

export const valuesWith = (some: Partial<Values>): Values => ({ ...NOTHING, ...some });
