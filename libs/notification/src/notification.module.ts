import { Module } from '@nestjs/common';
import { DossierModule } from '#dossier';
import { ListDeliveries } from './application/list-deliveries.ts';
import { DeliveryController } from './http/delivery.controller.ts';

/** Shows officers what was sent. */
@Module({ imports: [DossierModule], controllers: [DeliveryController], providers: [ListDeliveries] })
export class NotificationModule {}
