import fc from 'fast-check';
import {
  ACTION_INPUTS,
  type AuthoredWorkflow,
  AWAITED,
  FINAL_STATUSES,
  FORMS_OF_WORK,
  isWork,
  type WorkflowAction,
  type WorkflowDefinition,
  type WorkStep,
} from '../src/domain/definition.ts';
import type { Fact } from '../src/domain/fact.ts';
import { soundWorkflows } from './sound-workflows.ts';

/** Letters that markup, file formats and careless code stumble over. */
const LETTERS = [
  ...['a', 'ă', 'ế', ' ', '<', '>', '&', '"', "'", '\n', '\t', ';', '#', '{', ']]>', '$', '\\', '—', '😀'],
];
const names = fc
  .string({ unit: fc.constantFrom(...LETTERS), minLength: 1, maxLength: 40 })
  .filter((name) => name.trim() !== '');

const limits = fc.record({
  amount: fc.integer({ min: 1, max: 14_640 }).map((quarters) => quarters / 4),
  unit: fc.constantFrom('working-hour', 'working-day', 'calendar-day', 'month', 'same-day'),
});

const ACTOR = { agency: 'land-registry', role: 'clerk' } as const;

const timers = fc
  .array(fc.record({ after: limits, does: fc.constantFrom('warn', 'escalate', 'act'), of: fc.nat() }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((drawn) => drawn.map((timer, index) => ({ ...timer, code: `t${index}` })));

const among = fc.option(fc.subarray(['field', 'area'] as const), { nil: undefined });
const assignments = fc.oneof(
  fc.constant({ by: 'same-as' as const, step: 's0' }),
  fc
    .record({ by: fc.constantFrom('claim', 'least-loaded', 'round-robin'), among })
    .map(({ by, among: chosen }) => ({ by, ...(chosen && { among: [...chosen] }) })),
);

const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 2 });
const stepDress = fc.record({
  name: names,
  limit: limits,
  form: optional(fc.constantFrom(...FORMS_OF_WORK)),
  awaits: optional(fc.constantFrom(...AWAITED)),
  assign: optional(assignments),
  notBy: fc.boolean(),
  timers: optional(timers),
  calls: fc.nat({ max: 3 }).map((drawn) => drawn === 0),
});

/** Conditions of which any can hold while all the others do not, and the facts they read. */
const CONDITIONS: Readonly<Record<string, readonly string[]>> = {
  'dossier.channel == "online"': [],
  ' dossier.applicantKind == "business"\n  && dossier.supplementRounds < 2.0 ': [],
  'dossier.procedureCase == "<&]]>\' x"': [],
  'fact.area > 500.0': ['area'],
  '!fact.planned': ['planned'],
  'fact.kind in ["new", "repair"]': ['kind'],
};

const actionDress = fc.record({
  name: names,
  requires: optional(fc.subarray([...ACTION_INPUTS])),
  demands: optional(fc.constant<['fees-paid']>(['fees-paid'])),
  routes: optional(
    fc.tuple(
      fc.shuffledSubarray(Object.keys(CONDITIONS), { minLength: 1, maxLength: 3 }),
      fc.array(fc.nat(), { minLength: 3, maxLength: 3 }),
    ),
  ),
});
type ActionDress = typeof actionDress extends fc.Arbitrary<infer Dress> ? Dress : never;
type StepDress = typeof stepDress extends fc.Arbitrary<infer Dress> ? Dress : never;

/** Random workflows that are sound, with everything a workflow can say. */
export const authoredWorkflows: fc.Arbitrary<AuthoredWorkflow> = soundWorkflows.chain((plain) =>
  fc
    .record({
      head: fc.record({ name: names, source: names, decision: optional(names), fact: names }),
      version: fc.integer({ min: 1, max: 99 }),
      effectiveFrom: optional(fc.constant('2026-03-01')),
      steps: fc.array(stepDress, { minLength: plain.steps.length, maxLength: plain.steps.length }),
      actions: fc.array(actionDress, { minLength: plain.actions.length, maxLength: plain.actions.length }),
    })
    .map(({ head, version, effectiveFrom, steps, actions }) => {
      const { name, source, decision } = head;
      const calling = callingSteps(plain, steps);
      const dressed = plain.actions.map((action, index) =>
        dressAction(action, plain, calling, actions[index]!),
      );
      return {
        ...{
          ...plain,
          name,
          version,
          code: '1.000001-lien-thong',
          facts: [...(plain.facts ?? []), ...factsNamed(head.fact)],
        },
        basis: { kind: 'published', source, ...present({ decision, effectiveFrom }) },
        steps: plain.steps.map((step, index) => dressStep(step, calling, dressed, steps[index]!)),
        actions: dressed,
      };
    }),
);

const factsNamed = (name: string): Fact[] => [
  { code: 'area', name, type: 'number', unit: 'm²' },
  { code: 'planned', name, type: 'yes-no' },
  {
    ...{ code: 'kind', name, type: 'choice' },
    choices: ['new', 'repair', 'other'].map((code) => ({ code, name })),
  },
];

function callingSteps({ steps, actions }: WorkflowDefinition, drawn: readonly StepDress[]): Set<string> {
  const exits = (code: string) => actions.filter(({ from }) => from === code);
  return new Set(
    steps
      .filter((step, index) => drawn[index]!.calls && step.status === 'processing' && !('joins' in step))
      .map(({ code }) => code)
      .filter((code) => exits(code).length <= FINAL_STATUSES.length)
      .filter((code) => exits(code).every(({ routes, asks }) => !routes && !asks)),
  );
}

function dressAction(
  action: WorkflowAction,
  { actions }: WorkflowDefinition,
  calling: ReadonlySet<string>,
  { name, requires, demands, routes }: ActionDress,
): WorkflowAction {
  const siblings = actions.filter(({ from }) => from === action.from);
  if (calling.has(action.from)) return { ...action, name, on: FINAL_STATUSES[siblings.indexOf(action)]! };
  if (!routes || action.routes) return { ...action, name, ...present({ requires, demands }) };
  const [conditions, places] = routes;
  const asks = [...(action.asks ?? []), ...conditions.flatMap((when) => CONDITIONS[when] ?? [])];
  return {
    ...{ ...action, name, ...present({ requires, demands }), ...(asks.length > 0 && { asks }) },
    routes: conditions.map((when, index) => ({
      when,
      to: siblings[places[index]! % siblings.length]!.to,
    })),
  };
}

function dressStep(
  step: WorkflowDefinition['steps'][number],
  calling: ReadonlySet<string>,
  actions: readonly WorkflowAction[],
  { name, limit, form, awaits, assign, notBy, timers: drawn }: StepDress,
): AuthoredWorkflow['steps'][number] {
  const { code } = step;
  if (!isWork(step)) return { ...step, name };
  if (calling.has(code)) return { code, name, status: 'processing', calls: '1.001193', agency: 'tax-office' };
  const own = actions.filter(({ from, requires, asks }) => from === code && !requires && !asks);
  return {
    ...{ ...step, name, limit, actor: ACTOR },
    ...present({ form, awaits: step.status === 'processing' ? awaits : undefined }),
    ...(assign && code !== 's0' && { assign }),
    ...(notBy && assign?.by !== 'same-as' && code !== 's0' && { notBy: ['s0'] }),
    ...(drawn && { timers: drawn.map((timer) => timerOf(timer, own)) }),
  } as WorkStep;
}

function timerOf(
  { code, after, does, of }: { code: string; after: object; does: string; of: number },
  actions: readonly WorkflowAction[],
): object {
  if (does === 'escalate') return { code, after, does, to: ACTOR };
  if (does === 'warn' || actions.length === 0) return { code, after, does: 'warn' };
  return { code, after, does, action: actions[of % actions.length]!.code };
}

/** Without what is undefined. */
const present = <Values extends object>(values: Values) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Values]?: NonNullable<Values[Name]>;
  };
