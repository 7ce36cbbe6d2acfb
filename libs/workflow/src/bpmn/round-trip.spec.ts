import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { trials } from '#testing';
import { projectPath } from '#platform/config';
import { authoredWorkflows } from '../../spec/authored-workflows.ts';
import { workflowInBrief } from '../../spec/workflow-in-brief.ts';
import { type AuthoredWorkflow, workflowSchema, type WorkStep } from '../domain/definition.ts';
import { proveSoundness } from '../domain/prove-soundness.ts';
import { exportBpmn } from './export-bpmn.ts';
import { importBpmn } from './import-bpmn.ts';

const seeds = readdirSync(projectPath('seed', 'workflows')).map((file) =>
  workflowSchema.parse(JSON.parse(readFileSync(projectPath('seed', 'workflows', file), 'utf8'))),
);

const there = async (workflow: AuthoredWorkflow) => importBpmn(await exportBpmn(workflow));

describe('A workflow written as BPMN and read back', () => {
  it.each(seeds.map((definition) => [definition.code, definition] as const))(
    'is what it was: %s',
    async (_, definition) => {
      expect(await there(definition)).toEqual({ definition, notes: [], faults: [] });
    },
  );

  it('is what it was, however it is put together and whatever it says', async () => {
    await fc.assert(
      fc.asyncProperty(authoredWorkflows, async (definition) => {
        expect(workflowSchema.parse(definition)).toEqual(definition);
        expect(await there(definition)).toEqual({ definition, notes: [], faults: [] });
      }),
      { numRuns: trials(100) },
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

  it('lets the ways of a decision and a timer meet before it', async () => {
    const definition = workflowInBrief(steps, [
      ...['start/fork → left, right', 'left/go → meet', 'right/go → meet', 'right/pass → other'],
      ...['other/go → meet', 'meet/sign → done'],
    ]);
    definition.actions[1]!.routes = [{ when: 'dossier.channel == "post"', to: ['meet'] }];
    const right = definition.steps.find(({ code }) => code === 'right') as WorkStep;
    const after = { amount: 3, unit: 'working-day' } as const;
    right.timers = [{ code: 'silent', after, does: 'act', action: 'go' }];
    expect(proveSoundness(definition).map(({ code }) => code)).toEqual([]);
    const xml = await exportBpmn(definition);
    expect(xml.match(/<bpmn:exclusiveGateway id="merge_meet_\d"/g)).toHaveLength(2);
    expect(await importBpmn(xml)).toEqual({ definition, notes: [], faults: [] });
  });
});

describe('A fork that a timer leads to', () => {
  it('is reached past a gateway, so that it waits for nothing', async () => {
    const definition = workflowInBrief(
      {
        ...{ start: 'received', split: 'processing', left: 'processing', right: 'processing' },
        ...{ meet: 'processing joins 2', done: 'returned final' },
      },
      [
        ...['start/go → split', 'split/fork → left, right', 'left/go → meet', 'right/go → meet'],
        'meet/sign → done',
      ],
    );
    const after = { amount: 5, unit: 'calendar-day' } as const;
    (definition.steps[1] as WorkStep).timers = [{ code: 'late', after, does: 'act', action: 'fork' }];
    const xml = await exportBpmn(definition);
    expect(xml).toContain('<bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P5D</bpmn:timeDuration>');
    expect(xml).toMatch(/id="timer_split_late_out" sourceRef="timer_split_late" targetRef="meet_split_fork"/);
    expect(await importBpmn(xml)).toEqual({ definition, notes: [], faults: [] });
  });
});
