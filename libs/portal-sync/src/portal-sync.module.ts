import { Module, type OnModuleInit } from '@nestjs/common';
import { DossierEvidence, DossierModule, ForeseenReactions, PortalStandings } from '#dossier';
import { OrganizationModule } from '#organization';
import { ProcedureModule } from '#procedure';
import { NationalStatuses } from '#workflow';
import { portal } from './portal.providers.ts';
import { BeginReconciliation } from './application/begin-reconciliation.ts';
import { AnswerQuestion } from './application/answer-question.ts';
import { CorrectAnswer } from './application/correct-answer.ts';
import { ForeseePublication } from './application/foresee-publication.ts';
import { LookUpAccount } from './application/look-up-account.ts';
import { ApplySharedCatalogue } from './application/apply-shared-catalogue.ts';
import { PullSharedCatalogue } from './application/pull-shared-catalogue.ts';
import { SharedCatalogues } from './application/queries/shared-catalogues.ts';
import { SharedCatalogueController } from './http/shared-catalogue.controller.ts';
import { PausePublishing } from './application/pause-publishing.ts';
import { PullCatalogue } from './application/pull-catalogue.ts';
import { ListDifferences } from './application/queries/list-differences.ts';
import { QuestionScope } from './application/question-scope.ts';
import { ListExchanges } from './application/queries/list-exchanges.ts';
import { ListLetters } from './application/queries/list-letters.ts';
import { ListPublications } from './application/queries/list-publications.ts';
import { ListExpiredLinks } from './application/queries/list-expired-links.ts';
import { ListQuestions } from './application/queries/list-questions.ts';
import { ListSetAside } from './application/queries/list-set-aside.ts';
import { PortalLag } from './application/queries/portal-lag.ts';
import { PortalMetrics } from './application/queries/portal-metrics.ts';
import { ListReconciliations } from './application/queries/list-reconciliations.ts';
import { ListRepublications } from './application/queries/list-republications.ts';
import { PortalUnknown } from './application/queries/portal-unknown.ts';
import { RepublishDossier } from './application/republish-dossier.ts';
import { RetryLetters } from './application/retry-letters.ts';
import { RetryPublication } from './application/retry-publication.ts';
import { WriteLetter } from './application/write-letter.ts';
import { CataloguePullController } from './http/catalogue-pull.controller.ts';
import { ExchangeController } from './http/exchange.controller.ts';
import { ExpiredLinkController } from './http/expired-link.controller.ts';
import { LetterController } from './http/letter.controller.ts';
import { PortalOperationsController } from './http/portal-operations.controller.ts';
import { PortalUnknownController } from './http/portal-unknown.controller.ts';
import { PortalAccountController } from './http/portal-account.controller.ts';
import { PublicationController } from './http/publication.controller.ts';
import { QuestionController } from './http/question.controller.ts';
import { SetAsideController } from './http/set-aside.controller.ts';
import { ReconciliationController } from './http/reconciliation.controller.ts';
import { RepublicationController } from './http/republication.controller.ts';
import { heldBefore } from './persistence/held-before.ts';

/** What officers and administrators see and do about the portal. */
@Module({
  imports: [DossierModule, OrganizationModule, ProcedureModule],
  controllers: [
    PublicationController,
    RepublicationController,
    CataloguePullController,
    PortalOperationsController,
    SetAsideController,
    LetterController,
    ExchangeController,
    ExpiredLinkController,
    SharedCatalogueController,
    ReconciliationController,
    PortalUnknownController,
    QuestionController,
    PortalAccountController,
  ],
  providers: [
    ...portal,
    ListPublications,
    RetryPublication,
    PausePublishing,
    PortalLag,
    PortalMetrics,
    ListSetAside,
    ListExchanges,
    ListExpiredLinks,
    RepublishDossier,
    ListRepublications,
    BeginReconciliation,
    ListReconciliations,
    ListDifferences,
    PortalUnknown,
    PullCatalogue,
    PullSharedCatalogue,
    ApplySharedCatalogue,
    SharedCatalogues,
    NationalStatuses,
    ForeseePublication,
    ...[ListLetters, RetryLetters],
    ...[WriteLetter, QuestionScope, ListQuestions, AnswerQuestion, CorrectAnswer, LookUpAccount],
  ],
})
export class PortalSyncModule implements OnModuleInit {
  constructor(
    private readonly reactions: ForeseenReactions,
    private readonly foresee: ForeseePublication,
    private readonly standings: PortalStandings,
    private readonly letters: WriteLetter,
    private readonly evidence: DossierEvidence,
  ) {}

  onModuleInit(): void {
    this.reactions.add(this.foresee);
    this.standings.add(this.letters);
    this.evidence.offer({ synchronised: heldBefore });
  }
}
