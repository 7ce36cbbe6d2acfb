import { Module, type OnModuleInit } from '@nestjs/common';
import { DossierSnapshots, OutwardFilesModule } from '#dossier';
import { OrganizationModule } from '#organization';
import { AuditModule } from '#platform/audit';
import { OutboxSubscribers } from '#platform/outbox';
import { Procedures } from '#procedure';
import { AccessTokens } from './adapters/access-tokens.ts';
import { NationalStore } from './adapters/national.store.ts';
import { PlatformClient } from './adapters/platform-client.ts';
import { CarryDeposit } from './application/carry-deposit.ts';
import { FollowResults } from './application/follow-results.ts';
import { PersonalStore } from './application/personal-store.ts';
import { PrepareDeposit } from './application/prepare-deposit.ts';
import { SendDeposits } from './application/send-deposits.ts';

/** What goes over the shared platform of itself; runs in the worker. */
@Module({
  imports: [AuditModule, OrganizationModule, OutwardFilesModule],
  providers: [
    ...[AccessTokens, PlatformClient],
    { provide: PersonalStore, useClass: NationalStore },
    ...[DossierSnapshots, Procedures, FollowResults],
    ...[PrepareDeposit, CarryDeposit, SendDeposits],
  ],
  exports: [SendDeposits],
})
export class SharedPlatformWorkerModule implements OnModuleInit {
  constructor(
    private readonly subscribers: OutboxSubscribers,
    private readonly results: FollowResults,
  ) {}

  onModuleInit(): void {
    this.subscribers.add(this.results);
  }
}
