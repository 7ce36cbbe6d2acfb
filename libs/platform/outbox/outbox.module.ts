import { Global, Module } from '@nestjs/common';
import { OutboxRelay } from './outbox-relay.ts';
import { OutboxSubscribers } from './outbox-subscribers.ts';

@Global()
@Module({ providers: [OutboxSubscribers, OutboxRelay], exports: [OutboxSubscribers, OutboxRelay] })
export class OutboxModule {}
