import { Module, type OnModuleInit } from '@nestjs/common';
import { DossierModule, ForeseenReactions } from '#dossier';
import { OrganizationModule } from '#organization';
import { ForeseeNotices } from './application/foresee-notices.ts';
import { ListDeliveries } from './application/list-deliveries.ts';
import { DeliveryController } from './http/delivery.controller.ts';

/** Shows officers what was sent, and what would be. */
@Module({
  imports: [DossierModule, OrganizationModule],
  controllers: [DeliveryController],
  providers: [ListDeliveries, ForeseeNotices],
})
export class NotificationModule implements OnModuleInit {
  constructor(
    private readonly reactions: ForeseenReactions,
    private readonly foresee: ForeseeNotices,
  ) {}

  onModuleInit(): void {
    this.reactions.add(this.foresee);
  }
}
