import { JobRegistry } from './job-registry.ts';
import { QUEUE_NAMES, QUEUE_POLICIES } from './queue-policies.ts';

const doNothing = () => Promise.resolve();

describe('the job registry', () => {
  it('is complete once every queue has its handler', () => {
    const registry = new JobRegistry();
    const handlers = QUEUE_NAMES.map((queue) => [queue, () => Promise.resolve()] as const);
    for (const [queue, handler] of handlers) registry.register(queue, handler);
    expect([...registry.complete()]).toEqual(handlers);
  });

  it('names every queue nobody handles', () => {
    const registry = new JobRegistry();
    const [served, ...missing] = QUEUE_NAMES;
    registry.register(served!, doNothing);
    expect(missing.length).toBeGreaterThan(1);
    expect(() => registry.complete()).toThrow(`queues without a handler: ${missing.join(', ')}`);
  });

  it('refuses a second handler for a queue', () => {
    const registry = new JobRegistry();
    registry.register('deliver-sms', doNothing);
    expect(() => registry.register('deliver-sms', doNothing)).toThrow('queue deliver-sms has two handlers');
  });

  it('has for every queue a policy that ends: tries, a lock, and what is kept', () => {
    for (const name of QUEUE_NAMES) {
      for (const value of Object.values(QUEUE_POLICIES[name])) expect(value).toBeGreaterThan(0);
    }
  });
});
