import type { WorkflowDefinition } from '../src/domain/definition.ts';

/** Picks one of a list, the same one for the same place and number. */
export type Pick = <Item>(items: readonly Item[]) => Item;

export type Mutation = (workflow: WorkflowDefinition, pick: Pick) => void;
