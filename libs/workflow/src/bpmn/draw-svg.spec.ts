import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { trials } from '#testing';
import { projectPath } from '#platform/config';
import { authoredWorkflows } from '../../spec/authored-workflows.ts';
import { buildingPermit } from '../../spec/building-permit.ts';
import { workflowInBrief } from '../../spec/workflow-in-brief.ts';
import { type AuthoredWorkflow, workflowSchema } from '../domain/definition.ts';
import { type Diagram, diagramOf, type Shape } from './diagram.ts';
import { drawSvg } from './draw-svg.ts';
import { moddle } from './extension.ts';
import type { Box, Point } from './lay-out.ts';

const seed = (file: string): AuthoredWorkflow =>
  workflowSchema.parse(JSON.parse(readFileSync(projectPath('seed', 'workflows', file), 'utf8')));
const seeds = readdirSync(projectPath('seed', 'workflows')).map(seed);

/** Held against docs/diagrams/; UPDATE_DOCS=1 writes it there. */
function expectDocumented(file: string, drawing: string): void {
  const page = projectPath('docs', 'diagrams', file);
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(page, drawing);
  expect(existsSync(page) ? readFileSync(page, 'utf8') : 'nothing; run it with UPDATE_DOCS=1').toBe(drawing);
}

const overlap = (one: Box, other: Box): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

/** Whether a point lies on the edge of a box, give or take a pixel. */
const touches = ({ x, y }: Point, box: Box): boolean => {
  const outside = (grow: number) =>
    x < box.x - grow || x > box.x + box.width + grow || y < box.y - grow || y > box.y + box.height + grow;
  return !outside(1) && outside(-1);
};

function expectWellLaid({ shapes, arrows }: Diagram): void {
  const isTimer = ({ type }: Shape) => type === 'bpmn:BoundaryEvent';
  for (const group of [shapes.filter(isTimer), shapes.filter((shape) => !isTimer(shape))]) {
    group.forEach((shape, index) => {
      for (const other of group.slice(index + 1)) expect(overlap(shape, other)).toBe(false);
    });
  }
  for (const { points } of arrows) {
    for (const end of [points[0]!, points.at(-1)!]) {
      expect(shapes.some((shape) => touches(end, shape))).toBe(true);
    }
  }
}

describe('The drawing of a workflow', () => {
  it('shows a dossier that stands at two opinions, and the steps behind it', async () => {
    const standing = new Map([
      ['construction-opinion', 1],
      ['environment-opinion', 1],
    ]);
    const done = new Set(['reception', 'assignment', 'appraisal']);
    expectDocumented('1.013225.svg', await drawSvg(seed('1.013225.json'), { standing, done }));
  });

  it('shows a process of two phases with its waits', async () => {
    expectDocumented('1.013831.svg', await drawSvg(seed('1.013831.json')));
  });

  it.each(seeds.map((definition) => [definition.code, definition] as const))(
    'lets no shapes overlap and every arrow meet its shapes: %s',
    async (_, definition) => expectWellLaid(await diagramOf(definition)),
  );

  it('does so however a workflow is put together', async () => {
    await fc.assert(
      fc.asyncProperty(authoredWorkflows, async (definition) => expectWellLaid(await diagramOf(definition))),
      { numRuns: trials(60) },
    );
  }, 60_000);

  it('names every step, highlights where the dossier stands and what waits for its other branches', async () => {
    const definition = workflowInBrief(
      {
        start: 'received',
        a: 'processing',
        b: 'processing',
        meet: 'processing joins 2',
        end: 'returned final',
      },
      ['start/fork → a, b', 'a/go → meet', 'b/go → meet', 'meet/sign → end'],
    );
    const plain = await drawSvg(definition);
    const standing = new Map([
      ['a', 1],
      ['meet', 1],
    ]);
    const running = await drawSvg(definition, { standing, done: new Set(['start', 'b']) });
    for (const { name } of definition.steps) expect(running).toContain(`>${name}</text>`);
    const count = (drawing: string, colour: string) => drawing.split(`fill="${colour}" stroke=`).length - 1;
    expect(count(plain, '#fff3cd')).toBe(0);
    // One of each is in the legend.
    expect([count(running, '#fff3cd'), count(running, '#fffaf0'), count(running, '#e7f4ea')]).toEqual([
      2, 2, 3,
    ]);
  });

  it('shows a call, what it depends on and what happens by itself', async () => {
    const permit = buildingPermit();
    const drawing = await drawSvg(permit, {
      standing: new Map([['tax', 1]]),
      done: new Set(['reception', 'appraisal']),
    });
    expectDocumented('language.svg', drawing);
    expect(drawing).toContain('<title>Xác định nghĩa vụ tài chính\nLiên thông, quy trình 1.012790 ·');
    expect(drawing).toContain('<title>Diện tích sàn &gt; 500.0</title>');
    for (const timer of ['Nhắc sau 3 ngày làm việc', 'Báo lãnh đạo phòng sau 5 ngày làm việc']) {
      expect(drawing).toContain(`<title>${timer}</title>`);
    }
    expect(drawing).toContain('<title>Tự động “Có ý kiến hoặc quá hạn” sau 10 ngày</title>');
  });

  it('is well-formed XML whatever the names hold, and lets none of them in as markup', async () => {
    const plain = workflowInBrief({ a: 'received', b: 'returned final' }, ['a/go → b']);
    const spiteful = '</text><script>alert(1)</script>&"\'\u0000 ' + 'W'.repeat(200);
    const drawing = await drawSvg({
      ...plain,
      name: spiteful,
      steps: plain.steps.map((step) => ({ ...step, name: spiteful })),
      actions: plain.actions.map((action) => ({ ...action, name: spiteful })),
    });
    expect(drawing).not.toContain('<script');
    // A drawing is no BPMN; that is the only thing the reader may say against it.
    await expect(moddle.fromXML(drawing)).rejects.toThrow('failed to parse document as <bpmn:Definitions>');
  });
});
