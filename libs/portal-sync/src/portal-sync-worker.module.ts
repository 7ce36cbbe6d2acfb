import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { DossierSnapshots, OutwardFilesModule, PublicAnswersModule } from '#dossier';
import { OrganizationModule } from '#organization';
import { type OutboxSubscriber, OutboxSubscribers } from '#platform/outbox';
import { type Sweepable, Sweeper } from '#platform/queue';
import { Procedures } from '#procedure';
import { NationalStatuses } from '#workflow';
import { BeginNightly } from './application/begin-nightly.ts';
import { CarryLetter } from './application/carry-letter.ts';
import { CompareDossiers } from './application/compare-dossiers.ts';
import { ConcludeLetter } from './application/conclude-letter.ts';
import { FollowDossiers } from './application/follow-dossiers.ts';
import { FollowExpiredLinks } from './application/follow-expired-links.ts';
import { FollowLaterKnowledge } from './application/follow-later-knowledge.ts';
import { FollowQuestions } from './application/follow-questions.ts';
import { FollowRatings } from './application/follow-ratings.ts';
import { FollowRetries } from './application/follow-retries.ts';
import { ForgetExchanges } from './application/forget-exchanges.ts';
import { KeepQuestion } from './application/keep-question.ts';
import { OpenRepublications } from './application/open-republications.ts';
import { PrepareContent } from './application/prepare-content.ts';
import { PrepareProgress } from './application/prepare-progress.ts';
import { PullDueCatalogues } from './application/pull-due-catalogues.ts';
import { PullSharedCatalogue } from './application/pull-shared-catalogue.ts';
import { PublishDossier } from './application/publish-dossier.ts';
import { PullQuestions } from './application/pull-questions.ts';
import { ReconcilePortal } from './application/reconcile-portal.ts';
import { RenewLinks } from './application/renew-links.ts';
import { SendAgain } from './application/send-again.ts';
import { SendLetters } from './application/send-letters.ts';
import { SendPublication } from './application/send-publication.ts';
import { SweepPublications } from './application/sweep-publications.ts';
import { WriteLetter } from './application/write-letter.ts';
import { portal } from './portal.providers.ts';
import { PublishDossierJob } from './jobs/publish-dossier.job.ts';
import { Publications } from './persistence/publications.ts';
import { Reconciliations } from './persistence/reconciliations.ts';

const FOLLOWING = [
  FollowDossiers,
  FollowRetries,
  FollowLaterKnowledge,
  FollowExpiredLinks,
  FollowRatings,
  FollowQuestions,
];
const SWEEPING = [SweepPublications, RenewLinks, OpenRepublications];

/** Injection tokens of who reacts to messages, and of who finds what is unfinished. */
const FOLLOWERS = Symbol('FOLLOWERS');
const SWEEPERS = Symbol('SWEEPERS');

/**
 * Sends publications; runs in the worker. Takes the readers of other modules by themselves, because the worker
 * serves none of their endpoints.
 */
@Module({
  imports: [OrganizationModule, OutwardFilesModule, PublicAnswersModule],
  providers: [
    ...portal,
    ...FOLLOWING,
    ...SWEEPING,
    PublishDossierJob,
    { provide: FOLLOWERS, inject: FOLLOWING, useFactory: (...followers: OutboxSubscriber[]) => followers },
    { provide: SWEEPERS, inject: SWEEPING, useFactory: (...sweepers: Sweepable[]) => sweepers },
    DossierSnapshots,
    Procedures,
    NationalStatuses,
    Publications,
    PrepareContent,
    PrepareProgress,
    SendPublication,
    SendAgain,
    PublishDossier,
    ForgetExchanges,
    Reconciliations,
    CompareDossiers,
    ReconcilePortal,
    BeginNightly,
    ...[PullSharedCatalogue, PullDueCatalogues],
    ...[WriteLetter, CarryLetter, ConcludeLetter, SendLetters, KeepQuestion, PullQuestions],
  ],
  exports: [PullDueCatalogues, ForgetExchanges, ReconcilePortal, BeginNightly, SendLetters, PullQuestions],
})
export class PortalSyncWorkerModule implements OnModuleInit {
  constructor(
    private readonly subscribers: OutboxSubscribers,
    private readonly sweeper: Sweeper,
    @Inject(FOLLOWERS) private readonly followers: readonly OutboxSubscriber[],
    @Inject(SWEEPERS) private readonly sweepers: readonly Sweepable[],
  ) {}

  onModuleInit(): void {
    for (const follower of this.followers) this.subscribers.add(follower);
    for (const sweeper of this.sweepers) this.sweeper.add(sweeper);
  }
}
