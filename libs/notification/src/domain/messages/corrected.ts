import { readableTime } from '#platform/clock';
import type { Notice } from '../notice.ts';
import { addressOf, askAt, comeTo, type Wording, you } from './wording.ts';

/** What was typed wrongly was put right; which it was is told, never what it says. */
export const corrected: Wording = {
  sms: (notice) =>
    `Hồ sơ ${notice.code} đã được đính chính: ${fieldsOf(notice)}. ` +
    `Giấy tờ in lại nhận tại ${comeTo(notice)}. Nếu ${you(notice)} thấy chưa đúng, xin gọi ngay`,
  letter: (notice) => ({
    subject: `Đã đính chính thông tin hồ sơ ${notice.code}`,
    news: `${notice.agency} đã đính chính thông tin ghi sai trong hồ sơ của ${you(notice)}.`,
    facts: [
      ['Đính chính', fieldsOf(notice)],
      ['Lúc', readableTime(notice.at)],
      ['Nơi nhận giấy tờ in lại', addressOf(notice)],
    ],
    items: [],
    next: `Ngày hẹn và mã tra cứu không thay đổi. Nếu ${you(notice)} thấy thông tin chưa đúng, xin liên hệ ${askAt(notice)}.`,
  }),
};

const FIELDS: Readonly<Record<string, string>> = {
  fullName: 'tên chủ hồ sơ',
  identity: 'số giấy tờ của chủ hồ sơ',
  address: 'địa chỉ',
  phone: 'số điện thoại',
  email: 'thư điện tử',
  'result.number': 'số kết quả',
  'result.name': 'tên kết quả',
  'result.signer': 'người ký kết quả',
};

const fieldsOf = ({ corrected: fields }: Notice): string =>
  fields.flatMap((field) => FIELDS[field] ?? []).join(', ');
