import type { QueuedJob, QueueName } from '#platform/queue';
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
  /** Messages of its agency that wait before it on its lane; the job of who has fewer goes first. */
  ahead: number;
  /** Not before; null = at once. */
  dueAt: Date | null;
}

/** The queues of a channel: for what is new, for the many of an agency that writes to many, and for what was tried before. */
export const QUEUES = {
  sms: { fresh: 'deliver-sms', many: 'bulk-sms', again: 'retry-sms' },
  email: { fresh: 'deliver-email', many: 'bulk-email', again: 'retry-email' },
  zalo: { fresh: 'deliver-zalo', many: 'bulk-zalo', again: 'retry-zalo' },
} as const satisfies Record<Channel, Record<Lane, QueueName>>;

type Lane = 'fresh' | 'many' | 'again';

/** Of an agency whose messages wait behind so many of its own over the channel, nobody else's is to wait for one in hand. */
const MANY = 20;

function laneOf({ attempts, ahead }: Pick<QueueableDelivery, 'attempts' | 'ahead'>): Lane {
  if (attempts > 0) return 'again';
  return ahead < MANY ? 'fresh' : 'many';
}

export const deliveryJob = (delivery: QueueableDelivery, now: Date): QueuedJob => {
  const { id, channel, sweeps, correlationId, attempts, ahead, dueAt } = delivery;
  return {
    queue: QUEUES[channel][laneOf(delivery)],
    id: `${id}-${sweeps}-${attempts}`,
    payload: { deliveryId: id },
    correlationId,
    delaySeconds: dueAt ? Math.max(0, (dueAt.getTime() - now.getTime()) / 1000) : 0,
    priority: ahead,
  };
};
