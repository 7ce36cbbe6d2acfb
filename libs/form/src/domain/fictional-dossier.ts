import type { BookLine, FormContent, HandOver, TrackingBook } from './form-content.ts';
import type { DossierForm, FormKind } from './form-kinds.ts';
import type { Issuer } from './letterhead-of.ts';

/** What templates are tried with: nobody's dossier, in a province that is not on the map. */
const at = (instant: string): Date => new Date(`${instant}:00+07:00`);

const CODE = 'H99.41.01-260304-0001';
const FICTIONAL_DAY = at('2026-03-04T08:30');
export const FICTIONAL_ISSUER: Issuer = {
  superior: 'Ủy ban nhân dân phường Hoa Ban',
  agency: 'Trung tâm Phục vụ hành chính công phường Hoa Ban',
};

/** The days of acts that come later. */
const DAYS: Partial<Record<FormKind, Date>> = {
  'stop-notice': at('2026-03-06T14:00'),
  'tracking-book': at('2026-03-31T16:00'),
};

export const fictionalDay = (kind: FormKind): Date => DAYS[kind] ?? FICTIONAL_DAY;

const CONTACT = 'Trung tâm Phục vụ hành chính công phường Hoa Ban, điện thoại 0200 380 0016';
const PLACE = '8 đường Hoa Ban, phường Hoa Ban, tỉnh Sao Mai';

const about = {
  code: CODE,
  procedure: 'Thủ tục đăng ký khai sinh (1.001193)',
  owner: 'Nguyễn Thị Mẫu Thưởng',
  submitter: 'Đặng Văn Ví Dụ',
  address: 'Số 1 đường Ví Dụ, tổ 5, phường Hoa Ban, tỉnh Sao Mai',
  tracking: {
    url: `https://motcua.saomai.example/api/v1/tracking/${CODE}?secret=K7M2QX9RTB`,
    secret: 'K7M2QX9RTB',
  },
};

const desk = FICTIONAL_ISSUER.agency;
const officer = 'Lê Thị Thử Quỳnh';
const lead = 'Ủy ban nhân dân phường Hoa Ban';
const receivedAt = FICTIONAL_DAY;
const appointment = at('2026-03-05T08:30');

const handOver = (giver: string, receiver: string | null, over: Partial<HandOver>): HandOver => ({
  ...{ giver, giverAgency: lead, receiver, receiverAgency: lead, step: 'Thẩm định hồ sơ, dự thảo kết quả' },
  ...{ givenAt: receivedAt, takenAt: null, dueAt: null, finishedAt: null, verdict: 'open', note: null },
  ...over,
});

const handOvers: readonly HandOver[] = [
  handOver('Đặng Văn Ví Dụ', officer, {
    ...{ giverAgency: null, receiverAgency: desk, step: 'Tiếp nhận, kiểm tra, số hóa hồ sơ' },
    ...{ takenAt: receivedAt, dueAt: at('2026-03-04T09:30'), finishedAt: at('2026-03-04T09:00') },
    verdict: 'on-time',
  }),
  handOver(officer, 'Trần Văn Thử Nghiệm', {
    ...{ giverAgency: desk, step: 'Phân công thụ lý', givenAt: at('2026-03-04T09:00') },
    ...{ takenAt: at('2026-03-04T09:10'), dueAt: at('2026-03-05T09:30'), finishedAt: at('2026-03-04T09:20') },
    verdict: 'early',
  }),
  handOver('Trần Văn Thử Nghiệm', 'Phạm Thị Ví Dụ', {
    ...{ givenAt: at('2026-03-04T09:20'), takenAt: at('2026-03-04T10:00'), dueAt: at('2026-03-04T15:30') },
    ...{ finishedAt: at('2026-03-06T08:00'), verdict: 'late', note: 'Xác minh nơi sinh tại xã Bến Lau' },
  }),
  handOver('Phạm Thị Ví Dụ', null, {
    ...{ step: 'Ký duyệt kết quả', givenAt: at('2026-03-06T08:00'), dueAt: at('2026-03-06T09:00') },
  }),
];

export const FICTIONAL_FORMS: { [Kind in DossierForm]: Extract<FormContent, { kind: Kind }> } = {
  receipt: {
    ...about,
    kind: 'receipt',
    ...{ phone: '0900 000 001', email: 'vi.du@example.vn', identity: '•••001', channel: 'Trực tiếp' },
    ...{ authority: 'không', sets: 1, digitised: 2 },
    returning: 'trực tiếp',
    papers: [
      {
        ...{ name: 'Tờ khai đăng ký khai sinh theo mẫu', originals: 1, copies: 0 },
        ...{ certified: 0, photographed: 0 },
      },
      {
        name: 'Giấy chứng sinh; trường hợp không có thì nộp văn bản của người làm chứng',
        ...{ originals: 1, copies: 3, certified: 1, photographed: 2 },
      },
    ],
    fees: ['Lệ phí đăng ký khai sinh: 8.000 đồng (miễn với người thuộc gia đình có công)'],
    ...{ limit: '1 ngày làm việc', receivedAt, appointment, provisional: false, then: null, desk, officer },
    place: `${desk}, ${PLACE}`,
  },
  'supplement-request': {
    ...about,
    kind: 'supplement-request',
    number: '12/HDHS',
    items: [
      'Bản chính Giấy chứng sinh (bản đã nộp bị mờ, không đọc được ngày sinh)',
      'Văn bản ủy quyền của cha hoặc mẹ cho người nộp hồ sơ',
    ],
    reason: 'Giấy tờ đã nộp chưa đủ để xác định nội dung khai sinh',
    ...{ askedAt: at('2026-03-04T10:15'), desk, contact: CONTACT, officer },
  },
  refusal: {
    ...about,
    kind: 'refusal',
    reason: 'Trẻ đã được đăng ký khai sinh tại Ủy ban nhân dân xã Bến Lau ngày 02 tháng 02 năm 2026',
    ...{ desk, contact: CONTACT, officer },
  },
  apology: {
    ...about,
    kind: 'apology',
    ...{ receivedAt, appointment, newAppointment: at('2026-03-09T08:30'), responsible: lead },
    reason: 'Cần xác minh nơi sinh tại địa bàn khác và chưa nhận được trả lời',
    ground: 'Công văn số 45/UBND ngày 04 tháng 3 năm 2026 đề nghị phối hợp xác minh',
    contact: CONTACT,
  },
  'stop-notice': {
    ...about,
    kind: 'stop-notice',
    ...{ receivedAt, stoppedAt: at('2026-03-06T14:00'), responsible: lead },
    reason: 'Người nộp không bổ sung hồ sơ trong thời hạn đã yêu cầu',
    ground: 'Nghị định số 61/2018/NĐ-CP, Điều 19 khoản 8',
    contact: CONTACT,
  },
  'control-slip': {
    kind: 'control-slip',
    ...{ code: CODE, procedure: about.procedure, owner: about.owner, lead },
    cooperating: ['Công an phường Hoa Ban'],
    ...{ receivedAt, appointment, handOvers },
  },
};

const bookLine = (number: number, over: Partial<BookLine>): BookLine => ({
  ...{ number, code: `H99.41.01-260304-${String(number).padStart(4, '0')}`, procedure: about.procedure },
  ...{ name: about.owner, address: about.address, lead, receivedAt, appointment, handedOverAt: null },
  ...{ handedOverBy: '', signature: '' },
  ...over,
});

export const FICTIONAL_BOOK: TrackingBook = {
  kind: 'tracking-book',
  ...{ desk, from: '2026-03-01', to: '2026-03-31' },
};

export const FICTIONAL_LINES: readonly BookLine[] = [
  bookLine(1, { handedOverAt: at('2026-03-05T08:10') }),
  bookLine(2, {
    procedure: 'Đăng ký đất đai, tài sản gắn liền với đất lần đầu đối với tổ chức (1.012753)',
    name: 'Hợp tác xã Ví Dụ Hoa Ban',
    lead: 'Chi nhánh Văn phòng Đăng ký đất đai khu vực 1',
    appointment: at('2026-03-19T16:00'),
  }),
  bookLine(3, { name: 'Vũ Văn Thử Dũng', address: 'Thôn Lau Đông, xã Bến Lau, tỉnh Sao Mai' }),
];
