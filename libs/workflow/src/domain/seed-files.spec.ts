import { readdirSync, readFileSync } from 'node:fs';
import type { TimeLimit } from '#deadline';
import type { ProvinceDefinition } from '#organization';
import { projectPath } from '#platform/config';
import { CHANNELS, type Channel, type ProcedureDefinition, procedureSchema, termsOf } from '#procedure';
import { provinceFor, seededProvince, type Tier } from '../../spec/seed-world.ts';
import { vacancies } from '../../spec/vacancies.ts';
import { putInCalls } from './call-workflows.ts';
import { isFinal, type WorkflowDefinition, type WorkStep, workflowSchema } from './definition.ts';
import { proveSoundness } from './prove-soundness.ts';

const readSeed = (...parts: string[]): unknown =>
  JSON.parse(readFileSync(projectPath('seed', ...parts), 'utf8'));
const filesIn = (folder: string): string[] => readdirSync(projectPath('seed', folder)).sort();
const readWorkflow = (file: string): WorkflowDefinition =>
  putInCalls(workflowSchema.parse(readSeed('workflows', file)), () => undefined);
const readProcedure = (code: string): ProcedureDefinition =>
  procedureSchema.parse(readSeed('procedures', `${code}.json`));

const files = filesIn('workflows');

/** Workflows whose steps do not add up to the limit promised, in working days, and why they stay as they are. */
const KNOWN_DIFFERENCES: Record<string, { steps: number; promised: number; why: string }> = {
  '1.012783': {
    steps: 8,
    promised: 5,
    why: 'published so: the steps of the decision add up to 8 working days under a limit of 5',
  },
};

describe('the seeded workflows', () => {
  it('cover every seeded procedure, and no other', () => {
    expect(files).toEqual(filesIn('procedures'));
  });

  it('begin as many phases as the limit of their procedure has', () => {
    const phases = files.map(readWorkflow).map((workflow) => {
      const reached = workStepsOf(workflow).map(({ phase = 1 }) => phase);
      return [workflow.procedure, Math.max(...reached)];
    });
    const promised = phases.map(([code]) => [code, readProcedure(String(code)).phases?.length ?? 1]);
    expect(phases).toEqual(promised);
  });

  it('spend in each phase what it grants', () => {
    for (const { procedure, ...workflow } of files.map(readWorkflow)) {
      const { phases = [] } = readProcedure(procedure);
      const spent = phases.map((_, index) =>
        workflow.steps
          .filter((step): step is WorkStep => !isFinal(step) && (step.phase ?? 1) === index + 1)
          .reduce((sum, step) => sum + workingMinutes(step.limit), 0),
      );
      expect([procedure, spent]).toEqual([procedure, phases.map(workingMinutes)]);
    }
  });

  it('differ from the promised limit only where it is known', () => {
    const differing = files.map(readWorkflow).flatMap((workflow) => {
      const steps = longestPath(workflow) / MINUTES_PER_DAY;
      const promised = tightestPromise(readProcedure(workflow.procedure)) / MINUTES_PER_DAY;
      return steps === promised ? [] : [[workflow.procedure, { steps, promised }]];
    });
    expect(Object.fromEntries(differing)).toEqual(
      Object.fromEntries(
        Object.entries(KNOWN_DIFFERENCES).map(([code, { steps, promised }]) => [code, { steps, promised }]),
      ),
    );
  });

  it('have two phases around a financial wait, and branches of several agencies', () => {
    const workflows = files.map(readWorkflow);
    const having = (holds: (step: WorkStep) => boolean): string[] =>
      workflows.filter((workflow) => workStepsOf(workflow).some(holds)).map(({ code }) => code);
    expect(having(({ status }) => status === 'awaiting-finance')).toEqual(['1.012753', '1.013831']);
    expect(having(({ joins }) => joins !== undefined)).toEqual(['1.013225', '2.000986']);
  });

  describe.each(files)('%s', (file) => {
    const workflow = readWorkflow(file);

    it('bears the code of its file and of its procedure', () => {
      expect(workflow).toMatchObject({
        code: file.replace('.json', ''),
        procedure: file.replace('.json', ''),
        version: 1,
      });
    });

    it('is sound', () => {
      expect(proveSoundness(workflow)).toEqual([]);
    });

    it('begins and ends at the receiving desk', () => {
      const steps = workStepsOf(workflow);
      const atDesk = steps.filter(({ actor }) => actor.agency === 'desk');
      expect(steps.find(({ code }) => code === workflow.initial)).toMatchObject({
        status: 'received',
        actor: DESK,
      });
      expect(steps.find(({ status }) => status === 'completed')).toMatchObject({
        code: 'hand-over',
        actor: DESK,
      });
      expect(atDesk.every(({ actor }) => actor.role === 'reception-officer')).toBe(true);
    });

    it('asks for what an action records', () => {
      for (const { code, requires = [] } of workflow.actions) {
        for (const input of INPUTS_OF_ACTIONS[code] ?? []) {
          expect({ code, requires }).toEqual({ code, requires: [input] });
        }
      }
      expect(workflow.actions.filter(({ requires }) => requires?.includes('result'))).toHaveLength(1);
    });

    it('spends no time where the applicant is waited for', () => {
      for (const { status, limit } of workStepsOf(workflow)) {
        const waits =
          status === 'awaiting-supplement' || status === 'awaiting-finance' || status === 'completed';
        expect(limit.amount === 0).toBe(waits);
      }
    });

    it.each<Tier>(['two-tier', 'three-tier'])(
      'finds someone for every step, whichever desk takes it in (%s)',
      (tier) => {
        const { competentAgency } = readProcedure(workflow.procedure);
        const province = seededProvince(tier);
        expect(vacancies(workflow, competentAgency, province)).toEqual([]);
        expect(provinceFor(competentAgency, province).desks.map(({ code }) => code)).toEqual(
          desksFor(competentAgency, province),
        );
      },
    );
  });
});

const DESK = { agency: 'desk', role: 'reception-officer' };

const INPUTS_OF_ACTIONS: Record<string, readonly string[]> = {
  'request-supplement': ['supplement'],
  'send-back': ['comment'],
  stop: ['comment'],
  'waive-obligation': ['comment'],
  'notify-obligation': ['financial-obligation'],
  'confirm-payment': ['payment'],
  'issue-result': ['result'],
  'receive-supplement': ['received-supplement'],
  'return-result': ['hand-over'],
};

const MINUTES_PER_DAY = 480;

/** A same-day dossier may come in at 15:00 and the office closes at 17:00. */
const SAME_DAY_MINUTES = 120;

/** Working minutes of a limit; of seven days on the calendar five are worked. */
function workingMinutes({ amount, unit }: TimeLimit): number {
  switch (unit) {
    case 'working-hour':
      return amount * 60;
    case 'working-day':
      return amount * MINUTES_PER_DAY;
    case 'calendar-day':
      return Math.max(1, Math.round((amount * 5) / 7)) * MINUTES_PER_DAY;
    case 'month':
      return amount * 21 * MINUTES_PER_DAY;
    case 'same-day':
      return SAME_DAY_MINUTES;
  }
}

const workStepsOf = ({ steps }: WorkflowDefinition): WorkStep[] =>
  steps.filter((step): step is WorkStep => !isFinal(step));

/** The most working minutes a dossier may spend in steps on its way to an end, passing no step twice. */
function longestPath({ initial, steps, actions }: WorkflowDefinition): number {
  const from = (code: string, passed: readonly string[]): number => {
    const step = steps.find((candidate) => candidate.code === code);
    if (!step || passed.includes(code)) return -Infinity;
    if (isFinal(step)) return 0;
    const targets = actions.filter((action) => action.from === code).flatMap(({ to }) => to);
    return workingMinutes(step.limit) + Math.max(...targets.map((target) => from(target, [...passed, code])));
  };
  return from(initial, []);
}

/** The shortest limit the procedure grants over any of its channels in any of its cases, in working minutes. */
function tightestPromise(procedure: ProcedureDefinition): number {
  const offered = new Set(procedure.methods.map(({ channel }) => channel));
  const channels = (Object.keys(CHANNELS) as Channel[]).filter((channel) => offered.has(channel));
  const cases = procedure.cases.length > 0 ? procedure.cases.map(({ code }) => code) : [undefined];
  const limits = channels.flatMap((channel) => cases.map((code) => termsOf(procedure, channel, code).phases));
  return Math.min(...limits.map((phases) => phases.reduce((sum, phase) => sum + workingMinutes(phase), 0)));
}

/** What a commune decides is taken in by communes alone; the rest by every desk of the province. */
const desksFor = (competentAgency: string, { agencies }: ProvinceDefinition): string[] =>
  agencies
    .filter(({ kind, parent }) => {
      const above = agencies.find(({ code }) => code === parent);
      return kind === 'one-stop-centre' && (competentAgency !== 'commune' || above?.kind === 'commune');
    })
    .map(({ code }) => code);
