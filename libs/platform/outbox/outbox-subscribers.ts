import { Injectable } from '@nestjs/common';
import type { StoredMessage } from './outbox-message.ts';
import type { OutboxSubscriber } from './outbox-subscriber.ts';

/** The subscribers of this process; modules add theirs while they start. */
@Injectable()
export class OutboxSubscribers {
  private readonly byMessage = new Map<string, OutboxSubscriber[]>();

  add(subscriber: OutboxSubscriber): void {
    for (const name of subscriber.messages) {
      const present = this.byMessage.get(name) ?? [];
      if (present.some((other) => other.name === subscriber.name)) {
        throw new Error(`${subscriber.name} subscribes to ${name} twice`);
      }
      this.byMessage.set(name, [...present, subscriber]);
    }
  }

  /**
   * Who wants which of these messages, in the order they subscribed.
   * @throws when nobody wants one of them: it must stay pending, not vanish.
   */
  of(messages: readonly StoredMessage[]): ReadonlyMap<OutboxSubscriber, readonly StoredMessage[]> {
    const wanted = new Map<OutboxSubscriber, StoredMessage[]>();
    for (const message of messages) {
      for (const subscriber of this.to(message.name)) {
        const present = wanted.get(subscriber);
        if (present) present.push(message);
        else wanted.set(subscriber, [message]);
      }
    }
    return wanted;
  }

  private to(name: string): readonly OutboxSubscriber[] {
    const subscribers = this.byMessage.get(name);
    if (!subscribers) throw new Error(`no subscriber for outbox message ${name}`);
    return subscribers;
  }
}
