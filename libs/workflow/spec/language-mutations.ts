import type { WorkflowAction, WorkflowDefinition, WorkStep } from '../src/domain/definition.ts';
import type { Mutation, Pick } from './mutation.ts';

/** Changes of what a workflow says of facts, conditions, timers and assignment. */
export const LANGUAGE_MUTATIONS: Record<string, Mutation> = {
  'forgets to ask': (workflow, pick) => {
    const asking = workflow.actions.filter(({ asks }) => asks);
    if (asking.length > 0) delete pick(asking).asks;
  },
  'asks elsewhere': (workflow, pick) => {
    const asking = workflow.actions.filter(({ asks }) => asks);
    if (asking.length === 0) return;
    const action = pick(asking);
    const { asks } = action;
    delete action.asks;
    if (asks) pick(workflow.actions).asks = asks;
  },
  'asks for what is not declared': ({ actions }, pick) => {
    const action = pick(actions);
    action.asks = [...(action.asks ?? []), 'ghost'];
  },
  'declares no more': ({ facts = [] }, pick) => {
    if (facts.length > 0) facts.splice(facts.indexOf(pick(facts)), 1);
  },
  'turns a fact into another kind': ({ facts = [] }, pick) => {
    if (facts.length > 0) facts[facts.indexOf(pick(facts))] = { code: 'f0', name: 'f0', type: 'yes-no' };
  },
  'breaks a condition off': (workflow, pick) => onRoute(workflow, pick, (route) => (route.when += ' &&')),
  'asks the same twice': (workflow, pick) => {
    const action = routedIn(workflow, pick);
    const first = action?.routes?.[0];
    if (first) action.routes?.push({ ...first, to: [...first.to] });
  },
  'asks for everything': (workflow, pick) =>
    onRoute(workflow, pick, (route) => {
      const fact = /fact\.\w+/.exec(route.when)?.[0];
      route.when = `${fact} >= 7 || ${fact} < 7`;
    }),
  'contradicts itself': (workflow, pick) =>
    onRoute(workflow, pick, (route) => {
      const fact = /fact\.\w+/.exec(route.when)?.[0];
      route.when = `${fact} > 7 && ${fact} < 3`;
    }),
  'moves a bound': (workflow, pick) =>
    onRoute(workflow, pick, (route) => (route.when = route.when.replace(/\d+/, '11'))),
  'leads a route elsewhere': (workflow, pick) =>
    onRoute(workflow, pick, (route) => (route.to = [pick(workflow.steps).code])),
  'forks on a route': (workflow, pick) =>
    onRoute(workflow, pick, (route) => route.to.push(pick(workflow.steps).code)),
  'acts in time by what may not be there': (workflow, pick) => {
    const step = pick(workStepsOf(workflow));
    const action = pick(workflow.actions).code;
    step.timers = [{ code: 'act', does: 'act', action, after: { amount: 5, unit: 'working-day' } }];
  },
  'acts in no time': (workflow, pick) => {
    const step = pick(workStepsOf(workflow));
    const amount = pick([0, 1]);
    step.timers = [{ code: 'warn', does: 'warn', after: { amount, unit: 'working-hour' } }];
  },
  'goes to the person of any step': (workflow, pick) => {
    pick(workStepsOf(workflow)).assign = { by: 'same-as', step: pick(workflow.steps).code };
  },
  'is kept from the person of any step': (workflow, pick) => {
    const step = pick(workStepsOf(workflow));
    step.notBy = [pick(workflow.steps).code, ...(step.notBy ?? [])];
  },
  'is kept from whom it goes to': (workflow, pick) => {
    const step = pick(workStepsOf(workflow));
    const earlier = pick(workflow.steps).code;
    step.notBy = [earlier];
    step.assign = { by: 'same-as', step: earlier };
  },
};

type Route = NonNullable<WorkflowAction['routes']>[number];

function routedIn({ actions }: WorkflowDefinition, pick: Pick): WorkflowAction | undefined {
  const routed = actions.filter(({ routes }) => routes);
  return routed.length > 0 ? pick(routed) : undefined;
}

function onRoute(workflow: WorkflowDefinition, pick: Pick, change: (route: Route) => void): void {
  const routes = routedIn(workflow, pick)?.routes;
  if (routes) change(pick(routes));
}

const workStepsOf = ({ steps }: WorkflowDefinition): WorkStep[] =>
  steps.filter((step): step is WorkStep => !('final' in step));
