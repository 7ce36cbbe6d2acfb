import { limitInWords, type TimeLimit } from '#deadline';
import { roleName } from '#organization';
import type { Bilingual } from '#platform/problem';
import type { StepActor } from './actor.ts';
import type { AssignmentPolicy } from './assignment.ts';
import type { WorkflowWords } from './workflow-words.ts';

const both = (text: string): Bilingual => ({ vi: text, en: text });
const words = (vi: string, en: string): Bilingual => ({ vi, en });

/** Words of the language for which people have words of their own. */
const TERMS: Readonly<Record<string, Readonly<Record<string, Bilingual>>>> = {
  'basis.kind': {
    published: words('đã công bố', 'published'),
    template: words('mẫu của tỉnh', 'template of the province'),
  },
  'steps.form': {
    paper: words('trên giấy', 'on paper'),
    electronic: words('trên môi trường điện tử', 'electronically'),
    'digital-signature': words('ký số', 'by digital signature'),
    'site-inspection': words('kiểm tra thực địa', 'by inspection of the site'),
    meeting: words('họp', 'in a meeting'),
  },
  'steps.awaits': {
    applicant: words('người nộp hồ sơ', 'the applicant'),
    'other-agency': words('cơ quan khác', 'another agency'),
  },
  'steps.timers.does': {
    warn: words('nhắc người đang giữ', 'reminds whoever holds it'),
    escalate: words('báo cấp trên', 'tells someone higher up'),
    act: words('tự thực hiện thao tác', 'takes an action'),
  },
  'actions.requires': {
    comment: words('ý kiến', 'a comment'),
    attachment: words('tệp đính kèm', 'an attachment'),
    supplement: words('nội dung cần bổ sung', 'what to supplement'),
    'received-supplement': words('giấy tờ đã bổ sung', 'what was supplemented'),
    'financial-obligation': words('nghĩa vụ tài chính', 'the financial obligation'),
    payment: words('chứng từ nộp tiền', 'the payment'),
    result: words('kết quả giải quyết', 'the result'),
    'hand-over': words('việc trả kết quả', 'the handing over'),
  },
  'actions.demands': { 'fees-paid': words('đã nộp đủ phí, lệ phí', 'all fees paid') },
  'facts.type': {
    'yes-no': words('có hoặc không', 'yes or no'),
    number: words('số', 'number'),
    choice: words('chọn một', 'choice'),
  },
};

/** Dossier statuses as they stand in the national table (`TrangThaiHoSo`). */
const STATUSES: Readonly<Record<string, Bilingual>> = {
  submitted: words('mới đăng ký', 'submitted'),
  received: words('được tiếp nhận', 'received'),
  refused: words('không được tiếp nhận', 'refused'),
  processing: words('đang xử lý', 'processing'),
  'awaiting-supplement': words('yêu cầu bổ sung giấy tờ', 'awaiting a supplement'),
  'awaiting-finance': words('yêu cầu thực hiện nghĩa vụ tài chính', 'awaiting a payment'),
  withdrawn: words('công dân yêu cầu rút hồ sơ', 'withdrawn'),
  stopped: words('dừng xử lý', 'stopped'),
  completed: words('đã xử lý xong', 'completed'),
  returned: words('đã trả kết quả', 'returned'),
};

const NARROWINGS: Readonly<Record<string, Bilingual>> = {
  field: words('theo lĩnh vực', 'by field'),
  area: words('theo địa bàn', 'by area'),
};

/** How the value of a kind of place is told. */
type Teller = (value: never, workflow: WorkflowWords) => Bilingual;

const limit = (value: TimeLimit): Bilingual => limitInWords(value);
const steps = (codes: readonly string[], workflow: WorkflowWords): Bilingual =>
  both(codes.map((code) => workflow.step(code)).join(', '));
const step = (code: string, workflow: WorkflowWords): Bilingual => both(workflow.step(code));
const status = (code: string): Bilingual => STATUSES[code] ?? both(code);

function actor({ agency, role }: StepActor, workflow: WorkflowWords): Bilingual {
  const [post, where] = [roleName(role), workflow.agency(agency)];
  return { vi: `${post.vi} của ${where.vi}`, en: `${post.en} of ${where.en}` };
}

function assignment(policy: AssignmentPolicy, workflow: WorkflowWords): Bilingual {
  const among = 'among' in policy ? (policy.among ?? []).map((one) => NARROWINGS[one] ?? both(one)) : [];
  const how = {
    claim: words('ai nhận trước', 'whoever claims it'),
    'same-as': words('người đã làm bước trước', 'who did an earlier step'),
    'least-loaded': words('người ít việc nhất', 'the one with the fewest tasks'),
    'round-robin': words('lần lượt', 'in turns'),
  }[policy.by];
  const earlier = policy.by === 'same-as' ? [both(workflow.step(policy.step))] : [];
  return inARow([how, ...among, ...earlier]);
}

const TELLERS: Readonly<Record<string, Teller>> = {
  initial: step,
  'steps.status': status,
  'steps.actor': actor,
  'steps.limit': limit,
  'steps.assign': assignment,
  'steps.notBy': steps,
  'steps.timers.after': limit,
  'steps.timers.to': actor,
  'steps.agency': (code: string, workflow) => workflow.agency(code),
  'actions.to': steps,
  'actions.routes.to': steps,
  'actions.on': status,
  'actions.asks': (codes: readonly string[], workflow) =>
    both(codes.map((code) => workflow.fact(code)).join(', ')),
};

/** A value of a workflow as people say it. @param path of its place, without indexes */
export function valueInWords(path: string, value: unknown, workflow: WorkflowWords): Bilingual {
  const tell = TELLERS[path];
  if (tell) return tell(value as never, workflow);
  if (Array.isArray(value)) return inARow(value.map((one) => valueInWords(path, one, workflow)));
  if (typeof value === 'boolean') return value ? words('có', 'yes') : words('không', 'no');
  if (typeof value === 'string') return TERMS[path]?.[value] ?? both(`“${value}”`);
  return both(JSON.stringify(value));
}

const inARow = (parts: readonly Bilingual[]): Bilingual => ({
  vi: parts.map(({ vi }) => vi).join(', '),
  en: parts.map(({ en }) => en).join(', '),
});
