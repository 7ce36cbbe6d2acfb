import type { Bilingual } from '#platform/problem';

const fault = (vi: string, en: string): Bilingual => ({ vi, en });

/** Why a document is not taken. `{what}` names an element or a feature of BPMN. */
export const FAULTS = {
  'too-large': fault(
    'Tệp quá lớn: chỉ nhận đến 2 MB và 40.000 thẻ và thuộc tính.',
    'The file is too large: 2 MB with 40,000 tags and attributes are taken at most.',
  ),
  'too-many-elements': fault(
    'Quy trình có quá nhiều phần tử ({count}); hệ thống nhận tối đa {most}.',
    'The process has too many elements ({count}); at most {most} are taken.',
  ),
  'document-type': fault(
    'Tệp chứa khai báo DOCTYPE hoặc ENTITY, không được chấp nhận vì an toàn. Hãy xóa khai báo đó.',
    'The file holds a DOCTYPE or ENTITY declaration, which is not taken for safety. Remove it.',
  ),
  'malformed-xml': fault('Tệp XML bị hỏng: {reason}.', 'The XML is broken: {reason}.'),
  'not-bpmn': fault(
    'Tệp không phải là tài liệu BPMN 2.0 (phần tử gốc phải là bpmn:definitions).',
    'This is no BPMN 2.0 document (its root must be bpmn:definitions).',
  ),
  unreadable: fault('Không đọc được nội dung này: {reason}.', 'This content cannot be read: {reason}.'),
  'unknown-reference': fault(
    'Tham chiếu đến “{reference}”, nhưng tệp không có phần tử nào mang mã đó.',
    'Refers to “{reference}”, but no element of the file has that id.',
  ),
  'no-process': fault('Tệp không có quy trình (process) nào.', 'The file has no process.'),
  'several-processes': fault(
    'Tệp có {count} quy trình; mỗi tệp chỉ được chứa một quy trình.',
    'The file has {count} processes; a file holds one.',
  ),
  'several-pools': fault(
    'Sơ đồ có nhiều bể (pool); chỉ nhận một. Hãy thể hiện các cơ quan bằng làn (lane).',
    'The diagram has several pools; one is taken. Draw the agencies as lanes.',
  ),
  unsupported: fault(
    'Hệ thống không hỗ trợ {what}. Hãy vẽ lại bằng công việc của người dùng, cổng loại trừ và cổng song song.',
    'This system has no {what}. Draw it anew with user tasks, exclusive and parallel gateways.',
  ),
  'no-start': fault('Quy trình không có sự kiện bắt đầu.', 'The process has no start event.'),
  'several-starts': fault(
    'Quy trình có nhiều sự kiện bắt đầu; chỉ được có một.',
    'The process has several start events; it may have one.',
  ),
  'start-not-one-task': fault(
    'Sự kiện bắt đầu phải dẫn thẳng đến một công việc duy nhất (bước tiếp nhận).',
    'The start event must lead straight to one task (the reception).',
  ),
  'dead-end': fault(
    'Không có luồng nào đi ra từ đây, nên hồ sơ sẽ bị kẹt lại.',
    'No flow leads on from here, so dossiers would get stuck.',
  ),
  'flow-without-ends': fault(
    'Luồng này thiếu điểm đầu hoặc điểm cuối trong quy trình.',
    'This flow lacks its source or its target in the process.',
  ),
  'flow-into-start': fault(
    'Không luồng nào được dẫn vào sự kiện bắt đầu hoặc sự kiện biên.',
    'No flow may lead into a start or a boundary event.',
  ),
  'flow-from-end': fault(
    'Không luồng nào được đi ra từ sự kiện kết thúc.',
    'No flow may leave an end event.',
  ),
  'implicit-fork': fault(
    'Nhiều luồng cùng đi ra từ một công việc. Đặt cổng loại trừ (chọn một) hoặc cổng song song (làm tất cả) ở giữa.',
    'Several flows leave one task. Put an exclusive gateway (one of them) or a parallel one (all of them) between.',
  ),
  'choice-after-fork': fault(
    'Cổng loại trừ nằm ngay sau cổng song song hoặc sau một luồng có điều kiện; ở giữa phải có một công việc.',
    'A choice or a decision follows straight upon a fork or a condition; a task must lie between.',
  ),
  'join-without-task': fault(
    'Sau cổng hợp nhánh phải là một công việc, nối bằng đúng một luồng.',
    'A join must lead to a task, by one flow.',
  ),
  'join-bypassed': fault(
    'Công việc sau cổng hợp nhánh còn có luồng khác dẫn thẳng vào; mọi luồng phải qua cổng.',
    'The task after a join is also reached past it; every flow must pass the gateway.',
  ),
  'decision-without-default': fault(
    'Cổng có luồng mang điều kiện phải có đúng một luồng không mang điều kiện, là luồng mặc định.',
    'A gateway with conditions needs exactly one flow without, which is its default.',
  ),
  'call-incomplete': fault(
    'Hoạt động gọi quy trình khác (call activity) phải ghi mã quy trình ở calledElement (ví dụ 1.001193) và cơ quan thực hiện ở nhóm hoặc tên làn (ví dụ tax-office:case-officer).',
    'A call activity must name a workflow in calledElement (such as 1.001193) and an agency by its groups or lane (such as tax-office:case-officer).',
  ),
  'timer-misplaced': fault(
    'Hẹn giờ phải gắn vào cạnh của một công việc.',
    'A timer must stand on the edge of a task.',
  ),
  'timer-without-time': fault(
    'Hẹn giờ phải ghi khoảng thời gian theo ISO 8601 ở timeDuration, ví dụ P5D hoặc P1M.',
    'A timer must say after how long it fires, in ISO 8601 in its timeDuration, such as P5D or P1M.',
  ),
  'timer-beside': fault(
    'Hẹn giờ không ngắt công việc chỉ để nhắc, không được dẫn đi đâu.',
    'A timer that does not interrupt its task only reminds; it may lead nowhere.',
  ),
  'timer-elsewhere': fault(
    'Hẹn giờ phải dẫn, không qua lựa chọn nào, đến đúng nơi mà thao tác của nó dẫn đến.',
    'A timer must lead, without a choice, to where the action it takes leads.',
  ),
  'gateway-loop': fault(
    'Các cổng nối vòng với nhau mà không có công việc nào ở giữa.',
    'Gateways lead round in a circle with no task between.',
  ),
  'too-many-ways': fault(
    'Từ đây có quá nhiều đường đi qua các cổng nối tiếp nhau. Hãy bớt cổng.',
    'Too many ways lead from here through gateways one after another. Use fewer.',
  ),
  'procedure-unknown': fault(
    'Không biết quy trình thuộc thủ tục nào: ghi mã thủ tục (ví dụ 1.001193) vào tên hoặc phần mô tả của quy trình.',
    'The procedure is not known: put its code (such as 1.001193) into the name or the documentation of the process.',
  ),
  'invalid-value': fault(
    'Giá trị “{field}” không hợp lệ: {value}.',
    'The value of “{field}” is not a valid one: {value}.',
  ),
  unsound: fault('{what} Chỗ lỗi: {at}{path}.', '{what} At: {at}{path}.'),
} satisfies Record<string, Bilingual>;

export type FaultCode = keyof typeof FAULTS;
