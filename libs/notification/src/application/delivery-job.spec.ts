import { deliveryJob, type QueueableDelivery } from './delivery-job.ts';

const NOW = new Date('2026-03-04T08:00:00+07:00');

const queueOf = (delivery: Partial<QueueableDelivery>): string =>
  deliveryJob(
    {
      ...{ id: '1', channel: 'sms', sweeps: 0, correlationId: 'test', attempts: 0, ahead: 0, dueAt: null },
      ...delivery,
    },
    NOW,
  ).queue;

describe('the job of a delivery', () => {
  it.each([
    ['a first message', { ahead: 0 }, 'deliver-sms'],
    ['one of a busy desk', { ahead: 19 }, 'deliver-sms'],
    ['one behind many of its own agency', { ahead: 20 }, 'bulk-sms'],
    ['one tried before', { attempts: 1 }, 'retry-sms'],
    ['one tried before, of many', { attempts: 1, ahead: 500 }, 'retry-sms'],
    ['a letter behind many', { channel: 'email', ahead: 500 }, 'bulk-email'],
  ] as const)('goes over a lane where it takes no place from others: %s', (_what, delivery, queue) => {
    expect(queueOf(delivery)).toBe(queue);
  });
});
