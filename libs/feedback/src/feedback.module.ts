import { Module, type OnModuleInit } from '@nestjs/common';
import { DossierModule } from '#dossier';
import { OrganizationModule } from '#organization';
import { OutboxSubscribers } from '#platform/outbox';
import { ForgetWords } from './application/forget-words.ts';
import { OpenedDossiers } from './application/opened-dossiers.ts';
import { CountRatings } from './application/queries/count-ratings.ts';
import { ListRatings } from './application/queries/list-ratings.ts';
import { PublishedSatisfactions } from './application/queries/published-satisfaction.ts';
import { ShowRating } from './application/queries/show-rating.ts';
import { RateDossier } from './application/rate-dossier.ts';
import { RatingFilter } from './application/rating-filter.ts';
import { RatingController } from './http/rating.controller.ts';
import { RatingsController } from './http/ratings.controller.ts';
import { SatisfactionController } from './http/satisfaction.controller.ts';

/** What people say of how they were served, and what becomes of it. */
@Module({
  imports: [DossierModule, OrganizationModule],
  controllers: [RatingController, RatingsController, SatisfactionController],
  providers: [
    ...[OpenedDossiers, RateDossier, ShowRating],
    ...[RatingFilter, ListRatings, CountRatings, PublishedSatisfactions],
  ],
})
export class FeedbackModule {}

/** Forgets what people wrote; runs in the worker. */
@Module({ providers: [ForgetWords] })
export class FeedbackWorkerModule implements OnModuleInit {
  constructor(
    private readonly subscribers: OutboxSubscribers,
    private readonly forget: ForgetWords,
  ) {}

  onModuleInit(): void {
    this.subscribers.add(this.forget);
  }
}
