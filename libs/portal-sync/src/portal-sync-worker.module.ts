import { Module, type OnModuleInit } from '@nestjs/common';
import { DossierSnapshots, OutwardFilesModule } from '#dossier';
import { OrganizationModule } from '#organization';
import { OutboxSubscribers } from '#platform/outbox';
import { Sweeper } from '#platform/queue';
import { Procedures } from '#procedure';
import { NationalStatuses } from '#workflow';
import { FollowDossiers } from './application/follow-dossiers.ts';
import { FollowRetries } from './application/follow-retries.ts';
import { ForgetExchanges } from './application/forget-exchanges.ts';
import { PrepareContent } from './application/prepare-content.ts';
import { PublishDossier } from './application/publish-dossier.ts';
import { SendPublication } from './application/send-publication.ts';
import { SweepPublications } from './application/sweep-publications.ts';
import { mapi } from './mapi.providers.ts';
import { PublishDossierJob } from './jobs/publish-dossier.job.ts';
import { Publications } from './persistence/publications.ts';

const reactions = [FollowDossiers, FollowRetries, SweepPublications, PublishDossierJob];

/**
 * Sends publications; runs in the worker. Takes the readers of other modules by themselves, because the worker
 * serves none of their endpoints.
 */
@Module({
  imports: [OrganizationModule, OutwardFilesModule],
  providers: [
    ...mapi,
    ...reactions,
    DossierSnapshots,
    Procedures,
    NationalStatuses,
    Publications,
    PrepareContent,
    SendPublication,
    PublishDossier,
    ForgetExchanges,
  ],
  exports: [ForgetExchanges],
})
export class PortalSyncWorkerModule implements OnModuleInit {
  constructor(
    private readonly subscribers: OutboxSubscribers,
    private readonly sweeper: Sweeper,
    private readonly followDossiers: FollowDossiers,
    private readonly followRetries: FollowRetries,
    private readonly sweepPublications: SweepPublications,
  ) {}

  onModuleInit(): void {
    this.subscribers.add(this.followDossiers);
    this.subscribers.add(this.followRetries);
    this.sweeper.add(this.sweepPublications);
  }
}
