import type { TimeLimit } from '#deadline';
import type { ProcedureDefinition } from '#procedure';
import { seededProcedure, seededWorkflows } from '../../spec/seed-world.ts';
import { workflowInBrief } from '../../spec/workflow-in-brief.ts';
import type { WorkflowDefinition } from './definition.ts';
import { holdAgainstLimit } from './hold-against-limit.ts';

const days = (amount: number): TimeLimit => ({ amount, unit: 'working-day' });

/** One working day in each step: three one after the other, or a shorter way past the opinions. */
const workflow = (phase = 'processing'): WorkflowDefinition =>
  workflowInBrief(
    {
      ...{ reception: 'received', land: 'processing', tax: 'processing', sum: 'processing joins 2' },
      ...{ wait: 'awaiting-supplement', signing: phase, done: 'returned final', stopped: 'stopped final' },
    },
    [
      ...['reception/ask → land, tax', 'land/give → sum', 'tax/give → sum', 'sum/on → signing'],
      ...['reception/on → signing', 'signing/back → reception', 'signing/sign → done', 'sum/stop → stopped'],
      ...['reception/lack → wait', 'wait/bring → reception'],
    ],
  );

const procedure = (limit: TimeLimit, more: Partial<ProcedureDefinition> = {}): ProcedureDefinition => ({
  ...seededProcedure('1.001612'),
  ...{ code: '1.000001', defaultLimit: limit, cases: [] },
  methods: [
    { channel: 'direct', limit, fees: [] },
    { channel: 'online', limit, fees: [] },
  ],
  ...more,
});
const found = (definition: WorkflowDefinition, law: ProcedureDefinition) =>
  holdAgainstLimit(definition, law).map(({ code, at, vi }) => [code, at, vi]);

describe('the limits of the steps against the limit of the procedure', () => {
  it('fit when the longest way takes all of it: branches side by side, waits for nothing', () => {
    expect(found(workflow(), procedure(days(4)))).toEqual([]);
  });

  it('exceed it with both figures in words, those of the longest and of the shortest way', () => {
    expect(holdAgainstLimit(workflow(), procedure(days(3)))).toEqual([
      {
        code: 'steps-exceed-limit',
        at: '1.000001',
        vi: 'Cộng thời hạn các bước được 4 ngày làm việc (đường ngắn nhất: 2 ngày làm việc), trong khi thời hạn giải quyết là 3 ngày làm việc (nộp trực tiếp, nộp trực tuyến).',
        en: 'The limits of the steps add up to 4 working day(s) (on the shortest way 2 working day(s)), while the procedure grants 3 working day(s) (direct, online).',
      },
    ]);
  });

  it('leave time over of the tightest limit', () => {
    const law = procedure(days(9), {
      methods: [
        { channel: 'direct', limit: { amount: 7, unit: 'calendar-day' }, fees: [] },
        { channel: 'post', limit: days(9), fees: [] },
      ],
    });
    expect(found(workflow(), law)).toEqual([
      [
        ...['steps-below-limit', '1.000001'],
        'Cộng thời hạn các bước được 4 ngày làm việc (đường ngắn nhất: 2 ngày làm việc), trong khi thời hạn giải quyết là 7 ngày (nộp trực tiếp).',
      ],
    ]);
  });

  it('are held against the limit of each case', () => {
    const law = procedure(days(4), {
      cases: [
        { code: '1.000001.01', name: 'thường', limit: days(4) },
        { code: '1.000001.02', name: 'nhanh', limit: { amount: 4, unit: 'working-hour' } },
      ],
    });
    const warnings = found(workflow(), law);
    expect(warnings.map(([code, at]) => [code, at])).toEqual([
      ...['reception', 'land', 'tax', 'sum', 'signing'].map((at) => ['step-exceeds-limit', at]),
      ['steps-exceed-limit', '1.000001.02'],
    ]);
    expect(warnings[0]?.[2]).toBe(
      'Riêng bước *reception* có thời hạn 1 ngày làm việc, dài hơn cả thời hạn giải quyết là 4 giờ làm việc (trường hợp 1.000001.02; nộp trực tiếp, nộp trực tuyến).',
    );
  });

  it('are held against each phase', () => {
    const law = procedure(days(4), { phases: [days(3), days(2)] });
    expect(found(workflow('processing phase 2'), law)).toEqual([
      [
        ...['steps-below-limit', '1.000001'],
        'Cộng thời hạn các bước được 1 ngày làm việc, trong khi thời hạn giải quyết là 2 ngày làm việc (giai đoạn 2; nộp trực tiếp, nộp trực tuyến).',
      ],
    ]);
  });

  it('have as many phases as it', () => {
    const [whole, phased] = [procedure(days(4)), procedure(days(4), { phases: [days(3), days(1)] })];
    expect(found(workflow('processing phase 2'), whole)).toEqual([
      [
        ...['phases-differ', '1.000001'],
        'Quy trình chia thành 2 giai đoạn, trong khi thời hạn giải quyết có 1 giai đoạn (nộp trực tiếp, nộp trực tuyến).',
      ],
    ]);
    expect(found(workflow(), phased).map(([code]) => code)).toEqual(['phases-differ']);
  });

  it('differ in the seeds only for 1.012783, as its decision was published', () => {
    const warnings = seededWorkflows.flatMap((seed) =>
      holdAgainstLimit(seed, seededProcedure(seed.procedure)),
    );
    expect(warnings).toEqual([
      expect.objectContaining({ code: 'step-exceeds-limit', at: 'appraisal' }),
      {
        code: 'steps-exceed-limit',
        at: '1.012783',
        vi: 'Cộng thời hạn các bước được 8 ngày làm việc, trong khi thời hạn giải quyết là 5 ngày làm việc (nộp trực tiếp, nộp trực tuyến, nộp qua bưu chính).',
        en: 'The limits of the steps add up to 8 working day(s), while the procedure grants 5 working day(s) (direct, online, post).',
      },
    ]);
  });
});
