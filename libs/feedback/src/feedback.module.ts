import { Module, type OnModuleInit } from '@nestjs/common';
import {
  ApplicantsSatisfaction,
  DossierModule,
  OpenFeedback,
  PublicAnswers,
  PublicAnswersModule,
  ReasonsToKeep,
  ReasonsToKeepModule,
} from '#dossier';
import { OrganizationModule } from '#organization';
import { OutboxSubscribers } from '#platform/outbox';
import { WorkingCalendarModule } from '#working-calendar';
import { AnswerEnquiry } from './application/answer-enquiry.ts';
import { AnswerLimits } from './application/answer-limits.ts';
import { EditQuestions } from './application/edit-questions.ts';
import { ForgetWords } from './application/forget-words.ts';
import { OpenedDossiers } from './application/opened-dossiers.ts';
import { AnsweredQuestions } from './application/queries/answered-questions.ts';
import { ApplicantsEnquiries } from './application/queries/applicants-enquiries.ts';
import { CountRatings } from './application/queries/count-ratings.ts';
import { ListEnquiries } from './application/queries/list-enquiries.ts';
import { ListRatings } from './application/queries/list-ratings.ts';
import { WhatIsOpenToSay } from './application/queries/open-to-say.ts';
import { PublishedAnswers } from './application/queries/published-answers.ts';
import { PublishedSatisfactions } from './application/queries/published-satisfaction.ts';
import { ShowRating } from './application/queries/show-rating.ts';
import { RateDossier } from './application/rate-dossier.ts';
import { RatingFilter } from './application/rating-filter.ts';
import { SendEnquiry } from './application/send-enquiry.ts';
import { AnsweredQuestionController } from './http/answered-question.controller.ts';
import { ApplicantsEnquiryController } from './http/applicants-enquiry.controller.ts';
import { AskingController } from './http/asking.controller.ts';
import { EnquiryController } from './http/enquiry.controller.ts';
import { QuestionEditingController } from './http/question-editing.controller.ts';
import { RatingController } from './http/rating.controller.ts';
import { RatingsController } from './http/ratings.controller.ts';
import { SatisfactionController } from './http/satisfaction.controller.ts';
import { waitsForAnswer } from './persistence/enquiries.ts';

/** What people say of how they were served, and what becomes of it. */
@Module({
  imports: [DossierModule, OrganizationModule, WorkingCalendarModule],
  controllers: [
    ...[RatingController, RatingsController, SatisfactionController],
    ...[ApplicantsEnquiryController, AskingController, EnquiryController],
    ...[AnsweredQuestionController, QuestionEditingController],
  ],
  providers: [
    ...[OpenedDossiers, RateDossier, ShowRating, WhatIsOpenToSay],
    ...[RatingFilter, ListRatings, CountRatings, PublishedSatisfactions],
    ...[AnswerLimits, SendEnquiry, ApplicantsEnquiries, ListEnquiries, AnswerEnquiry],
    ...[AnsweredQuestions, EditQuestions],
  ],
})
export class FeedbackModule implements OnModuleInit {
  constructor(
    private readonly satisfaction: ApplicantsSatisfaction,
    private readonly ratings: CountRatings,
    private readonly desks: OpenFeedback,
    private readonly open: WhatIsOpenToSay,
    private readonly kept: ReasonsToKeep,
  ) {}

  onModuleInit(): void {
    this.satisfaction.add(this.ratings);
    this.desks.add(this.open);
    this.kept.add(waitsForAnswer);
  }
}

/** Forgets what people wrote, and says what is answered for everybody; runs in the worker. */
@Module({
  imports: [PublicAnswersModule, ReasonsToKeepModule],
  providers: [ForgetWords, PublishedAnswers],
})
export class FeedbackWorkerModule implements OnModuleInit {
  constructor(
    private readonly subscribers: OutboxSubscribers,
    private readonly forget: ForgetWords,
    private readonly answers: PublicAnswers,
    private readonly published: PublishedAnswers,
    private readonly kept: ReasonsToKeep,
  ) {}

  onModuleInit(): void {
    this.subscribers.add(this.forget);
    this.answers.add(this.published);
    this.kept.add(waitsForAnswer);
  }
}
