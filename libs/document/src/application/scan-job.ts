import type { QueuedJob } from '#platform/queue';

/** A version that a job is to be queued for; each time it is queued again `sweeps` has grown. */
export interface ScanSource {
  id: string;
  sweeps: number;
  correlationId: string;
}

export const scanJob = ({ id, sweeps, correlationId }: ScanSource): QueuedJob => ({
  queue: 'scan-document',
  id: `scan-${id}-${sweeps}`,
  payload: { versionId: id },
  correlationId,
});
