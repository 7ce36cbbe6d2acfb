import { formalTime, type Sheet, signatures } from '#platform/paper';
import type { SupplementRequest } from '../../domain/form-content.ts';
import { followIt } from '../closing.ts';

/** Lines to write on where the system was not told what is missing. */
const UNKNOWN_ITEMS = [null, null, null];

/** Mẫu số 02: everything that is missing, asked for once and completely. */
export function supplementRequest(sheet: Sheet, said: SupplementRequest): void {
  sheet.field('Số phiếu', said.number);
  sheet.field('Hồ sơ của', said.owner, 'bold');
  sheet.field('Người nộp', said.submitter);
  sheet.field('Địa chỉ', said.address);
  sheet.field('Nội dung yêu cầu giải quyết', said.procedure);
  sheet.gap(0.3).line('Yêu cầu bổ sung, hoàn thiện hồ sơ gồm những nội dung sau:');
  const items = said.items.length > 0 ? said.items : UNKNOWN_ITEMS;
  for (const [index, item] of items.entries()) {
    sheet.line(`${index + 1}. ${item ?? sheet.dots(sheet.width - 20)}`, { indent: 12 });
  }
  sheet.gap(0.3).prose('Lý do', said.reason);
  sheet.field('Thời điểm yêu cầu', formalTime(said.askedAt));
  sheet
    .gap(0.3)
    .line(
      `Trong quá trình hoàn thiện hồ sơ, nếu có vướng mắc, ông (bà) liên hệ với ${said.contact} để được hướng dẫn. ` +
        'Thời hạn giải quyết tạm dừng từ thời điểm yêu cầu; khi nhận đủ giấy tờ, cơ quan báo ngày hẹn mới.',
      { align: 'justify' },
    );
  followIt(sheet, said.tracking);
  signatures(
    sheet,
    { title: 'Người nộp hồ sơ', how: 'Ký và ghi rõ họ tên', name: null },
    { title: 'Người hướng dẫn', how: 'Ký và ghi rõ họ tên', name: said.officer },
  );
}
