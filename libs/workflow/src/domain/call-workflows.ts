import {
  type AuthoredWorkflow,
  type CallStep,
  type FinalStatus,
  isCall,
  type FinalStep,
  isFinal,
  isFinalStatus,
  isWork,
  type WorkflowAction,
  type WorkflowDefinition,
  type WorkflowStep,
  type WorkStep,
} from './definition.ts';

/** The workflow of a code, ready to run; nothing when there is none in force. */
export type Callees = (code: string) => WorkflowDefinition | undefined;

/** The ends a workflow can come to, by status. */
export const endsOf = ({ steps }: WorkflowDefinition): FinalStatus[] => [
  ...new Set(
    steps
      .filter(isFinal)
      .map(({ status }) => status)
      .filter(isFinalStatus),
  ),
];

/** What follows upon an end of a called workflow. */
export const exitOf = (
  { actions }: Pick<AuthoredWorkflow, 'actions'>,
  call: CallStep,
  end: FinalStatus,
): WorkflowAction | undefined => actions.find(({ from, on }) => from === call.code && on === end);

/**
 * Puts the called workflows in place of the calls. Their steps get the call's code in front, and are worked on by the
 * agency called, those of a desk by the one that received the dossier, which goes on speaking with the applicant. Reception
 * and hand-over are work like any other, since the dossier is neither received nor handed over a second time. An end leads to where the caller goes on from it.
 * @throws when a called workflow is not known or an end of it leads nowhere; {@link callFaults} tells both before
 */
export function putInCalls(authored: AuthoredWorkflow, callees: Callees): WorkflowDefinition {
  const calls = authored.steps.filter(isCall);
  if (calls.length === 0) return { ...authored, steps: authored.steps.filter(isRunnable) };
  const parts = calls.map((call) => partOf(call, authored, calleeOf(call, callees)));
  const entries = new Map(parts.map(({ call, entry }) => [call.code, entry]));
  const enter = (codes: readonly string[]): string[] => codes.map((code) => entries.get(code) ?? code);
  const actions = [
    ...authored.actions.filter(({ from }) => !entries.has(from)),
    ...parts.flatMap((part) => part.actions),
  ];
  const facts = [...(authored.facts ?? []), ...parts.flatMap((part) => part.facts)];
  return {
    ...authored,
    initial: entries.get(authored.initial) ?? authored.initial,
    steps: [...authored.steps.filter(isRunnable), ...parts.flatMap((part) => part.steps)],
    actions: actions.map((action) => ledElsewhere(action, enter)),
    ...(facts.length > 0 && { facts: [...new Map(facts.map((fact) => [fact.code, fact])).values()] }),
  };
}

const isRunnable = (step: WorkStep | FinalStep | CallStep): step is WorkflowStep => !isCall(step);

function calleeOf({ calls }: CallStep, callees: Callees): WorkflowDefinition {
  const callee = callees(calls);
  if (!callee) throw new Error(`there is no workflow ${calls} to call`);
  return callee;
}

function partOf(call: CallStep, caller: AuthoredWorkflow, callee: WorkflowDefinition) {
  const within = (code: string): string => `${call.code}.${code}`;
  const after = new Map(
    callee.steps.filter(isFinal).map(({ code, status }) => {
      const exit = isFinalStatus(status) && exitOf(caller, call, status);
      if (!exit) throw new Error(`${call.code} does not go on when ${callee.code} ends as ${status}`);
      return [code, exit.to];
    }),
  );
  const leadOn = (codes: readonly string[]): string[] =>
    codes.flatMap((code) => after.get(code) ?? [within(code)]);
  return {
    call,
    entry: within(callee.initial),
    steps: callee.steps.filter(isWork).map((step) => stepWithin(step, call, within)),
    actions: callee.actions.map((action) => ({
      ...ledElsewhere(action, leadOn),
      from: within(action.from),
    })),
    facts: callee.facts ?? [],
  };
}

function stepWithin(step: WorkStep, call: CallStep, within: (code: string) => string): WorkflowStep {
  const { phase: _phase, assign, notBy, timers, ...rest } = step;
  const here = (agency: string): string => (agency === 'lead' ? call.agency : agency);
  return {
    ...rest,
    code: within(step.code),
    name: `${call.name}: ${step.name}`,
    status: step.status === 'received' || step.status === 'completed' ? 'processing' : step.status,
    actor: { ...step.actor, agency: here(step.actor.agency) },
    within: call.code,
    ...(assign && { assign: assign.by === 'same-as' ? { ...assign, step: within(assign.step) } : assign }),
    ...(notBy && { notBy: notBy.map(within) }),
    ...(timers && {
      timers: timers.map((timer) =>
        timer.does === 'escalate' ? { ...timer, to: { ...timer.to, agency: here(timer.to.agency) } } : timer,
      ),
    }),
  };
}

const ledElsewhere = (
  action: WorkflowAction,
  lead: (codes: readonly string[]) => string[],
): WorkflowAction => ({
  ...action,
  to: lead(action.to),
  ...(action.routes && { routes: action.routes.map((route) => ({ ...route, to: lead(route.to) })) }),
});
