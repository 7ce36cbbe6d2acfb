import type { QueuedJob } from '#platform/queue';

/** A publication that a job is to be queued for; each time it is queued again `sweeps` has grown. */
export interface JobSource {
  dossierId: string;
  sequence: number;
  sweeps: number;
  correlationId: string;
}

/** The job that sends whatever of the dossier is unsent. */
export const publishJob = ({ dossierId, sequence, sweeps, correlationId }: JobSource): QueuedJob => ({
  queue: 'publish-dossier',
  id: `publish-${dossierId}-${sequence}-${sweeps}`,
  payload: { dossierId },
  correlationId,
});
