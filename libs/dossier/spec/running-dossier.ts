import { readFileSync } from 'node:fs';
import { type DeadlineTerms, type SupplementPolicy, type TimeLimit } from '#deadline';
import { projectPath } from '#platform/config';
import { type Facts, putInCalls, type WorkflowDefinition, workflowSchema, workStepOf } from '#workflow';
import type { DossierState } from '../src/domain/dossier-state.ts';
import { planAction, plannedTask, type PlanningWorld } from '../src/domain/plan-action.ts';
import { planReception } from '../src/domain/plan-reception.ts';
import type { PlannedChange } from '../src/domain/planned-change.ts';
import {
  changedState as changed,
  type ReceivedDossier,
  receivedState,
} from '../src/domain/state-as-written.ts';
import { at, BRANCH_OFFICE, OFFICE } from './office.ts';

export { changed };

export const DESK = 1;
export const LEAD = 2;
/** Any agency meant by its function; it keeps the hours of the branch office. */
export const OTHER = 3;

export const worldAt = (now: Date): PlanningWorld => ({
  at: now,
  calendar: OFFICE,
  calendarRevision: 1,
  calendarOf: (agencyId) => (agencyId === OTHER ? BRANCH_OFFICE : OFFICE),
  agencyFor: (reference) => ({ desk: DESK, lead: LEAD })[reference] ?? OTHER,
  receivingAgency: 'H99.41',
});

export const seedWorkflow = (code: string): WorkflowDefinition =>
  putInCalls(
    workflowSchema.parse(JSON.parse(readFileSync(projectPath('seed', 'workflows', `${code}.json`), 'utf8'))),
    () => undefined,
  );

export const termsOf = (phases: TimeLimit[], supplement: SupplementPolicy = 'restart'): DeadlineTerms => ({
  phases,
  counting: 'working-minutes',
  supplement,
});

/** A dossier the desk has just received. */
export function received(workflow: WorkflowDefinition, receivedAt: Date, terms: DeadlineTerms): DossierState {
  const first = workStepOf(workflow, workflow.initial);
  const world = worldAt(receivedAt);
  const { due } = planReception(workflow, terms, world);
  const dossier: ReceivedDossier = {
    ...{ id: '0199a000-0000-7000-8000-000000000001', code: 'H99.41-260302-0001', workflowId: 1, terms },
    ...{
      receivingAgencyId: DESK,
      leadAgencyId: LEAD,
      channel: 'direct',
      caseCode: null,
      procedureCode: workflow.procedure,
      fieldCode: null,
      applicantKind: 'person',
    },
  };
  return receivedState(dossier, { due, task: plannedTask(first, terms.counting, world) }, receivedAt);
}

/** Plans an action of a dossier: `'2026-03-02 09:00 reception/hand-over'`. */
export function plan(
  state: DossierState,
  workflow: WorkflowDefinition,
  deed: string,
  establishes: Facts = {},
): PlannedChange {
  const action = workflow.actions.find(({ from, code }) => deed.endsWith(` ${from}/${code}`));
  if (!action) throw new Error(`there is no action for ${deed}`);
  return planAction(state, workflow, action, worldAt(timeOf(deed)), establishes);
}

/** The dossier after one action and another. */
export const take = (state: DossierState, workflow: WorkflowDefinition, ...deeds: string[]): DossierState =>
  deeds.reduce((before, deed) => changed(before, plan(before, workflow, deed), timeOf(deed)), state);

const timeOf = (deed: string): Date => at(deed.slice(0, 'yyyy-MM-dd HH:mm'.length));
