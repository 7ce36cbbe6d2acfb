import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { OrganizationModule } from '#organization';
import { Authority } from './application/authority.ts';
import { EndDelegation } from './application/end-delegation.ts';
import { MakeDelegation } from './application/make-delegation.ts';
import { ListDelegations } from './application/queries/list-delegations.ts';
import { DelegationController } from './http/delegation.controller.ts';

@Module({
  imports: [OrganizationModule, IdentityModule],
  controllers: [DelegationController],
  providers: [Authority, MakeDelegation, EndDelegation, ListDelegations],
})
export class DelegationModule {}
