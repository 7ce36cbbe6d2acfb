import { Module, type OnModuleInit } from '@nestjs/common';
import { DossierSnapshots, OutwardFilesModule, SubmissionMeetingsModule } from '#dossier';
import { OrganizationModule } from '#organization';
import { AuditModule } from '#platform/audit';
import { OutboxSubscribers } from '#platform/outbox';
import { Procedures } from '#procedure';
import { NationalStatuses } from '#workflow';
import { AccessTokens } from './adapters/access-tokens.ts';
import { NationalCivilStatus } from './adapters/national.civil-status.ts';
import { NationalStore } from './adapters/national.store.ts';
import { PlatformClient } from './adapters/platform-client.ts';
import { CallTimes } from './application/call-times.ts';
import { CarryDeposit } from './application/carry-deposit.ts';
import { CivilStatusSystem } from './application/civil-status/civil-status-system.ts';
import { FetchCivilArrivals } from './application/civil-status/fetch-civil-arrivals.ts';
import { FollowCivilDossiers } from './application/civil-status/follow-civil-dossiers.ts';
import { ReadCivilList } from './application/civil-status/read-civil-list.ts';
import { TellCivilStates } from './application/civil-status/tell-civil-states.ts';
import { FollowResults } from './application/follow-results.ts';
import { ForgetOwners } from './application/forget-owners.ts';
import { PersonalStore } from './application/personal-store.ts';
import { PrepareDeposit } from './application/prepare-deposit.ts';
import { SendDeposits } from './application/send-deposits.ts';

/** What goes over the shared platform of itself; runs in the worker. */
@Module({
  imports: [AuditModule, OrganizationModule, OutwardFilesModule, SubmissionMeetingsModule],
  providers: [
    ...[AccessTokens, PlatformClient],
    { provide: PersonalStore, useClass: NationalStore },
    { provide: CivilStatusSystem, useClass: NationalCivilStatus },
    ...[DossierSnapshots, Procedures, FollowResults, ForgetOwners],
    ...[PrepareDeposit, CarryDeposit, SendDeposits],
    ...[CallTimes, NationalStatuses, ReadCivilList, FetchCivilArrivals, FollowCivilDossiers, TellCivilStates],
  ],
  exports: [SendDeposits, ReadCivilList, FetchCivilArrivals, TellCivilStates],
})
export class SharedPlatformWorkerModule implements OnModuleInit {
  constructor(
    private readonly subscribers: OutboxSubscribers,
    private readonly results: FollowResults,
    private readonly owners: ForgetOwners,
    private readonly civilDossiers: FollowCivilDossiers,
  ) {}

  onModuleInit(): void {
    this.subscribers.add(this.results);
    this.subscribers.add(this.owners);
    this.subscribers.add(this.civilDossiers);
  }
}
