import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { projectPath } from '#platform/config';
import { changesBetweenVersions, type WorkflowChange } from './changes-between-versions.ts';
import { type AuthoredWorkflow, isWork, workflowSchema } from './definition.ts';

const seeded = (code: string): AuthoredWorkflow =>
  workflowSchema.parse(JSON.parse(readFileSync(projectPath('seed', 'workflows', `${code}.json`), 'utf8')));

const birthRegistration = seeded('1.001193');

/** Everything the language can say, beside the ordinary. */
function talkative(): AuthoredWorkflow {
  const workflow = structuredClone(birthRegistration);
  workflow.basis = { ...workflow.basis, decision: '1/QĐ-UBND', effectiveFrom: '2026-03-01' };
  workflow.facts = [
    { code: 'area', name: 'Diện tích', type: 'number', unit: 'm²' },
    { code: 'visit', name: 'Phải xem thực địa', type: 'yes-no' },
    {
      ...{ code: 'kind', name: 'Loại', type: 'choice' },
      choices: [
        { code: 'home', name: 'Nhà ở' },
        { code: 'work', name: 'Xưởng' },
      ],
    },
  ];
  Object.assign(workflow.steps[2]!, {
    ...{ form: 'paper', awaits: 'applicant', assign: { by: 'least-loaded', among: ['field'] } },
    timers: [
      { code: 'remind', after: { amount: 1, unit: 'working-day' }, does: 'warn' },
      {
        ...{ code: 'tell', after: { amount: 2, unit: 'working-day' }, does: 'escalate' },
        to: { agency: 'lead', role: 'agency-leader' },
      },
    ],
  });
  workflow.steps.push({
    ...{ code: 'tax', name: 'Thuế', status: 'processing', calls: '1.000001', agency: 'tax-office' },
  });
  Object.assign(workflow.actions[2]!, {
    asks: ['area', 'visit'],
    routes: [
      { when: 'fact.area > 500', to: ['approval'] },
      { when: 'fact.visit', to: ['review', 'tax'] },
    ],
  });
  Object.assign(workflow.actions[3]!, { on: 'returned', requires: ['comment', 'attachment'] });
  return workflow;
}

const between = (before: AuthoredWorkflow, after: AuthoredWorkflow): WorkflowChange[] =>
  changesBetweenVersions(before, after, () => undefined);

const changed = (change: (workflow: AuthoredWorkflow) => unknown): WorkflowChange[] => {
  const after = talkative();
  change(after);
  return between(talkative(), { ...after, version: 2 });
};

/** The step of this number, which is worked on. */
function workIn({ steps }: AuthoredWorkflow, index: number) {
  const step = steps[index];
  if (!step || !isWork(step)) throw new Error(`${index} is not worked on`);
  return step;
}

describe('what changed between two versions', () => {
  it.each(readdirSync(projectPath('seed', 'workflows')).map((file) => file.replace('.json', '')))(
    'is nothing between equal ones: %s',
    (code) => {
      expect(between(seeded(code), { ...seeded(code), version: 7 })).toEqual([]);
    },
  );

  it('is exactly the limit that changed, from and to in words', () => {
    expect(changed((workflow) => (workIn(workflow, 2).limit = { amount: 2.5, unit: 'working-day' }))).toEqual(
      [
        {
          pointer: '/steps/2/limit',
          field: {
            vi: 'Bước › “Thẩm định hồ sơ, dự thảo kết quả” › thời hạn',
            en: 'Step › “Thẩm định hồ sơ, dự thảo kết quả” › time limit',
          },
          before: { amount: 4, unit: 'working-hour' },
          after: { amount: 2.5, unit: 'working-day' },
          vi: 'Bước › “Thẩm định hồ sơ, dự thảo kết quả” › thời hạn: 4 giờ làm việc → 2,5 ngày làm việc.',
          en: 'Step › “Thẩm định hồ sơ, dự thảo kết quả” › time limit: 4 working hour(s) → 2.5 working day(s).',
        },
      ],
    );
  });

  it.each<[string, (workflow: AuthoredWorkflow) => unknown, string]>([
    [
      'a step of another name',
      ({ steps }) => (steps[3]!.name = 'Trình ký'),
      'Bước › “Trình ký” › tên: “Xem xét, trình ký” → “Trình ký”.',
    ],
    ['a step that went', ({ steps }) => steps.splice(5, 1), 'Bước › “Vào sổ, đóng dấu, ký số cơ quan”: bỏ.'],
    [
      'a step that came',
      ({ steps }) => steps.splice(1, 0, { ...steps[7]!, code: 'lost', name: 'Mất' }),
      'Bước › “Mất”: thêm.',
    ],
    [
      'steps in another order',
      ({ steps }) => steps.push(...steps.splice(0, 9)),
      'Bước › thứ tự: reception, assignment, appraisal, review, approval, issuance, hand-over, done, awaiting-supplement, stopped, tax → stopped, tax, reception, assignment, appraisal, review, approval, issuance, hand-over, done, awaiting-supplement.',
    ],
    [
      'someone else who acts',
      (workflow) => (workIn(workflow, 5).actor = { agency: 'lead', role: 'unit-head' }),
      'Bước › “Vào sổ, đóng dấu, ký số cơ quan” › người thực hiện: văn thư của cơ quan chủ trì giải quyết → lãnh đạo phòng của cơ quan chủ trì giải quyết.',
    ],
    [
      'another assignment',
      (workflow) => (workIn(workflow, 2).assign = { by: 'same-as', step: 'reception' }),
      'Bước › “Thẩm định hồ sơ, dự thảo kết quả” › cách giao việc: người ít việc nhất, theo lĩnh vực → người đã làm bước trước, *Tiếp nhận, kiểm tra, số hóa hồ sơ*.',
    ],
    [
      'a second person',
      (workflow) => (workIn(workflow, 3).notBy = ['appraisal']),
      'Bước › “Xem xét, trình ký” › không do người đã làm: thêm *Thẩm định hồ sơ, dự thảo kết quả*.',
    ],
    [
      'a timer that fires later',
      (workflow) => (workIn(workflow, 2).timers![0]!.after = { amount: 3, unit: 'calendar-day' }),
      'Bước › “Thẩm định hồ sơ, dự thảo kết quả” › hẹn giờ › “remind” › sau khi mở: 1 ngày làm việc → 3 ngày.',
    ],
    [
      'another workflow that is called',
      ({ steps }) => Object.assign(steps[10]!, { calls: '1.000002' }),
      'Bước › “Thuế” › gọi quy trình: “1.000001” → “1.000002”.',
    ],
    [
      'an action that went',
      ({ actions }) => actions.splice(11, 1),
      'Thao tác › “Thẩm định hồ sơ, dự thảo kết quả › Dừng giải quyết”: bỏ.',
    ],
    [
      'an action that leads elsewhere',
      ({ actions }) => (actions[1]!.to = ['review', 'approval']),
      'Thao tác › “Phân công thụ lý › Phân công thụ lý” › dẫn đến: *Thẩm định hồ sơ, dự thảo kết quả* → *Xem xét, trình ký*, *Ký duyệt kết quả*.',
    ],
    [
      'another condition',
      ({ actions }) => (actions[2]!.routes![0]!.when = 'fact.area > 900'),
      'Thao tác › “Thẩm định hồ sơ, dự thảo kết quả › Trình lãnh đạo phòng” › rẽ theo điều kiện › “1” › điều kiện: “fact.area > 500” → “fact.area > 900”.',
    ],
    [
      'something else to enter',
      ({ actions }) => (actions[9]!.requires = ['supplement', 'attachment']),
      'Thao tác › “Thẩm định hồ sơ, dự thảo kết quả › Yêu cầu bổ sung hồ sơ” › phải nhập: nội dung cần bổ sung → nội dung cần bổ sung, tệp đính kèm.',
    ],
    [
      'a fact less to establish',
      ({ actions }) => (actions[2]!.asks = ['visit']),
      'Thao tác › “Thẩm định hồ sơ, dự thảo kết quả › Trình lãnh đạo phòng” › xác định thông tin: *Diện tích*, *Phải xem thực địa* → *Phải xem thực địa*.',
    ],
    [
      'a fact of another unit',
      ({ facts }) => Object.assign(facts![0]!, { unit: 'ha' }),
      'Thông tin › “Diện tích” › đơn vị: “m²” → “ha”.',
    ],
    [
      'another decision',
      ({ basis }) => (basis.decision = '2/QĐ-UBND'),
      'Căn cứ › quyết định phê duyệt: “1/QĐ-UBND” → “2/QĐ-UBND”.',
    ],
    [
      'no day of effect',
      ({ basis }) => delete basis.effectiveFrom,
      'Căn cứ › ngày có hiệu lực: bỏ “2026-03-01”.',
    ],
  ])('tells %s in one sentence', (_what, change, sentence) => {
    expect(changed(change).map(({ vi }) => vi)).toEqual([sentence]);
  });
});

/** A place in a workflow where something else could stand: the record or list, and the name or number in it. */
interface Spot {
  readonly pointer: string;
  readonly holder: Record<string, unknown>;
  readonly name: string;
}

/** Every field, and every element of a list, but codes: with another code it is another thing, told as one less and one more. */
function spotsOf(value: unknown, pointer = ''): Spot[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((name) => {
    const here = `${pointer}/${name}`;
    const identity = ['code', 'from', 'version'].includes(name) && pointer !== '';
    const spot = identity || here === '/version' ? [] : [{ pointer: here, holder, name }];
    return [...spot, ...spotsOf(holder[name], here)];
  });
}

/** Parts that are told as one value, as a pointer begins. */
const WHOLE =
  /^(\/steps\/\d+\/(actor|limit|assign|notBy)|\/steps\/\d+\/timers\/\d+\/(after|to)|\/actions\/\d+\/(routes\/\d+\/)?(to|requires|asks))\b/;

/** What else stands where only some words may. */
const OTHERS: Readonly<Record<string, unknown>> = {
  amount: 99,
  unit: 'month',
  by: 'claim',
  joins: 4,
  final: false,
};

describe('any single change of a workflow', () => {
  it('is told once, at its place', () => {
    const spots = spotsOf(talkative()).length;
    const told = new Set<string>();
    fc.assert(
      fc.property(fc.nat(spots - 1), fc.boolean(), (index, goes) => {
        const after = talkative();
        const { pointer, holder, name } = spotsOf(after)[index]!;
        const place = WHOLE.exec(pointer)?.[0] ?? pointer;
        // One element in the place of another is two changes; so is a route that goes, for those behind move up.
        fc.pre(!Array.isArray(holder) || place !== pointer || (goes && !isRouteInFront(holder, pointer)));
        fc.pre(!goes || !['/steps', '/actions', '/basis'].includes(pointer));
        fc.pre(goes ? Array.isArray(holder) || place === pointer : typeof holder[name] !== 'object');
        if (!goes) holder[name] = OTHERS[name] ?? 'another';
        else if (Array.isArray(holder)) holder.splice(Number(name), 1);
        else Reflect.deleteProperty(holder, name);
        const changes = between(talkative(), { ...after, version: 2 });
        expect(changes.map((change) => change.pointer)).toEqual([place]);
        told.add(place);
      }),
      { numRuns: 600 },
    );
    expect(told.size).toBeGreaterThan(100);
  });
});

const isRouteInFront = (holder: readonly unknown[], pointer: string): boolean =>
  /\/routes\/\d+$/.test(pointer) && !pointer.endsWith(`/${holder.length - 1}`);
