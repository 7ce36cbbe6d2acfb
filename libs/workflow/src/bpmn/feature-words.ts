import type { Bilingual } from '#platform/problem';

/** What BPMN has and this system has not, by the name of its type: in Vietnamese and in the words of BPMN. */
const FEATURES: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  InclusiveGateway: ['cổng bao hàm', 'inclusive gateway'],
  ComplexGateway: ['cổng phức hợp', 'complex gateway'],
  EventBasedGateway: ['cổng theo sự kiện', 'event-based gateway'],
  BoundaryEvent: ['sự kiện biên', 'boundary event'],
  IntermediateCatchEvent: ['sự kiện trung gian nhận', 'intermediate catch event'],
  IntermediateThrowEvent: ['sự kiện trung gian phát', 'intermediate throw event'],
  SubProcess: ['quy trình con', 'sub-process'],
  EventSubProcess: ['quy trình con theo sự kiện', 'event sub-process'],
  AdHocSubProcess: ['quy trình con tùy biến', 'ad-hoc sub-process'],
  Transaction: ['giao dịch', 'transaction'],
  ServiceTask: ['công việc dịch vụ', 'service task'],
  ScriptTask: ['công việc kịch bản', 'script task'],
  BusinessRuleTask: ['công việc theo luật nghiệp vụ', 'business rule task'],
  SendTask: ['công việc gửi', 'send task'],
  MessageFlow: ['luồng thông điệp', 'message flow'],
  MultiInstanceLoopCharacteristics: ['công việc lặp nhiều lần', 'multi-instance task'],
  StandardLoopCharacteristics: ['công việc lặp', 'looping task'],
  Compensation: ['công việc bù trừ', 'compensation task'],
  ConditionExpression: ['luồng có điều kiện ngoài cổng loại trừ', 'conditional flow'],
};

/** Kinds of events by what sets them off. */
const TRIGGERS: Readonly<Record<string, string>> = {
  Message: 'thông điệp',
  Timer: 'hẹn giờ',
  Signal: 'tín hiệu',
  Error: 'lỗi',
  Escalation: 'báo cấp trên',
  Conditional: 'điều kiện',
  Compensate: 'bù trừ',
  Cancel: 'hủy',
  Link: 'liên kết',
};

/** A feature as people call it; one these lists do not know is called by the name of its type. */
export function featureName(type: string): Bilingual {
  const name = type.replace(/^bpmn:/, '');
  const trigger = name.replace(/EventDefinition$/, '');
  const kind = TRIGGERS[trigger];
  const [vi, en] = FEATURES[name] ?? [
    kind === undefined ? 'phần tử' : `sự kiện ${kind}`,
    kind === undefined ? name : `${trigger.toLowerCase()} event`,
  ];
  return { vi: `${vi} (${en})`, en };
}

/** What the parser says of broken XML. */
const REASONS: Readonly<Record<string, string>> = {
  'missing start tag': 'không có thẻ mở nào',
  'unexpected end of file': 'tệp bị cắt cụt, còn thẻ chưa đóng',
  'unclosed tag': 'thẻ chưa khép',
  'unclosed cdata': 'đoạn CDATA chưa khép',
  'unclosed comment': 'chú thích chưa khép',
  'unclosed question': 'chỉ thị <? chưa khép',
  'missing open tag': 'thẻ đóng không có thẻ mở',
  'closing tag mismatch': 'thẻ đóng không khớp với thẻ mở',
  'illegal first char nodeName': 'tên thẻ bắt đầu bằng ký tự không hợp lệ',
  'invalid nodeName': 'tên thẻ không hợp lệ',
  'close tag': 'thẻ đóng viết sai',
};

/** A complaint of the parser in both languages; one this list does not know stays as it is. */
export const parserReason = (reason: string): Bilingual => ({ vi: REASONS[reason] ?? reason, en: reason });
