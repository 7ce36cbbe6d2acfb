import type { Bilingual } from '#platform/problem';
import type { Finding } from './catalogue-import.ts';

/** Every finding: what is odd, and what to look at. Its reason is in docs/catalogue-import.md. */
const TEXTS = {
  'fee-set-by-council': {
    vi: 'Mức thu 0 đồng nhưng ghi chú nói Hội đồng nhân dân quyết định: không phải miễn phí. Hãy khai cơ quan quyết định hoặc mức thu của tỉnh.',
    en: 'The fee is 0 but its text names the People’s Council: not free. Say who sets it, or enter the province’s amount.',
  },
  'fee-thousands-lost': {
    vi: 'Mức thu dưới 1.000 đồng, có thể đã mất ba số 0. Hãy đối chiếu với văn bản.',
    en: 'The fee is under 1,000 đồng; three noughts may have been lost. Compare it with the text of law.',
  },
  'fee-not-in-dong': {
    vi: 'Mức thu không tính bằng đồng nên để 0 và ghi nguyên văn vào ghi chú.',
    en: 'The fee is not in đồng; it is kept as 0 with the original amount in its note.',
  },
  'component-is-note': {
    vi: 'Dòng này giống lời lưu ý hơn là giấy tờ phải nộp. Hãy xem có chuyển sang phần lưu ý không.',
    en: 'This line reads like a note rather than a paper to hand in. See whether it belongs into the notes.',
  },
  'component-twice': {
    vi: 'Mã giấy tờ này có nhiều lần trong cùng thủ tục.',
    en: 'This component code stands several times in the procedure.',
  },
  'result-twice': {
    vi: 'Mã kết quả này có nhiều lần trong cùng thủ tục.',
    en: 'This result code stands several times in the procedure.',
  },
  'no-component-required': {
    vi: 'Không giấy tờ nào bắt buộc, nên hồ sơ thiếu giấy tờ vẫn được coi là đủ. Hãy đánh dấu giấy tờ bắt buộc.',
    en: 'No component is required, so an empty dossier would count as complete. Mark the required ones.',
  },
  'limit-missing': {
    vi: 'Nguồn không có thời hạn; tạm hiểu là giải quyết trong ngày. Hãy nhập thời hạn.',
    en: 'The source has no limit; it is taken as the same day. Enter the limit.',
  },
  'limit-unit-other': {
    vi: 'Đơn vị thời hạn là “khác”; tạm hiểu là giải quyết trong ngày. Hãy đối chiếu.',
    en: 'The unit of the limit is “other”; it is taken as the same day. Check it.',
  },
  'limit-several': {
    vi: 'Một hình thức nộp có nhiều thời hạn (thường theo trường hợp); chỉ lấy thời hạn đầu. Hãy khai theo trường hợp.',
    en: 'One channel has several limits (often by case); the first is taken. Enter the others as cases.',
  },
  'limit-area-in-channel': {
    vi: 'Các hình thức nộp chênh nhau đúng 10 ngày làm việc: có thể thời hạn của vùng khó khăn đã ghi vào cột hình thức nộp. Hãy khai thành địa bàn.',
    en: 'Channels differ by exactly 10 working days: perhaps the limit of difficult areas was put into the channel column. Enter it as an area.',
  },
  'partial-without-reason': {
    vi: 'Thủ tục một phần phải công bố lý do (NĐ 224/2026, Điều 14).',
    en: 'A procedure that is partly online needs its published reason (Decree 224/2026, art. 14).',
  },
  'service-level-assumed': {
    vi: 'Nguồn không nói mức độ; tạm coi là toàn trình (NĐ 224/2026, Điều 14).',
    en: 'The source does not say the service level; wholly online is assumed (Decree 224/2026, art. 14).',
  },
  'agency-unassigned': {
    vi: 'Không cơ quan nào của tỉnh có chức năng ghi ở cơ quan giải quyết nên chưa tiếp nhận được. Hãy khai lại cơ quan giải quyết.',
    en: 'No agency of the province has the function named as the competent agency, so none is received yet. Enter the competent agency.',
  },
  'channel-missing': {
    vi: 'Nguồn không có hình thức nộp nào; tạm coi là nộp trực tiếp.',
    en: 'The source offers no channel; handing in directly is assumed.',
  },
  'result-missing': {
    vi: 'Nguồn không có kết quả giải quyết nào; tạm ghi một tên chung.',
    en: 'The source names no result; a general name stands for it.',
  },
  'field-code-unknown': {
    vi: 'Mã lĩnh vực không đúng dạng của danh mục quốc gia nên để trống.',
    en: 'The code of the field is not in the form of the national list; it is left empty.',
  },
  'code-not-national': {
    vi: 'Mã này không phải mã quốc gia (mã riêng của địa phương khác); không đưa vào.',
    en: 'This is not a national code (a variety of some province); it is left out.',
  },
  'not-public': {
    vi: 'Cổng Dịch vụ công quốc gia không công khai thủ tục này; không đưa vào.',
    en: 'The national portal does not show this procedure to the public; it is left out.',
  },
} as const satisfies Record<string, Bilingual>;

export type FindingCode = keyof typeof TEXTS;

export const FINDING_CODES = Object.keys(TEXTS) as FindingCode[];

/** One finding about a procedure. @param pointer JSON Pointer into it */
export const findingAt = (code: FindingCode, procedure: string, pointer: string): Finding => ({
  code,
  procedure,
  pointer,
  ...TEXTS[code],
});
