import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { OrganizationModule } from '#organization';
import { ImportAccounts } from './application/import-accounts.ts';
import { Sessions } from './application/sessions.ts';
import { AccessGuard } from './http/access.guard.ts';
import { SessionController } from './http/session.controller.ts';

@Module({
  imports: [OrganizationModule],
  controllers: [SessionController],
  providers: [Sessions, ImportAccounts, { provide: APP_GUARD, useClass: AccessGuard }],
  exports: [Sessions, ImportAccounts],
})
export class IdentityModule {}
