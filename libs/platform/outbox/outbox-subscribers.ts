import { Injectable } from '@nestjs/common';
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

  /** @throws when nobody wants the message: it must stay pending, not vanish. */
  of(name: string): readonly OutboxSubscriber[] {
    const subscribers = this.byMessage.get(name);
    if (!subscribers) throw new Error(`no subscriber for outbox message ${name}`);
    return subscribers;
  }
}
