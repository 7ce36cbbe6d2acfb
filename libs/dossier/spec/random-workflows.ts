import fc from 'fast-check';
import { type Facts, putInCalls, type WorkflowDefinition } from '#workflow';
import { OPINION } from './building-permit.ts';
import { type Block, Drawing } from './drawn-workflow.ts';

/** What a condition is asked about, in the test's own words. */
export interface Known {
  channel: string;
  rounds: number;
  facts: Facts;
}

/** Conditions of routes, each with what it means: a second reading that shares nothing with the first. */
export const CONDITIONS: Record<string, (known: Known) => boolean> = {
  'fact.area > 500': ({ facts }) => Number(facts['area']) > 500,
  'fact.onSite': ({ facts }) => facts['onSite'] === true,
  'fact.zone in ["rural", "coast"]': ({ facts }) => facts['zone'] !== 'urban',
  'fact.onSite && fact.area <= 100': ({ facts }) => facts['onSite'] === true && Number(facts['area']) <= 100,
  'dossier.supplementRounds >= 1': ({ rounds }) => rounds >= 1,
  'dossier.channel == "online"': ({ channel }) => channel === 'online',
};

const several = (blocks: fc.Arbitrary<Block>): fc.Arbitrary<Block[]> =>
  fc.array(blocks, { minLength: 2, maxLength: 3 });

const { block } = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.record({
      kind: fc.constant('step' as const),
      pause: fc.constantFrom('none' as const, 'awaiting-supplement' as const, 'awaiting-finance' as const),
      mayStop: fc.boolean(),
    }),
    fc.record({
      kind: fc.constantFrom('sequence' as const, 'choice' as const, 'parallel' as const),
      blocks: several(tie('block')),
    }),
    fc.record({
      kind: fc.constant('routed' as const),
      blocks: several(tie('block')),
      conditions: fc.uniqueArray(fc.constantFrom(...Object.keys(CONDITIONS)), { minLength: 2, maxLength: 2 }),
    }),
    fc.record({ kind: fc.constant('loop' as const), block: tie('block') }),
    fc.record({ kind: fc.constant('call' as const) }),
  ),
}));

const opinion = putInCalls(OPINION, () => undefined);

/** Random workflows that are sound by the way they are put together, as dossiers run them. */
export const runnableWorkflows: fc.Arbitrary<WorkflowDefinition> = fc
  .record({ middle: block, salt: fc.nat(34) })
  .map(({ middle, salt }) => putInCalls(new Drawing(salt).draw(middle), () => opinion));
