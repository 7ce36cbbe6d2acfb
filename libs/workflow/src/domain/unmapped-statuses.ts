import type { WorkflowDefinition } from './definition.ts';
import type { SoundnessFault } from './soundness-fault.ts';

/** Steps at which the national portal could not be told what the dossier is. @param codes by status */
export const unmappedStatuses = (
  { steps }: Pick<WorkflowDefinition, 'steps'>,
  codes: ReadonlyMap<string, string>,
): SoundnessFault[] =>
  steps
    .filter(({ status }) => !codes.has(status))
    .map(({ code, status }) => ({ code: 'status-unmapped', at: code, path: [], status }));
