import type { Bilingual } from '#platform/problem';

const note = (vi: string, en: string): Bilingual => ({ vi, en });

/** What was assumed or passed over in a document that does not say all we need. */
export const NOTES = {
  'assumed-procedure': note(
    'Mã thủ tục {value} lấy từ tên, mã hoặc mô tả của quy trình.',
    'The procedure {value} was taken from the name, id or documentation of the process.',
  ),
  'assumed-basis': note(
    'Không ghi căn cứ ban hành; coi là quy trình mẫu nhập từ tệp BPMN.',
    'No basis is stated; taken for a template read from a BPMN file.',
  ),
  'assumed-code': note('Mã “{value}” được đặt theo tên.', 'The code “{value}” was made from the name.'),
  'assumed-name': note('Không có tên; đặt là “{value}”.', 'It has no name; called “{value}”.'),
  'assumed-status': note('Trạng thái hồ sơ được đặt là {value}.', 'The dossier status was set to {value}.'),
  'assumed-actor': note(
    'Không rõ ai làm bước này; giao cho {value}. Ghi nhóm hoặc tên làn theo mẫu lead:case-officer.',
    'Who acts here is not stated; given to {value}. Write groups or lanes as lead:case-officer.',
  ),
  'actor-agency': note(
    'Chỉ ghi vai trò, không ghi cơ quan; hiểu là {value}.',
    'A role without an agency is stated; taken for {value}.',
  ),
  'several-groups': note(
    'Có nhiều nhóm được giao; chỉ lấy nhóm đầu: {value}.',
    'Several groups are named; the first is taken: {value}.',
  ),
  'assumed-limit': note(
    'Không ghi thời hạn; đặt là {amount} {unit}.',
    'No time limit is stated; set to {amount} {unit}.',
  ),
  'limit-reading': note(
    'Thời hạn {value} được hiểu là {amount} {unit}.',
    'The time limit {value} was read as {amount} {unit}.',
  ),
  'assumed-inputs': note('Thao tác này sẽ đòi nhập: {value}.', 'This action will ask for: {value}.'),
  'assumed-default': note(
    'Luồng không mang điều kiện được coi là luồng mặc định.',
    'The flow without a condition was taken for the default.',
  ),
  'condition-reading': note(
    'Điều kiện được hiểu theo ngôn ngữ CEL là {value}.',
    'The condition was read, in the Common Expression Language, as {value}.',
  ),
  'assumed-exit': note(
    'Luồng này được hiểu là nối tiếp khi quy trình được gọi kết thúc với trạng thái {value}.',
    'This flow was taken to follow when the called workflow ends as {value}.',
  ),
  'timer-action': note(
    'Thêm thao tác “{value}” cho hẹn giờ; cán bộ giữ bước này cũng chọn được.',
    'The action “{value}” was added for the timer; whoever holds the step can take it too.',
  ),
  'terminate-end': note(
    'Kết thúc dạng “terminate” được hiểu là kết thúc thường.',
    'A terminate end was taken for an ordinary end.',
  ),
  'default-flow': note(
    'Luồng mặc định không có ý nghĩa ở đây: cán bộ chọn thao tác.',
    'A default flow means nothing here: the officer chooses.',
  ),
  'passed-over': note('Bỏ qua: {value}.', 'Passed over: {value}.'),
} satisfies Record<string, Bilingual>;

export type NoteCode = keyof typeof NOTES;
