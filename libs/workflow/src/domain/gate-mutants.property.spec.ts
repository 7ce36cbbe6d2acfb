import fc from 'fast-check';
import { trials } from '#testing';
import type { ProvinceDefinition } from '#organization';
import { isSoundInTheGame } from '../../spec/clock-rules.ts';
import { isShown } from '../../spec/fault-evidence.ts';
import { mutantsOf } from '../../spec/mutations.ts';
import { provinceFor, seededProcedure, seededProvince, seededWorkflows } from '../../spec/seed-world.ts';
import { soundWorkflows } from '../../spec/sound-workflows.ts';
import { emptiedPost, strangeActor } from '../../spec/staffing-mutations.ts';
import { TokenGame } from '../../spec/token-game.ts';
import { vacancies } from '../../spec/vacancies.ts';
import { type WorkflowDefinition, workflowSchema } from './definition.ts';
import { explainFault } from './explain-fault.ts';
import { holdAgainstLimit } from './hold-against-limit.ts';
import { proveSoundness } from './prove-soundness.ts';
import { proveStaffing } from './prove-staffing.ts';
import { replay } from './replay.ts';

const provinces = [seededProvince('two-tier'), seededProvince('three-tier')];
const seeds = fc.constantFrom(...seededWorkflows);
const provincesOfSeed = fc.constantFrom(...provinces);

interface Tally {
  harmful: number;
  harmless: number;
  missed: number;
  falseAlarms: number;
}

/** More than this many harmful changes are made in each run, and so many of a hundred must be refused. */
const HARMFUL = 1_000;
const REFUSED_PERCENT = 99;

describe('the publication gate', () => {
  const tally: Tally = { harmful: 0, harmless: 0, missed: 0, falseAlarms: 0 };
  const count = (harmful: boolean, refused: boolean): void => {
    tally[harmful ? 'harmful' : 'harmless'] += 1;
    if (harmful && !refused) tally.missed += 1;
    if (!harmful && refused) tally.falseAlarms += 1;
  };

  it('judges changed forms and courses as the token game does, and each of its paths leads to the fault', () => {
    const corpus = fc.oneof(seeds, soundWorkflows);
    fc.assert(
      fc.property(corpus.chain(mutantsOf), ({ workflow }) => {
        const faults = proveSoundness(workflow);
        count(!isSoundInTheGame(workflow), faults.length > 0);
        const game = new TokenGame(workflow);
        expect(faults.filter((fault) => !isShown(game, fault))).toEqual([]);
        const runnable = faults.filter(({ path }) => path.length > 0);
        expect(runnable.filter(({ path }) => !replay(workflow, path))).toEqual([]);
        for (const fault of faults) expect(explainFault(workflow, fault).vi).toMatch(/^\S.*\.$/);
      }),
      { numRuns: trials(2_400) },
    );
  });

  it('has an answer to whatever has the form of a workflow, sound or not', () => {
    const twiceChanged = seeds.chain(mutantsOf).chain(({ workflow }) => mutantsOf(workflow));
    fc.assert(
      fc.property(twiceChanged, provincesOfSeed, ({ workflow }, province) => {
        fc.pre(workflowSchema.safeParse(workflow).success);
        const procedure = seededProcedure(workflow.procedure);
        const staffing = proveStaffing(workflow, provinceFor(procedure.competentAgency, province));
        for (const fault of [...proveSoundness(workflow), ...staffing]) {
          expect(explainFault(workflow, fault).en).toMatch(/^\S.*\.$/);
        }
        for (const { vi } of holdAgainstLimit(workflow, procedure)) expect(vi).not.toMatch(/NaN|Infinity/);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['a post nobody holds any more', emptiedPost],
    ['a step for someone else', strangeActor],
  ])('refuses %s exactly where the province file has nobody', (_, mutation) => {
    fc.assert(
      fc.property(seeds, provincesOfSeed, fc.nat(), fc.nat(), (workflow, province, first, second) => {
        const changed = mutation(workflow, province, [first, second]);
        const vacant = vacanciesOf(changed.workflow, changed.province);
        const { competentAgency } = seededProcedure(workflow.procedure);
        const faults = proveStaffing(changed.workflow, provinceFor(competentAgency, changed.province));
        count(vacant.length > 0, faults.length > 0);
        expect(faults.flatMap(({ at, desks }) => desks.map((desk) => `${at} at ${desk}`)).sort()).toEqual(
          vacant.sort(),
        );
        for (const { at, path } of faults) expect(replay(changed.workflow, path)?.marking.has(at)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('refused all but few of more than a thousand harmful changes, and raised no false alarm', () => {
    expect(tally.harmful).toBeGreaterThanOrEqual(trials(HARMFUL));
    expect(tally.harmless).toBeGreaterThan(trials(100));
    expect(((tally.harmful - tally.missed) / tally.harmful) * 100).toBeGreaterThanOrEqual(REFUSED_PERCENT);
    expect(tally.falseAlarms).toBe(0);
  });

  it.each(seededWorkflows.map((workflow) => [workflow.code, workflow] as const))(
    'passes the seeded %s in either province',
    (_, workflow) => {
      expect(proveSoundness(workflow)).toEqual([]);
      for (const province of provinces) {
        const { competentAgency } = seededProcedure(workflow.procedure);
        expect(proveStaffing(workflow, provinceFor(competentAgency, province))).toEqual([]);
        expect(vacanciesOf(workflow, province)).toEqual([]);
      }
    },
  );
});

const vacanciesOf = (workflow: WorkflowDefinition, province: ProvinceDefinition): string[] =>
  vacancies(workflow, seededProcedure(workflow.procedure).competentAgency, province);
