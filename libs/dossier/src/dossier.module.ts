import { Module } from '@nestjs/common';
import { AuthorizationModule } from '#authorization';
import { IdentityModule } from '#identity';
import { OrganizationModule } from '#organization';
import { WorkflowModule } from '#workflow';
import { WorkingCalendarModule } from '#working-calendar';
import { AssignTask } from './application/holders/assign-task.ts';
import { ActOutsideWorkflow } from './application/acts/act-outside-workflow.ts';
import { ChangeNoticeWishes } from './application/change-notice-wishes.ts';
import { ChangeHolder } from './application/holders/change-holder.ts';
import { ClaimTask } from './application/holders/claim-task.ts';
import { DeadlinePolicies } from './application/deadline-policies.ts';
import { DecideLateEntry } from './application/acts/decide-late-entry.ts';
import { DelegateTask } from './application/holders/delegate-task.ts';
import { DossierScope } from './application/dossier-scope.ts';
import { DossierEvidence } from './application/dossier-evidence.ts';
import { MoneyOfDossiers } from './application/money-of-dossiers.ts';
import { DossierSnapshots } from './application/queries/dossier-snapshots.ts';
import { EndDelegation } from './application/holders/end-delegation.ts';
import { EndInvolvement } from './application/holders/end-involvement.ts';
import { ClassifyDossier } from './application/acts/classify-dossier.ts';
import { CorrectReception } from './application/acts/correct-reception.ts';
import { CorrectResult } from './application/acts/correct-result.ts';
import { EnterLate } from './application/acts/enter-late.ts';
import { ExportDossiers } from './application/queries/export-dossiers.ts';
import { ExtendDeadline } from './application/acts/extend-deadline.ts';
import { ErasePersonalData } from './application/personal-data/erase-personal-data.ts';
import { ReasonsToKeepModule } from './application/personal-data/reasons-to-keep.ts';
import { HandOverTasks } from './application/holders/hand-over-tasks.ts';
import { HoldDossier } from './application/acts/hold-dossier.ts';
import { InvolveOfficer } from './application/holders/involve-officer.ts';
import { Involving } from './application/holders/involving.ts';
import { MoveDossiers } from './application/moves/move-dossiers.ts';
import { MoveOrders } from './application/moves/move-orders.ts';
import { SubmissionMeetingsModule } from './application/submission-meetings.ts';
import { FetchedPapers } from './application/papers/fetched-papers.ts';
import { OpenPayments } from './application/open-payments.ts';
import { OpenFeedback } from './application/open-feedback.ts';
import { ApplicantsSatisfaction } from './application/applicants-satisfaction.ts';
import { ToldApplicants } from './application/told-applicants.ts';
import { ForeseenReactions } from './application/imagined/foreseen-reactions.ts';
import { ImagineDossiers } from './application/imagined/imagine-dossiers.ts';
import { ImaginedHolders } from './application/imagined/imagined-holders.ts';
import { KeepView } from './application/keep-view.ts';
import { ActInBatch } from './application/agencies/act-in-batch.ts';
import { AnswerOpinion } from './application/agencies/answer-opinion.ts';
import { AskOpinions } from './application/agencies/ask-opinions.ts';
import { ChangeBetweenAgencies } from './application/agencies/change-between-agencies.ts';
import { ClaimOpinion } from './application/agencies/claim-opinion.ts';
import { FindHandOverList } from './application/agencies/find-hand-over-list.ts';
import { MakeHandOverLists } from './application/agencies/make-hand-over-lists.ts';
import { ReceiveHandOver } from './application/agencies/receive-hand-over.ts';
import { ListOpinions } from './application/agencies/list-opinions.ts';
import { OpinionAtHand } from './application/agencies/opinion-at-hand.ts';
import { SendTask } from './application/agencies/send-task.ts';
import { TakeBack } from './application/agencies/take-back.ts';
import { TakeOpinionBack } from './application/agencies/take-opinion-back.ts';
import { PerformAction } from './application/acts/perform-action.ts';
import { AddNeeds } from './application/papers/add-needs.ts';
import { ListNeeds } from './application/papers/list-needs.ts';
import { ListOriginals } from './application/papers/list-originals.ts';
import { ReturnOriginals } from './application/papers/return-originals.ts';
import { OriginalsController } from './http/originals.controller.ts';
import { SendHandOverCode } from './application/papers/send-hand-over-code.ts';
import { TakeNeedBack } from './application/papers/take-need-back.ts';
import { HandOverController } from './http/hand-over.controller.ts';
import { SupplementNeedController } from './http/supplement-need.controller.ts';
import { ConfirmByCode } from './application/papers/confirm-by-code.ts';
import { HandOverCodes } from './application/papers/hand-over-codes.ts';
import { PapersAtHand } from './application/papers/papers-at-hand.ts';
import { PlanTaking } from './application/acts/plan-taking.ts';
import { PlanningWorlds } from './application/planning-worlds.ts';
import { DrawDossier } from './application/queries/draw-dossier.ts';
import { ExplainDossier } from './application/queries/explain-dossier.ts';
import { FindDossier } from './application/queries/find-dossier.ts';
import { ForeseeAssignee } from './application/queries/foresee-assignee.ts';
import { ListCandidates } from './application/queries/list-candidates.ts';
import { ListCorrections } from './application/queries/list-corrections.ts';
import { ListDossiers } from './application/queries/list-dossiers.ts';
import { ListLateEntries } from './application/queries/list-late-entries.ts';
import { ListTasks } from './application/queries/list-tasks.ts';
import { TaskLines } from './application/queries/task-lines.ts';
import { ListViews } from './application/queries/list-views.ts';
import { LookUpDossiers } from './application/queries/look-up-dossiers.ts';
import { PreviewMove } from './application/queries/preview-move.ts';
import { PreviewRescheduling } from './application/queries/preview-rescheduling.ts';
import { ReceiveDossier } from './application/reception/receive-dossier.ts';
import { PreviewRelocation } from './application/queries/preview-relocation.ts';
import { RelocateDossiers } from './application/moves/relocate-dossiers.ts';
import { Refusals } from './application/refusals.ts';
import { ReceptionRefusals } from './application/reception/reception-refusals.ts';
import { RefuseAtIntake } from './application/reception/refuse-at-intake.ts';
import { RescheduleDossiers } from './application/moves/reschedule-dossiers.ts';
import { ReleaseTask } from './application/holders/release-task.ts';
import { ResumeClock } from './application/acts/resume-clock.ts';
import { ReopenDossier } from './application/acts/reopen-dossier.ts';
import { StopDossier } from './application/acts/stop-dossier.ts';
import { SuspendClock } from './application/acts/suspend-clock.ts';
import { WithdrawDossier } from './application/acts/withdraw-dossier.ts';
import { NumberOnFile } from './application/tracking/number-on-file.ts';
import { ReissueSecret } from './application/tracking/reissue-secret.ts';
import { TrackingSecretController } from './http/tracking-secret.controller.ts';
import { TrackingLinks } from './application/tracking/tracking-links.ts';
import { OpenBySecret } from './application/tracking/open-by-secret.ts';
import { TrackingSecrets } from './application/tracking/tracking-secrets.ts';
import { ViewPersonalData } from './application/personal-data/view-personal-data.ts';
import { BatchController } from './http/batch.controller.ts';
import { HandOverListController } from './http/hand-over-list.controller.ts';
import { SendingController } from './http/sending.controller.ts';
import { AskingController } from './http/asking.controller.ts';
import { OpinionController } from './http/opinion.controller.ts';
import { DossierAuditController } from './http/audit.controller.ts';
import { DeadlineController } from './http/deadline.controller.ts';
import { DiagramController } from './http/diagram.controller.ts';
import { DossierSearchController } from './http/dossier-search.controller.ts';
import { ClassificationController } from './http/classification.controller.ts';
import { CorrectionController } from './http/correction.controller.ts';
import { DossierController } from './http/dossier.controller.ts';
import { EndsController } from './http/ends.controller.ts';
import { InvolvementController } from './http/involvement.controller.ts';
import { LateEntryController } from './http/late-entry.controller.ts';
import { NoticeWishesController } from './http/notice-wishes.controller.ts';
import { PersonalDataController } from './http/personal-data.controller.ts';
import { RetentionHoldController } from './http/retention-hold.controller.ts';
import { TaskDelegationController } from './http/task-delegation.controller.ts';
import { TaskHolderController } from './http/task-holder.controller.ts';
import { TaskController } from './http/task.controller.ts';
import { ViewController } from './http/view.controller.ts';

const acts = [
  ...[PerformAction, PlanTaking, PapersAtHand, ConfirmByCode, HandOverCodes],
  ActOutsideWorkflow,
  SuspendClock,
  ResumeClock,
  ExtendDeadline,
  ClassifyDossier,
  EnterLate,
  DecideLateEntry,
  HoldDossier,
  ...[WithdrawDossier, StopDossier, ReopenDossier, CorrectReception, CorrectResult],
];
const paperActs = [AddNeeds, TakeNeedBack, ListNeeds, SendHandOverCode, ReturnOriginals, ListOriginals];
const holderActs = [
  ...[ChangeHolder, ClaimTask, ReleaseTask, AssignTask, DelegateTask, EndDelegation],
  ...[Involving, InvolveOfficer, EndInvolvement],
];
const betweenAgencies = [
  ...[ChangeBetweenAgencies, OpinionAtHand, AskOpinions, ClaimOpinion, AnswerOpinion, TakeOpinionBack],
  ...[SendTask, TakeBack, ActInBatch, MakeHandOverLists, ReceiveHandOver],
];
const queries = [
  ListOpinions,
  ...[
    DrawDossier,
    ListLateEntries,
    ListDossiers,
    ExportDossiers,
    ListTasks,
    TaskLines,
    ListCandidates,
    DossierSnapshots,
  ],
  ...[LookUpDossiers, ListViews, KeepView, ListCorrections],
];
const exported = [
  FindHandOverList,
  ReceiveDossier,
  RefuseAtIntake,
  DossierScope,
  DossierSnapshots,
  TrackingSecrets,
  OpenBySecret,
  TrackingLinks,
  FindDossier,
  ViewPersonalData,
  ChangeNoticeWishes,
  ExplainDossier,
  RescheduleDossiers,
  PreviewRescheduling,
  ForeseeAssignee,
  ErasePersonalData,
  MoveDossiers,
  PreviewMove,
  RelocateDossiers,
  PreviewRelocation,
  HandOverTasks,
  DeadlinePolicies,
  ForeseenReactions,
  FetchedPapers,
  ToldApplicants,
  ...[OpenPayments, OpenFeedback],
  ...[ApplicantsSatisfaction, DossierEvidence, MoneyOfDossiers],
  ReissueSecret,
  ExtendDeadline,
  ImagineDossiers,
];

@Module({
  imports: [
    ...[OrganizationModule, AuthorizationModule, IdentityModule, WorkingCalendarModule, WorkflowModule],
    ...[SubmissionMeetingsModule, ReasonsToKeepModule],
  ],
  controllers: [
    DossierSearchController,
    DossierController,
    DossierAuditController,
    ClassificationController,
    DiagramController,
    DeadlineController,
    LateEntryController,
    EndsController,
    CorrectionController,
    TaskController,
    ViewController,
    TaskHolderController,
    TaskDelegationController,
    InvolvementController,
    SupplementNeedController,
    HandOverController,
    OriginalsController,
    BatchController,
    AskingController,
    SendingController,
    HandOverListController,
    OpinionController,
    PersonalDataController,
    NoticeWishesController,
    TrackingSecretController,
    RetentionHoldController,
  ],
  providers: [
    ...new Set([
      ...exported,
      ...queries,
      ...acts,
      ...holderActs,
      ...paperActs,
      ...betweenAgencies,
      PlanningWorlds,
      Refusals,
      ReceptionRefusals,
      MoveOrders,
      ImaginedHolders,
      NumberOnFile,
    ]),
  ],
  exports: [...exported, SubmissionMeetingsModule, ReasonsToKeepModule],
})
export class DossierModule {}
