import { type AuthoredWorkflow, type CallStep, isCall, type WorkflowDefinition } from './definition.ts';

/**
 * A workflow with an ordinary step in place of each call, which goes on by the exits of the call. For where what is
 * called is not known: whatever it is, it comes back by one of them.
 */
export const standInForCalls = (authored: AuthoredWorkflow): WorkflowDefinition => ({
  ...authored,
  steps: authored.steps.map((step) => (isCall(step) ? standIn(step) : step)),
});

const standIn = ({ code, name, status, agency }: CallStep): WorkflowDefinition['steps'][number] => ({
  ...{ code, name, status },
  actor: { agency, role: 'case-officer' },
  limit: { amount: 0, unit: 'working-hour' },
});
