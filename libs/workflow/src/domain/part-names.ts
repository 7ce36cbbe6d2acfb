import type { Bilingual } from '#platform/problem';

type Name = readonly [vi: string, en: string];

const NAMES: Readonly<Record<string, Name>> = {
  code: ['Mã quy trình', 'Code'],
  procedure: ['Thủ tục', 'Procedure'],
  name: ['Tên quy trình', 'Name'],
  basis: ['Căn cứ', 'Basis'],
  'basis.kind': ['loại', 'kind'],
  'basis.source': ['nguồn', 'source'],
  'basis.decision': ['quyết định phê duyệt', 'approving decision'],
  'basis.effectiveFrom': ['ngày có hiệu lực', 'in effect from'],
  initial: ['Bước đầu tiên', 'First step'],
  steps: ['Bước', 'Step'],
  'steps.name': ['tên', 'name'],
  'steps.status': ['trạng thái hồ sơ', 'dossier status'],
  'steps.actor': ['người thực hiện', 'who acts'],
  'steps.limit': ['thời hạn', 'time limit'],
  'steps.joins': ['số nhánh phải đến đủ', 'branches to arrive'],
  'steps.phase': ['giai đoạn thời hạn', 'phase of the limit'],
  'steps.form': ['cách thực hiện', 'form of work'],
  'steps.awaits': ['chờ', 'waits for'],
  'steps.assign': ['cách giao việc', 'assignment'],
  'steps.notBy': ['không do người đã làm', 'not by who did'],
  'steps.timers': ['hẹn giờ', 'timer'],
  'steps.timers.after': ['sau khi mở', 'after the opening'],
  'steps.timers.does': ['việc được làm', 'what it does'],
  'steps.timers.to': ['báo cho', 'tells'],
  'steps.timers.action': ['thao tác được thực hiện', 'action it takes'],
  'steps.calls': ['gọi quy trình', 'calls the workflow'],
  'steps.agency': ['cơ quan thực hiện', 'agency'],
  'steps.final': ['là bước kết thúc', 'is an end'],
  actions: ['Thao tác', 'Action'],
  'actions.name': ['tên', 'name'],
  'actions.to': ['dẫn đến', 'leads to'],
  'actions.routes': ['rẽ theo điều kiện', 'route'],
  'actions.routes.when': ['điều kiện', 'condition'],
  'actions.routes.to': ['dẫn đến', 'leads to'],
  'actions.requires': ['phải nhập', 'requires'],
  'actions.demands': ['điều kiện', 'demands'],
  'actions.asks': ['xác định thông tin', 'establishes'],
  'actions.on': ['khi quy trình được gọi kết thúc là', 'when the called workflow ends as'],
  facts: ['Thông tin', 'Fact'],
  'facts.name': ['tên', 'name'],
  'facts.type': ['kiểu', 'type'],
  'facts.unit': ['đơn vị', 'unit'],
  'facts.choices': ['lựa chọn', 'choice'],
  'facts.choices.name': ['tên', 'name'],
};

/** The name of a part of a workflow as people read it; one without a name keeps its code. */
export function partName(path: string): Bilingual {
  const last = path.slice(path.lastIndexOf('.') + 1);
  const [vi, en] = NAMES[path] ?? [last, last];
  return { vi, en };
}
