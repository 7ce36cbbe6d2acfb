export { insertOutboxMessages } from './insert-outbox-messages.ts';
export type { OutboxMessage, StoredMessage } from './outbox-message.ts';
export { OutboxModule } from './outbox.module.ts';
export { OutboxRelay } from './outbox-relay.ts';
export { oneByOne, type OutboxSubscriber } from './outbox-subscriber.ts';
export { OutboxSubscribers } from './outbox-subscribers.ts';
