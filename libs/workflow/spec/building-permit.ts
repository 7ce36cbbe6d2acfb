import { type AuthoredWorkflow, workflowSchema } from '../src/domain/definition.ts';

const lead = (role: string) => ({ agency: 'lead', role });
const desk = { agency: 'desk', role: 'reception-officer' };
const days = (amount: number, unit = 'working-day') => ({ amount, unit });

/** A permit with a decision by facts, a wait for another agency, a called workflow and timers. */
export const buildingPermit = (): AuthoredWorkflow =>
  workflowSchema.parse({
    ...{ code: '1.013225', version: 1, procedure: '1.013225', name: 'Cấp giấy phép xây dựng' },
    basis: { kind: 'template', source: 'Quy trình mẫu để thử' },
    initial: 'reception',
    facts: [
      { code: 'area', name: 'Diện tích sàn', type: 'number', unit: 'm²' },
      { code: 'site', name: 'Phải xem hiện trường', type: 'yes-no' },
    ],
    steps: [
      { code: 'reception', name: 'Tiếp nhận hồ sơ', status: 'received', actor: desk, limit: days(0.5) },
      {
        ...{ code: 'appraisal', name: 'Thẩm định hồ sơ', status: 'processing', limit: days(5) },
        ...{ actor: lead('case-officer'), assign: { by: 'least-loaded', among: ['area'] } },
        timers: [
          { code: 'remind', after: days(3), does: 'warn' },
          { code: 'tell', after: days(5), does: 'escalate', to: lead('unit-head') },
        ],
      },
      {
        ...{ code: 'site', name: 'Xác minh tại hiện trường', status: 'processing', limit: days(3) },
        ...{ actor: lead('case-officer'), form: 'site-inspection' },
      },
      {
        ...{ code: 'opinion', name: 'Chờ ý kiến phòng cháy chữa cháy', status: 'processing' },
        ...{ actor: lead('case-officer'), limit: days(7), awaits: 'other-agency' },
        timers: [{ code: 'silent', after: days(10, 'calendar-day'), does: 'act', action: 'go-on' }],
      },
      {
        ...{ code: 'tax', name: 'Xác định nghĩa vụ tài chính', status: 'processing' },
        ...{ calls: '1.012790', agency: 'tax-office' },
      },
      {
        ...{ code: 'signature', name: 'Ký giấy phép', status: 'processing', form: 'digital-signature' },
        ...{ actor: lead('agency-leader'), limit: days(1) },
      },
      { code: 'hand-over', name: 'Trả kết quả', status: 'completed', actor: desk, limit: days(0) },
      { code: 'done', name: 'Đã trả kết quả', status: 'returned', final: true },
      { code: 'stopped', name: 'Dừng giải quyết', status: 'stopped', final: true },
    ],
    actions: [
      { code: 'pass-on', name: 'Chuyển thụ lý', from: 'reception', to: ['appraisal'] },
      {
        ...{ code: 'submit', name: 'Đạt yêu cầu', from: 'appraisal', to: ['tax'], asks: ['area', 'site'] },
        routes: [
          { when: 'fact.area > 500.0', to: ['opinion'] },
          { when: 'fact.site', to: ['site'] },
        ],
      },
      {
        ...{ code: 'stop', name: 'Không đủ điều kiện', from: 'appraisal', to: ['stopped'] },
        requires: ['comment', 'attachment'],
      },
      { code: 'seen', name: 'Đã xem', from: 'site', to: ['tax'] },
      { code: 'go-on', name: 'Có ý kiến hoặc quá hạn', from: 'opinion', to: ['tax'] },
      { code: 'paid', name: 'Đã nộp', from: 'tax', to: ['signature'], on: 'returned' },
      { code: 'unpaid', name: 'Không nộp', from: 'tax', to: ['stopped'], on: 'stopped' },
      { code: 'sign', name: 'Ký', from: 'signature', to: ['hand-over'], requires: ['result'] },
      { code: 'hand-over', name: 'Trả kết quả', from: 'hand-over', to: ['done'] },
    ],
  });
