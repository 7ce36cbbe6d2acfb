import type { StoredMessage } from './outbox-message.ts';
import type { OutboxSubscriber } from './outbox-subscriber.ts';
import { OutboxSubscribers } from './outbox-subscribers.ts';

const subscriber = (name: string, ...messages: string[]): OutboxSubscriber => ({
  name,
  messages,
  handle: () => Promise.resolve([]),
});

const message = (name: string) => ({ name }) as StoredMessage;
const namesOf = (subscribers: OutboxSubscribers, ...names: string[]) =>
  [...subscribers.of(names.map(message))].map(([{ name }, wanted]) => [
    name,
    ...wanted.map((one) => one.name),
  ]);

describe('the subscribers of a process', () => {
  it('get the messages they asked for, in the order they came', () => {
    const subscribers = new OutboxSubscribers();
    subscribers.add(subscriber('notification', 'changed', 'overdue'));
    subscribers.add(subscriber('portal', 'changed'));
    expect(namesOf(subscribers, 'changed')).toEqual([
      ['notification', 'changed'],
      ['portal', 'changed'],
    ]);
    expect(namesOf(subscribers, 'overdue', 'changed')).toEqual([
      ['notification', 'overdue', 'changed'],
      ['portal', 'changed'],
    ]);
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
    expect(namesOf(subscribers, 'overdue')).toEqual([['portal', 'overdue']]);
  });

  it('do not swallow a message nobody asked for', () => {
    expect(() => new OutboxSubscribers().of([message('changed')])).toThrow(
      'no subscriber for outbox message changed',
    );
  });
});
