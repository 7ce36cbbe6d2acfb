import type { Fact, WorkflowAction, WorkflowDefinition } from '#workflow';

/** The facts an action asks for, as the workflow declares them. @throws when it asks for one that is not declared */
export const askedFacts = ({ code, facts = [] }: WorkflowDefinition, { asks = [] }: WorkflowAction): Fact[] =>
  asks.map((asked) => {
    const fact = facts.find((declared) => declared.code === asked);
    if (!fact) throw new Error(`${code} declares no fact ${asked}`);
    return fact;
  });
