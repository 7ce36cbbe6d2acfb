import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AuthorizationModule } from '#authorization';
import { OrganizationModule } from '#organization';
import { ImportAccounts } from './application/import-accounts.ts';
import { EndSession } from './application/end-session.ts';
import { OpenSession } from './application/open-session.ts';
import { ProvePassword } from './application/prove-password.ts';
import { RecogniseSession } from './application/recognise-session.ts';
import { AccessGuard } from './http/access.guard.ts';
import { SessionController } from './http/session.controller.ts';

@Module({
  imports: [AuthorizationModule, OrganizationModule],
  controllers: [SessionController],
  providers: [
    ProvePassword,
    OpenSession,
    RecogniseSession,
    EndSession,
    ImportAccounts,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [OpenSession, RecogniseSession, ImportAccounts],
})
export class IdentityModule {}
