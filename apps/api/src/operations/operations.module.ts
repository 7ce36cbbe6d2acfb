import { Module } from '@nestjs/common';
import { DataKeyController } from './data-key.controller.ts';
import { OutboxController } from './outbox.controller.ts';

/** What administrators watch and mend. */
@Module({ controllers: [DataKeyController, OutboxController] })
export class OperationsModule {}
