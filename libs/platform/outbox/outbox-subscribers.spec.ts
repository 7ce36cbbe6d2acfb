import type { OutboxSubscriber } from './outbox-subscriber.ts';
import { OutboxSubscribers } from './outbox-subscribers.ts';

const subscriber = (name: string, ...messages: string[]): OutboxSubscriber => ({
  name,
  messages,
  handle: () => Promise.resolve([]),
});

describe('the subscribers of a process', () => {
  it('get the messages they asked for, in the order they came', () => {
    const subscribers = new OutboxSubscribers();
    const [first, second] = [
      subscriber('notification', 'changed', 'overdue'),
      subscriber('portal', 'changed'),
    ];
    subscribers.add(first);
    subscribers.add(second);
    expect(subscribers.of('changed')).toEqual([first, second]);
    expect(subscribers.of('overdue')).toEqual([first]);
  });

  it('refuse one of the same name for the same message: it would react twice', () => {
    const subscribers = new OutboxSubscribers();
    subscribers.add(subscriber('portal', 'changed'));
    expect(() => subscribers.add(subscriber('portal', 'changed'))).toThrow(
      'portal subscribes to changed twice',
    );
    expect(() => subscribers.add(subscriber('report', 'changed', 'changed'))).toThrow(
      'report subscribes to changed twice',
    );
  });

  it('let one name ask for several messages, one after another', () => {
    const subscribers = new OutboxSubscribers();
    subscribers.add(subscriber('portal', 'changed'));
    subscribers.add(subscriber('portal', 'overdue'));
    expect(subscribers.of('overdue')).toHaveLength(1);
  });

  it('do not swallow a message nobody asked for', () => {
    expect(() => new OutboxSubscribers().of('changed')).toThrow('no subscriber for outbox message changed');
  });
});
