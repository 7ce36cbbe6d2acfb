import { type Sheet, signatures } from '#platform/paper';
import type { Refusal } from '../../domain/form-content.ts';
import { followIt } from '../closing.ts';

/** Mẫu số 03: why a dossier is not taken in. */
export function refusal(sheet: Sheet, said: Refusal): void {
  sheet.field('Bộ phận tiếp nhận và trả kết quả', said.desk);
  sheet.field('Tiếp nhận hồ sơ của', said.submitter, 'bold');
  sheet.field('Chủ hồ sơ', said.owner);
  sheet.field('Địa chỉ', said.address);
  sheet.field('Nội dung yêu cầu giải quyết', said.procedure);
  sheet
    .gap(0.3)
    .line(
      `Qua xem xét, ${said.desk} thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau:`,
      { align: 'justify' },
    );
  sheet.prose('Lý do', said.reason, 3);
  sheet.gap(0.3).line('Xin thông báo cho ông (bà) được biết và thực hiện.');
  sheet.field('Nếu cần giải thích thêm, xin liên hệ', said.contact);
  followIt(sheet, said.tracking);
  signatures(
    sheet,
    { title: 'Người nộp hồ sơ', how: 'Ký và ghi rõ họ tên', name: said.submitter },
    { title: 'Người tiếp nhận hồ sơ', how: 'Ký và ghi rõ họ tên', name: said.officer },
  );
}
