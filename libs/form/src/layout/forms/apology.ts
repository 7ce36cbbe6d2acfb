import { formalDate, formalTime, type Sheet, signatures } from '#platform/paper';
import type { Apology } from '../../domain/form-content.ts';
import { followIt } from '../closing.ts';

/** Mẫu số 04: that the promised day is not kept, why, and the new one. */
export function apology(sheet: Sheet, said: Apology): void {
  sheet.style('bold').line(`Kính gửi: ${said.owner}`, { align: 'center' }).style('regular').gap(0.4);
  sheet.line(
    `${sentence(formalDate(said.receivedAt))}, ${said.responsible} tiếp nhận giải quyết hồ sơ của ông (bà), tổ chức.`,
    { align: 'justify' },
  );
  sheet.field('Nội dung yêu cầu giải quyết', said.procedure);
  sheet.field('Người nộp', said.submitter);
  sheet.field('Địa chỉ', said.address);
  sheet.field('Thời gian hẹn trả kết quả', said.appointment && formalTime(said.appointment), 'bold');
  sheet
    .gap(0.3)
    .line(
      'Tuy nhiên đến nay cơ quan chưa trả được kết quả giải quyết hồ sơ của ông (bà), tổ chức theo đúng thời gian đã hẹn.',
      { align: 'justify' },
    );
  sheet.field('Đơn vị chịu trách nhiệm', said.responsible);
  sheet.prose('Lý do', said.reason);
  sheet.field('Căn cứ', said.ground);
  sheet
    .gap(0.3)
    .line(
      'Sự chậm trễ này đã gây phiền hà, tốn kém chi phí, công sức của ông (bà), tổ chức. Cơ quan thành thật xin lỗi, đề nghị ' +
        'gia hạn và hẹn lại thời gian trả kết quả như sau:',
      { align: 'justify' },
    );
  sheet.field(
    'Thời gian hẹn trả kết quả mới',
    said.newAppointment && formalTime(said.newAppointment),
    'bold',
  );
  sheet.line('Hồ sơ chỉ được hẹn lại một lần. Mong nhận được sự thông cảm của ông (bà), tổ chức.');
  sheet.field('Liên hệ', said.contact);
  followIt(sheet, said.tracking);
  signatures(
    sheet,
    { title: 'Đơn vị giải quyết', how: 'Ký và ghi rõ họ tên', name: null },
    { title: 'Thủ trưởng cơ quan, đơn vị', how: 'Ký tên, đóng dấu', name: null },
  );
}

const sentence = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
