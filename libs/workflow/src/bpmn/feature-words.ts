import type { Bilingual } from '#platform/problem';

/** What BPMN has and this system has not, by the name of its type. */
const FEATURES: Readonly<Record<string, Bilingual>> = {
  InclusiveGateway: { vi: 'cổng bao hàm (inclusive gateway)', en: 'inclusive gateway' },
  ComplexGateway: { vi: 'cổng phức hợp (complex gateway)', en: 'complex gateway' },
  EventBasedGateway: { vi: 'cổng theo sự kiện (event-based gateway)', en: 'event-based gateway' },
  BoundaryEvent: { vi: 'sự kiện biên (boundary event)', en: 'boundary event' },
  IntermediateCatchEvent: {
    vi: 'sự kiện trung gian nhận (intermediate catch)',
    en: 'intermediate catch event',
  },
  IntermediateThrowEvent: {
    vi: 'sự kiện trung gian phát (intermediate throw)',
    en: 'intermediate throw event',
  },
  SubProcess: { vi: 'quy trình con (sub-process)', en: 'sub-process' },
  AdHocSubProcess: { vi: 'quy trình con tùy biến (ad-hoc sub-process)', en: 'ad-hoc sub-process' },
  Transaction: { vi: 'giao dịch (transaction)', en: 'transaction' },
  CallActivity: { vi: 'gọi quy trình khác (call activity)', en: 'call activity' },
  ServiceTask: { vi: 'công việc dịch vụ (service task)', en: 'service task' },
  ScriptTask: { vi: 'công việc kịch bản (script task)', en: 'script task' },
  BusinessRuleTask: { vi: 'công việc theo luật nghiệp vụ (business rule task)', en: 'business rule task' },
  SendTask: { vi: 'công việc gửi (send task)', en: 'send task' },
  MessageFlow: { vi: 'luồng thông điệp (message flow)', en: 'message flow' },
  MultiInstanceLoopCharacteristics: {
    vi: 'công việc lặp nhiều lần (multi-instance)',
    en: 'multi-instance task',
  },
  StandardLoopCharacteristics: { vi: 'công việc lặp (loop)', en: 'looping task' },
  Compensation: { vi: 'công việc bù trừ (compensation)', en: 'compensation task' },
  ConditionExpression: { vi: 'luồng có điều kiện (conditional flow)', en: 'conditional flow' },
  MessageEventDefinition: { vi: 'sự kiện thông điệp (message event)', en: 'message event' },
  TimerEventDefinition: { vi: 'sự kiện hẹn giờ (timer event)', en: 'timer event' },
  SignalEventDefinition: { vi: 'sự kiện tín hiệu (signal event)', en: 'signal event' },
  ErrorEventDefinition: { vi: 'sự kiện lỗi (error event)', en: 'error event' },
  EscalationEventDefinition: { vi: 'sự kiện báo cấp trên (escalation event)', en: 'escalation event' },
  ConditionalEventDefinition: { vi: 'sự kiện điều kiện (conditional event)', en: 'conditional event' },
  CompensateEventDefinition: { vi: 'sự kiện bù trừ (compensation event)', en: 'compensation event' },
  CancelEventDefinition: { vi: 'sự kiện hủy (cancel event)', en: 'cancel event' },
  LinkEventDefinition: { vi: 'sự kiện liên kết (link event)', en: 'link event' },
};

/** A feature as people call it; one this list does not know is called by the name of its type. */
export function featureName(type: string): Bilingual {
  const name = type.replace(/^bpmn:/, '');
  return FEATURES[name] ?? { vi: `phần tử ${name}`, en: name };
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
