import { formalTime, type Sheet, signatures } from '#platform/paper';
import type { StopNotice } from '../../domain/form-content.ts';
import { followIt } from '../closing.ts';

/** Mẫu số 05 of TT 03/2025: that processing ended without a result, and why. */
export function stopNotice(sheet: Sheet, said: StopNotice): void {
  sheet.style('bold').line(`Kính gửi: ${said.owner}`, { align: 'center' }).style('regular').gap(0.4);
  sheet.field('Người nộp', said.submitter);
  sheet.field('Địa chỉ', said.address);
  sheet.field('Nội dung yêu cầu giải quyết', said.procedure);
  sheet.field('Thời gian nhận hồ sơ', formalTime(said.receivedAt));
  sheet
    .gap(0.3)
    .line(
      `${said.responsible} thông báo dừng giải quyết hồ sơ nêu trên kể từ ${formalTime(said.stoppedAt)}.`,
      { align: 'justify' },
    );
  sheet.field('Đơn vị giải quyết', said.responsible);
  sheet.prose('Lý do', said.reason, 3);
  sheet.field('Căn cứ', said.ground);
  sheet.field('Giấy tờ trả lại', null);
  sheet
    .gap(0.3)
    .line(
      `Nếu cần giải thích thêm hoặc nhận lại giấy tờ đã nộp, ông (bà), tổ chức liên hệ với ${said.contact}.`,
      { align: 'justify' },
    );
  followIt(sheet, said.tracking);
  signatures(
    sheet,
    { title: 'Đơn vị giải quyết', how: 'Ký và ghi rõ họ tên', name: null },
    { title: 'Thủ trưởng cơ quan, đơn vị', how: 'Ký tên, đóng dấu', name: null },
  );
}
