import type { FormKind } from '../src/domain/form-kinds.ts';

/** A field a circular prescribes, or forms in use have, with what shows that it is printed. */
type Field = readonly [field: string, ...texts: string[]];

const HEAD: readonly Field[] = [
  ['superior agency', 'ỦY BAN NHÂN DÂN PHƯỜNG HOA BAN'],
  ['agency', 'TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG PHƯỜNG HOA BAN'],
  ['national motto', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'],
  ['place and date', 'Hoa Ban, ngày'],
];
const OF_A_DOSSIER: readonly Field[] = [
  ...HEAD,
  ['code', 'Mã hồ sơ: H99.41.01-260304-0001'],
  ['content', 'Nội dung yêu cầu giải quyết: Thủ tục đăng ký khai sinh (1.001193)'],
  ['owner', 'Nguyễn Thị Mẫu Thưởng'],
];
const FOR_THE_APPLICANT: readonly Field[] = [
  ...OF_A_DOSSIER,
  ['submitter', 'Đặng Văn Ví Dụ'],
  ['address', 'Địa chỉ: Số 1 đường Ví Dụ'],
  ['tracking', 'mã bí mật K7M2QX9RTB'],
];
const SIGNED_BY_THE_LEADER: Field = ['signatures', 'ĐƠN VỊ GIẢI QUYẾT', 'THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ'];

/**
 * Fields of the forms of TT 01/2018/TT-VPCP (Đ.9, Đ.10) and TT 03/2025/TT-VPCP (phụ lục I), by the number they have in
 * the latter, and those that forms in use print besides.
 */
export const PRESCRIBED_FIELDS: Record<FormKind, readonly Field[]> = {
  // Mẫu 01; TT 01/2018 Đ.10 and NĐ 61/2018 Đ.17.
  receipt: [
    ...FOR_THE_APPLICANT,
    ['desk', 'Bộ phận tiếp nhận và trả kết quả: Trung tâm'],
    ['submitter', 'Tiếp nhận hồ sơ của: Đặng Văn Ví Dụ'],
    ['phone', 'Số điện thoại: 0900 000 001'],
    ['e-mail', 'Email: vi.du@example.vn'],
    ['identity number', 'Số giấy tờ tùy thân: •••001'],
    ['authority of the submitter', 'Giấy ủy quyền (nếu có): không'],
    ['channel', 'Hình thức nộp: Trực tiếp'],
    ['papers', 'Tờ khai đăng ký khai sinh theo mẫu 1 0 0 0', 'Giấy chứng sinh'],
    ['originals, copies, certified, photographed', 'Bản chính', 'Bản sao', 'Chứng thực', 'Bản chụp'],
    ['number of sets', 'Số lượng hồ sơ (bộ): 1'],
    ['digitised papers', 'Số đã số hóa: 2'],
    ['fee', 'Phí, lệ phí: Lệ phí đăng ký khai sinh: 8.000 đồng'],
    ['fee paid', 'Đã thu (đồng): ....', 'Biên lai số: ....'],
    ['legal time', 'Thời gian giải quyết hồ sơ theo quy định: 1 ngày làm việc'],
    ['received', 'Thời gian nhận hồ sơ: 08 giờ 30 phút, ngày 04 tháng 3 năm 2026'],
    ['appointment', 'Thời gian trả kết quả giải quyết hồ sơ: 08 giờ 30 phút, ngày 05 tháng 3 năm 2026'],
    ['place', 'Nơi trả kết quả: Trung tâm Phục vụ hành chính công phường Hoa Ban, 8 đường Hoa Ban'],
    ['how returned', 'Đăng ký nhận kết quả (trực tiếp, trực tuyến, bưu chính): trực tiếp'],
    ['line of the book', 'Vào Sổ theo dõi hồ sơ, quyển số: ....', 'Số thứ tự: ....'],
    ['signatures', 'NGƯỜI NỘP HỒ SƠ', 'NGƯỜI TIẾP NHẬN HỒ SƠ', 'Lê Thị Thử Quỳnh'],
  ],
  // Mẫu 02; NĐ 61/2018 Đ.15.3, Đ.19.4.
  'supplement-request': [
    ...FOR_THE_APPLICANT,
    ['number of the slip', 'Số phiếu: 12/HDHS'],
    ['list to supplement', '1. Bản chính Giấy chứng sinh', '2. Văn bản ủy quyền của cha hoặc mẹ'],
    ['reason', 'Lý do: Giấy tờ đã nộp chưa đủ'],
    ['asked at', 'Thời điểm yêu cầu: 10 giờ 15 phút, ngày 04 tháng 3 năm 2026'],
    ['contact', 'liên hệ với Trung tâm Phục vụ', 'điện thoại 0200 380 0016'],
    ['signatures', 'NGƯỜI NỘP HỒ SƠ', 'NGƯỜI HƯỚNG DẪN', 'Lê Thị Thử Quỳnh'],
  ],
  // Mẫu 03; NĐ 61/2018 Đ.17.
  refusal: [
    ...FOR_THE_APPLICANT,
    ['desk', 'Bộ phận tiếp nhận và trả kết quả: Trung tâm'],
    ['reason', 'Lý do: Trẻ đã được đăng ký khai sinh'],
    ['contact', 'điện thoại 0200 380 0016'],
    ['signatures', 'NGƯỜI NỘP HỒ SƠ', 'NGƯỜI TIẾP NHẬN HỒ SƠ', 'Lê Thị Thử Quỳnh'],
  ],
  // Mẫu 04; NĐ 61/2018 Đ.19.9.
  apology: [
    ...FOR_THE_APPLICANT,
    ['original date', 'Thời gian hẹn trả kết quả: 08 giờ 30 phút, ngày 05 tháng 3 năm 2026'],
    ['unit responsible', 'Đơn vị chịu trách nhiệm: Ủy ban nhân dân phường Hoa Ban'],
    ['reason', 'Lý do: Cần xác minh nơi sinh'],
    ['ground', 'Căn cứ: Công văn số 45/UBND'],
    ['new date', 'Thời gian hẹn trả kết quả mới: 08 giờ 30 phút, ngày 09 tháng 3 năm 2026'],
    SIGNED_BY_THE_LEADER,
  ],
  // Mẫu 05 of TT 03/2025; NĐ 61/2018 Đ.19.8.
  'stop-notice': [
    ...FOR_THE_APPLICANT,
    ['received', 'Thời gian nhận hồ sơ: 08 giờ 30 phút, ngày 04 tháng 3 năm 2026'],
    ['stopped', 'dừng giải quyết hồ sơ nêu trên kể từ 14 giờ 00 phút, ngày 06 tháng 3 năm 2026'],
    ['unit responsible', 'Đơn vị giải quyết: Ủy ban nhân dân phường Hoa Ban'],
    ['reason', 'Lý do: Người nộp không bổ sung'],
    ['ground', 'Căn cứ: Nghị định số 61/2018/NĐ-CP, Điều 19'],
    ['papers given back', 'Giấy tờ trả lại: ....'],
    SIGNED_BY_THE_LEADER,
  ],
  // Mẫu 06 (05 of TT 01/2018); TT 01/2018 Đ.9.
  'control-slip': [
    ...OF_A_DOSSIER,
    ['agencies', 'giải quyết hồ sơ: Ủy ban nhân dân phường Hoa Ban', 'phối hợp giải quyết hồ sơ: Công an'],
    ['giver', 'Giao: Trần Văn Thử Nghiệm, Ủy ban nhân dân'],
    ['receiver', 'Nhận: Phạm Thị Ví Dụ, Ủy ban nhân dân', 'Nhận: chưa nhận'],
    ['time given', 'Giao: 09:20 04/03/2026'],
    ['time taken', 'Nhận: 10:00 04/03/2026', 'Nhận: ....'],
    ['result', 'Trước hạn 09:20 04/03/2026', 'Đúng hạn 09:00', 'Quá hạn 08:00 06/03/2026', 'Đang giải quyết'],
    ['note', 'Xác minh nơi sinh tại xã Bến Lau'],
    ['signatures', 'Ký giao, ký nhận', 'Giao: Nhận:'],
  ],
  // Mẫu 07 (06 of TT 01/2018); TT 01/2018 Đ.9.
  'tracking-book': [
    ...HEAD,
    ['period', 'Từ ngày 01/03/2026 đến ngày 31/03/2026', 'Quyển số: ....'],
    ['number', 'TT', '1 H99.41.01-260304-0001'],
    ['code', 'Mã hồ sơ', 'H99.41.01-260304-0003'],
    ['procedure', 'Tên thủ tục hành chính', 'Đăng ký đất đai, tài sản gắn liền với đất lần đầu'],
    ['sets', 'Số bộ'],
    ['name', 'Tên cá nhân, tổ chức', 'Hợp tác xã Ví Dụ Hoa Ban'],
    ['address', 'Địa chỉ', 'Thôn Lau Đông, xã Bến Lau, tỉnh Sao Mai'],
    ['lead agency', 'Cơ quan chủ trì giải quyết', 'Chi nhánh Văn phòng Đăng ký đất đai khu vực 1'],
    ['received', 'Ngày nhận hồ sơ', '04/03/2026'],
    ['appointment', 'Ngày hẹn trả kết quả', '19/03/2026'],
    ['handed over', 'Ngày trả kết quả', '05/03/2026'],
    ['method', 'Phương thức nhận kết quả'],
    ['signature', 'Ký nhận'],
  ],
};
