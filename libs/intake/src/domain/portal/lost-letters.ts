import type { ArrivalFields } from './arrival-fields.ts';

/** The sign for an unreadable letter; UTF-8 that was read as Latin-1; a question mark where a letter was. */
const LOST = /\ufffd|á[»º]|Ã[\u0080-\u00bf]|Ä[\u0080-\u00bf‘]|\p{L}\?\p{L}/u;

const READ_BY_PEOPLE = ['ChuHoSo', 'TenThuongNhan', 'DiaChi', 'ThongTinTra', 'GhiChu'] as const;

/** Fields whose Vietnamese letters did not survive the way. */
export function lostLettersIn(fields: ArrivalFields): string[] {
  return [
    ...READ_BY_PEOPLE.filter((field) => LOST.test(fields[field] ?? '')),
    ...(LOST.test(fields.DiaChiDoanhNghiep?.DiaChiChiTiet ?? '') ? ['DiaChiDoanhNghiep'] : []),
    ...((fields.TaiLieuNop ?? []).some(({ TenTepDinhKem }) => LOST.test(TenTepDinhKem ?? ''))
      ? ['TenTepDinhKem']
      : []),
  ];
}
