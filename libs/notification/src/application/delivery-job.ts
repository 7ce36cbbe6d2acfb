import type { QueuedJob } from '#platform/queue';
import type { Channel } from '../domain/message.ts';

/** What makes the job of a delivery. */
export interface QueueableDelivery {
  id: string;
  channel: Channel;
  /** How many times the sweeper queued it again; part of the job's id, so that each time is a new job. */
  sweeps: number;
  correlationId: string;
  /** Calls made; what was tried before goes over a lane of its own, and never in the way of what is new. */
  attempts: number;
  /** Messages of its agency that wait before it; the job of who has fewer goes first. */
  ahead: number;
  /** Not before; null = at once. */
  dueAt: Date | null;
}

/** The queues of a channel: for what is new, and for what was tried before. */
export const QUEUES = {
  sms: { fresh: 'deliver-sms', again: 'retry-sms' },
  email: { fresh: 'deliver-email', again: 'retry-email' },
  zalo: { fresh: 'deliver-zalo', again: 'retry-zalo' },
} as const satisfies Record<Channel, { fresh: string; again: string }>;

export const deliveryJob = (delivery: QueueableDelivery, now: Date): QueuedJob => {
  const { id, channel, sweeps, correlationId, attempts, ahead, dueAt } = delivery;
  return {
    queue: QUEUES[channel][attempts === 0 ? 'fresh' : 'again'],
    id: `${id}-${sweeps}-${attempts}`,
    payload: { deliveryId: id },
    correlationId,
    delaySeconds: dueAt ? Math.max(0, (dueAt.getTime() - now.getTime()) / 1000) : 0,
    priority: attempts === 0 ? ahead : 0,
  };
};
