import { Module } from '@nestjs/common';
import { OutboxController } from './outbox.controller.ts';

/** What administrators watch and mend. */
@Module({ controllers: [OutboxController] })
export class OperationsModule {}
