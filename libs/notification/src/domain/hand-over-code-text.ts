import { readableTime } from '#platform/clock';
import { CODE_MARK } from './message.ts';
import type { Desk } from './notice.ts';

/** The code first, and what it does: whoever reads it out lets the result go. */
export const handOverCodeText = (code: string, expiresAt: Date, desk: Desk): string =>
  `Mã ${CODE_MARK} để nhận kết quả hồ sơ ${code}, dùng đến ${readableTime(expiresAt)}. ` +
  'Chỉ đọc mã cho cán bộ trả kết quả khi chính ông/bà hoặc người ông/bà cử đang nhận. ' +
  `Nếu không phải, xin gọi ngay: ĐT ${desk.phone}, ${desk.name}`;
