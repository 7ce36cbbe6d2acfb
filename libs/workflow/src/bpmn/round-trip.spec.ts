import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { projectPath } from '#platform/config';
import { soundWorkflows } from '../../spec/sound-workflows.ts';
import { workflowInBrief } from '../../spec/workflow-in-brief.ts';
import { putInCalls } from '../domain/call-workflows.ts';
import { ACTION_INPUTS, isFinal, type WorkflowDefinition, workflowSchema } from '../domain/definition.ts';
import { proveSoundness } from '../domain/prove-soundness.ts';
import { exportBpmn } from './export-bpmn.ts';
import { importBpmn } from './import-bpmn.ts';

const seeds = readdirSync(projectPath('seed', 'workflows')).map((file) =>
  putInCalls(
    workflowSchema.parse(JSON.parse(readFileSync(projectPath('seed', 'workflows', file), 'utf8'))),
    () => undefined,
  ),
);

/** Letters that markup, file formats and careless code stumble over. */
const names = fc
  .string({
    unit: fc.constantFrom(
      'a',
      'ă',
      'ế',
      ' ',
      '<',
      '>',
      '&',
      '"',
      "'",
      '\n',
      '\t',
      ';',
      '#',
      '{',
      ']]>',
      '$',
      '\\',
      '—',
      '😀',
    ),
    minLength: 1,
    maxLength: 40,
  })
  .filter((name) => name.trim() !== '');

const limits = fc.record({
  amount: fc.nat(14_640).map((quarters) => quarters / 4),
  unit: fc.constantFrom('working-hour', 'working-day', 'calendar-day', 'month', 'same-day'),
});

/** Everything of a definition that has no part in its soundness, at random. */
const dressed = (plain: WorkflowDefinition): fc.Arbitrary<WorkflowDefinition> =>
  fc.infiniteStream(names).chain((name) =>
    fc.infiniteStream(limits).chain((limit) =>
      fc.infiniteStream(fc.option(fc.subarray([...ACTION_INPUTS]))).chain((inputs) =>
        fc.record({ name: names, source: names, version: fc.integer({ min: 1, max: 99 }) }).map((head) => ({
          ...{ ...plain, name: head.name, version: head.version, code: '1.000001-lien-thong' },
          basis: { kind: 'published' as const, source: head.source },
          steps: plain.steps.map((step, index) => {
            if (isFinal(step)) return { ...step, name: name.next().value };
            const phase = index % 3 === 2 ? { phase: 2 } : {};
            const actor = { agency: 'land-registry', role: 'clerk' as const };
            return { ...step, name: name.next().value, limit: limit.next().value, actor, ...phase };
          }),
          actions: plain.actions.map((action) => {
            const requires = inputs.next().value;
            return { ...action, name: name.next().value, ...(requires ? { requires } : {}) };
          }),
        })),
      ),
    ),
  );

const there = async (definition: WorkflowDefinition) => importBpmn(await exportBpmn(definition));

describe('A workflow written as BPMN and read back', () => {
  it.each(seeds.map((definition) => [definition.code, definition] as const))(
    'is what it was: %s',
    async (_, definition) => {
      expect(await there(definition)).toEqual({ definition, notes: [], faults: [] });
    },
  );

  it('is what it was, however it is put together and whatever it says', async () => {
    await fc.assert(
      fc.asyncProperty(soundWorkflows.chain(dressed), async (definition) => {
        expect(workflowSchema.parse(definition)).toEqual(definition);
        expect(await there(definition)).toEqual({ definition, notes: [], faults: [] });
      }),
      { numRuns: 300 },
    );
  }, 120_000);

  it('holds no sign that XML cannot hold', async () => {
    const [plain] = seeds;
    const xml = await exportBpmn({ ...plain!, name: 'a\u0000b\u001Fc\uD800d' });
    expect(xml).toContain('name="a\uFFFDb\uFFFDc\uFFFDd"');
  });
});

describe('A join that several actions of one branch lead to', () => {
  const steps = {
    ...{ start: 'received', left: 'processing', right: 'processing', other: 'processing' },
    ...{ meet: 'processing joins 2', done: 'returned final' },
  };

  it('is drawn with a gateway for each such branch before the one that waits', async () => {
    const definition = workflowInBrief(steps, [
      ...['start/fork → left, right', 'left/agree → meet', 'left/disagree → meet', 'right/pass → other'],
      ...['right/agree → meet', 'other/agree → meet', 'meet/sign → done'],
    ]);
    expect(proveSoundness(definition)).toEqual([]);
    const xml = await exportBpmn(definition);
    expect(xml.match(/<bpmn:exclusiveGateway id="merge_meet_\d"/g)).toHaveLength(2);
    expect((await importBpmn(xml)).definition).toEqual(definition);
  });

  it('is drawn as a gateway that counts where the branches cannot be told apart', async () => {
    const definition = workflowInBrief(steps, [
      ...['start/one → left, right', 'start/two → right, other', 'start/three → left, other'],
      ...['left/go → meet', 'right/go → meet', 'other/go → meet', 'meet/sign → done'],
    ]);
    expect(proveSoundness(definition)).toEqual([]);
    const xml = await exportBpmn(definition);
    expect(xml).toContain('<bpmn:complexGateway id="join_meet"');
    expect((await importBpmn(xml)).definition).toEqual(definition);
  });
});
