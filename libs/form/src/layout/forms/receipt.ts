import { formalTime, RuledTable, type Sheet, signatures } from '#platform/paper';
import type { Receipt } from '../../domain/form-content.ts';
import { followIt } from '../closing.ts';

/** Mẫu số 01: what was handed in, and when the result will be there. */
export function receipt(sheet: Sheet, said: Receipt): void {
  sheet.field('Bộ phận tiếp nhận và trả kết quả', said.desk);
  sheet.fields(['Tiếp nhận hồ sơ của', said.submitter, 'bold'], ['Chủ hồ sơ', said.owner, 'bold']);
  sheet.fields(['Số giấy tờ tùy thân', said.identity], ['Giấy ủy quyền (nếu có)', said.authority]);
  sheet.field('Địa chỉ', said.address);
  sheet.fields(['Số điện thoại', said.phone], ['Email', said.email]);
  sheet.field('Nội dung yêu cầu giải quyết', said.procedure);
  sheet.fields(['Hình thức nộp', said.channel], ['Số lượng hồ sơ (bộ)', shown(said.sets)]);
  sheet.gap(0.2).line('Thành phần hồ sơ nộp gồm:').gap(0.2);
  papers(sheet, said);
  sheet.gap(0.3);
  sheet.field('Phí, lệ phí', said.fees.length > 0 ? said.fees.join('; ') : null);
  sheet.fields(['Đã thu (đồng)', null], ['Biên lai số', null], ['Số đã số hóa', shown(said.digitised)]);
  sheet.field('Thời gian giải quyết hồ sơ theo quy định', said.limit);
  sheet.field('Thời gian nhận hồ sơ', formalTime(said.receivedAt));
  const provisional = said.provisional ? ' (tạm tính, chờ lịch nghỉ năm sau)' : '';
  sheet.field(
    said.then ? 'Hẹn có thông báo nghĩa vụ tài chính' : 'Thời gian trả kết quả giải quyết hồ sơ',
    formalTime(said.appointment) + provisional,
    'bold',
  );
  if (said.then) sheet.line(said.then);
  sheet.field('Nơi trả kết quả', said.place);
  sheet.field('Đăng ký nhận kết quả (trực tiếp, trực tuyến, bưu chính)', said.returning);
  sheet.fields(['Vào Sổ theo dõi hồ sơ, quyển số', null], ['Số thứ tự', null]);
  followIt(sheet, said.tracking);
  signatures(
    sheet,
    { title: 'Người nộp hồ sơ', how: 'Ký và ghi rõ họ tên', name: said.submitter },
    { title: 'Người tiếp nhận hồ sơ', how: 'Ký và ghi rõ họ tên', name: said.officer },
  );
}

const shown = (count: number | null): string | null => (count === null ? null : String(count));

function papers(sheet: Sheet, { papers: handedIn }: Receipt): void {
  const table = new RuledTable(sheet, [
    { head: 'TT', share: 6, align: 'center' },
    { head: 'Tên giấy tờ', share: 50 },
    { head: 'Bản chính', share: 11, align: 'center' },
    { head: 'Bản sao', share: 11, align: 'center' },
    { head: 'Chứng thực', share: 11, align: 'center' },
    { head: 'Bản chụp', share: 11, align: 'center' },
  ]);
  for (const [index, { name, originals, copies, certified, photographed }] of handedIn.entries()) {
    const counts = [originals, copies, certified, photographed].map(shown);
    table.row([String(index + 1), name, ...counts]);
  }
  table.end();
}
