import { cpus, loadavg } from 'node:os';
import { proveSoundness, type WorkflowDefinition, workflowSchema } from '#workflow';
import { HundredSteps, type Shape } from './gate/hundred-steps.ts';
import { publish, table, withRange } from './measure/page.ts';
import { spread } from './measure/rounds.ts';

/** Definitions of each kind, and how often each is proved; the first time warms up and does not count. */
const DEFINITIONS = 100;
const TIMES = 4;

const KINDS: [string, Shape][] = [
  ['One after the other, with ways back', { branches: 1, length: 10 }],
  ['Sections of 2 branches of up to 8 steps', { branches: 2, length: 8 }],
  ['Sections of up to 4 branches of up to 4 steps', { branches: 4, length: 4 }],
  ['Sections of up to 4 branches of up to 5 steps', { branches: 4, length: 5 }],
  ['The same, with ways back that facts decide on', { branches: 4, length: 5, decides: true }],
];

/** What it ran on, and how busy that was: proofs compete for its processors. */
function machine(): string {
  const [processor] = cpus();
  const load = loadavg()[1]!.toFixed(1);
  return `Measured on ${cpus().length} × ${processor!.model.trim()}, load ${load} over the last 5 minutes; Node ${process.version}.\n\n`;
}

/** Milliseconds of one call. */
function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

interface Measured {
  proof: number[];
  timesSchema: number[];
  timesJson: number[];
}

/** The proof takes turns with what reading the same definition costs anyway. */
function measure(definitions: readonly WorkflowDefinition[]): Measured {
  const measured: Measured = { proof: [], timesSchema: [], timesJson: [] };
  for (let time = 0; time <= TIMES; time += 1) {
    for (const definition of definitions) {
      const proof = timed(() => proveSoundness(definition));
      const schema = timed(() => workflowSchema.parse(definition));
      const json = timed(() => JSON.parse(JSON.stringify(definition)) as unknown);
      if (time === 0) continue;
      measured.proof.push(proof);
      measured.timesSchema.push(proof / schema);
      measured.timesJson.push(proof / json);
    }
  }
  return measured;
}

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((one, other) => one - other)[Math.ceil(values.length * share) - 1]!;

/** Median with the fifth and the ninety-fifth of a hundred: single calls are too short for the extremes to mean much. */
const ratio = (values: readonly number[]): string =>
  withRange({ ...spread(values), least: quantile(values, 0.05), most: quantile(values, 0.95) });

describe('the publication gate', () => {
  const rows: string[][] = [];

  afterAll(() =>
    publish(
      'gate',
      machine() +
        table(
          ['Definitions of 100 steps', 'p50 ms', 'p99 ms', 'times the schema', 'times JSON there and back'],
          rows,
        ),
    ),
  );

  it.each(KINDS)('proves definitions of 100 steps: %s', (kind, shape) => {
    const definitions = Array.from({ length: DEFINITIONS }, (_, seed) =>
      new HundredSteps(shape, drawing(seed + 1)).make(),
    );
    for (const definition of definitions) {
      expect([definition.steps.length, proveSoundness(definition)]).toEqual([100, []]);
    }
    const { proof, timesSchema, timesJson } = measure(definitions);
    const figures = [quantile(proof, 0.5), quantile(proof, 0.99)].map((value) => value.toFixed(1));
    rows.push([kind, ...figures, ratio(timesSchema), ratio(timesJson)]);
  });
});

/** Numbers that look random and are the same in every run (a linear congruence). */
function drawing(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return Math.floor((state / 2 ** 32) * below);
  };
}
