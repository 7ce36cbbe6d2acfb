import type { QueuedJob } from '#platform/queue';
import type { Channel } from '../domain/message.ts';

/** What makes the job of a delivery. */
export interface QueueableDelivery {
  id: string;
  channel: Channel;
  /** How many times the sweeper queued it again; part of the job's id, so that each time is a new job. */
  sweeps: number;
  correlationId: string;
}

const QUEUES = { sms: 'deliver-sms', email: 'deliver-email' } as const satisfies Record<Channel, string>;

export const deliveryJob = ({ id, channel, sweeps, correlationId }: QueueableDelivery): QueuedJob => ({
  queue: QUEUES[channel],
  id: `${id}-${sweeps}`,
  payload: { deliveryId: id },
  correlationId,
});
