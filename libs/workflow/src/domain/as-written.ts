import { isWork, type WorkflowDefinition } from './definition.ts';

/** The step of the written workflow that a step of what runs belongs to: itself, or the step that calls. */
export function asWritten({ steps }: WorkflowDefinition, code: string): string {
  const step = steps.find((candidate) => candidate.code === code);
  return (step && isWork(step) && step.within) || code;
}
