export { FindHandOverList, type HandOverList } from './application/agencies/find-hand-over-list.ts';
export { DeadlinePolicies } from './application/deadline-policies.ts';
export { DossierScope } from './application/dossier-scope.ts';
export {
  type ChangeOfDossier,
  type DossierSnapshot,
  DossierSnapshots,
  type SnapshotSuspension,
} from './application/queries/dossier-snapshots.ts';
export { hadPieces, wasUsedAgain } from './persistence/papers-then.ts';
export { ErasePersonalData, type ErasureOrder } from './application/personal-data/erase-personal-data.ts';
export { ReasonsToKeep, ReasonsToKeepModule } from './application/personal-data/reasons-to-keep.ts';
export {
  SubmissionNotices,
  type SubmissionTeller,
  type SubmissionTurn,
} from './application/submission-notices.ts';
export { SubmissionMeetingsModule } from './application/submission-meetings.ts';
export {
  type ArrivalDesk,
  type ArrivalReceipt,
  type FetchedArrival,
  FetchedArrivals,
} from './application/fetched-arrivals.ts';
export { type PortalStanding, PortalStandings, type StandingTeller } from './application/portal-standings.ts';
export {
  type LaidPapers,
  type OpenedPaper,
  type PaperFile,
  type PaperOffice,
  type SubmittedPaper,
  SubmittedPapers,
} from './application/submitted-papers.ts';
export {
  type NoticePaper,
  NoticePapers,
  NoticePapersModule,
  type PaperPrinter,
} from './application/notice-papers.ts';
export {
  type FileOffice,
  type OutwardFile,
  OutwardFiles,
  OutwardFilesModule,
} from './application/outward-files.ts';
export {
  DossierEvidence,
  type Evidence,
  EVIDENCE,
  type EvidenceSql,
} from './application/dossier-evidence.ts';
export {
  type MoneyBook,
  MoneyOfDossiers,
  type MoneySums,
  type WantedMoney,
} from './application/money-of-dossiers.ts';
export {
  ExtendDeadline,
  type ExtensionRequest,
  extensionSchema,
} from './application/acts/extend-deadline.ts';
export { type FeedbackDesk, OpenFeedback, type OpenToSay } from './application/open-feedback.ts';
export { type OpenPayment, OpenPayments, type PaymentCounter } from './application/open-payments.ts';
export {
  ApplicantsSatisfaction,
  SATISFACTION_BY,
  type SatisfactionBy,
  type SatisfactionLine,
  type SatisfactionTeller,
  type WantedSatisfaction,
} from './application/applicants-satisfaction.ts';
export {
  type AnswerShelf,
  type PublicAnswer,
  PublicAnswers,
  PublicAnswersModule,
} from './application/public-answers.ts';
export { type MessageLog, ToldApplicants, type ToldMessage } from './application/told-applicants.ts';
export {
  type FetchedFile,
  FetchedPapers,
  type FileShelf,
  type KeptFile,
} from './application/papers/fetched-papers.ts';
export { paperProblem } from './domain/papers/papers.problems.ts';
export { FireTimers } from './application/timers/fire-timers.ts';
export {
  type ForeseenMoment,
  type ForeseenNotice,
  type ForeseenPublication,
  type ForeseenReaction,
  ForeseenReactions,
  type Foresight,
} from './application/imagined/foreseen-reactions.ts';
export {
  handingOverSchema,
  type HandingOverWish,
  HandOverTasks,
  type TasksHandedOver,
} from './application/holders/hand-over-tasks.ts';
export { type ImaginedDossier, ImagineDossiers } from './application/imagined/imagine-dossiers.ts';
export type { ImaginedReception } from './application/imagined/imagined-snapshot.ts';
export { cursorInstant, type Page, pageOf, readCursor } from './application/queries/page.ts';
export { ExplainDossier, type ExplainedDeadline } from './application/queries/explain-dossier.ts';
export { FindDossier, type FoundDossier, ofItsStep } from './application/queries/find-dossier.ts';
export { ForeseeAssignee, type ForeseenStep } from './application/queries/foresee-assignee.ts';
export {
  type PreviewedMove,
  PreviewRescheduling,
  type ReschedulePreview,
} from './application/queries/preview-rescheduling.ts';
export { type MovePreview, PreviewMove } from './application/queries/preview-move.ts';
export { type RunningClock, RunningClocks, type RunningTask } from './application/queries/running-clocks.ts';
export { MoveDossiers, type MoveOrder, type MoveProgress } from './application/moves/move-dossiers.ts';
export type { WorkflowMove } from './application/moves/move-orders.ts';
export { type ViewedPersonalData, ViewPersonalData } from './application/personal-data/view-personal-data.ts';
export {
  ReceiveDossier,
  type ReadyReception,
  type Received,
} from './application/reception/receive-dossier.ts';
export type { Reception } from './application/reception/reception.ts';
export type { OpenDuplicate } from './application/reception/reception-refusals.ts';
export { RefuseAtIntake } from './application/reception/refuse-at-intake.ts';
export {
  PreviewRelocation,
  type RelocationLine,
  type RelocationPreview,
} from './application/queries/preview-relocation.ts';
export {
  RelocateDossiers,
  type RelocationOrder,
  type RelocationProgress,
} from './application/moves/relocate-dossiers.ts';
export {
  RescheduleDossiers,
  type RescheduleOrder,
  type RescheduleProgress,
} from './application/moves/reschedule-dossiers.ts';
export { type TrackingLink, TrackingLinks } from './application/tracking/tracking-links.ts';
export { ReissueSecret } from './application/tracking/reissue-secret.ts';
export { readSecretReissued, SECRET_REISSUED, type SecretReissued } from './contracts/secret-reissued.ts';
export { OpenBySecret, type ShownSecret } from './application/tracking/open-by-secret.ts';
export { TrackingSecrets } from './application/tracking/tracking-secrets.ts';
export { SlowDown } from './domain/slow-down.ts';
export { PERSONAL_DATA_ERASED } from './contracts/personal-data-erased.ts';
export { DOSSIER_CHANGED, type DossierChanged, readDossierChanged } from './contracts/dossier-changed.ts';
export { HANDS_CHANGED, type HandsChanged, readHandsChanged } from './contracts/hands-changed.ts';
export {
  HAND_OVER_CODE_ASKED,
  type HandOverCodeAsked,
  readHandOverCodeAsked,
} from './contracts/hand-over-code-asked.ts';
export { offeredChannels } from './application/offered-channels.ts';
export { HandOverCodes } from './application/papers/hand-over-codes.ts';
export { DossierModule } from './dossier.module.ts';
export { DossierWorkerModule } from './dossier-worker.module.ts';
export { type ActionInput, actionInputSchema } from './domain/action-input.ts';
export type { OfferedAction } from './domain/allowed-actions.ts';
export {
  type Applicant,
  type ApplicantKind,
  APPLICANT_KINDS,
  applicantSchema,
  AUTHORITIES,
  identityNumber,
  RETURN_WAYS,
  type Returning,
  returningSchema,
  submitterSchema,
} from './domain/applicant.ts';
export {
  CONSENTED,
  type Contacts,
  contactsOf,
  demandWayToTell,
  NOTICE_CHANNELS,
  NOTICE_LANGUAGES,
  type NoticeChannel,
  type NoticeLanguage,
  type NoticeWishes,
  noticeWishesSchema,
  type Reachable,
  saidWishesSchema,
} from './domain/notice-wishes.ts';
export { ChangeNoticeWishes } from './application/change-notice-wishes.ts';
export { isHandedIn, UNCOUNTED } from './domain/handed-in.ts';
export type { ClockState, OpenTask } from './domain/dossier-state.ts';
export { ledgerLineResponse } from './http/deadline.responses.ts';
export { actionResponse, statusSchema, taskResponse } from './http/dossier.responses.ts';
export { presentAction, presentAgency, presentTask } from './http/present-dossier.ts';
export { presentLines } from './http/present-deadline.ts';
export { type FeeSummary, keepArea, keepFees } from './persistence/keep-fees.ts';
export { type HandingIn, NOTICES } from './persistence/reception-columns.ts';
export { HISTORY_LOG } from './persistence/history-log.ts';
export type { InsertedDossier, SubmittedComponent } from './persistence/insert-dossier.ts';
export type { RelocationPart, Relocations } from './domain/relocation.ts';
export type { Reached } from './persistence/relocatable-dossiers.ts';
export type { MoveLine } from './domain/move-line.ts';
export { resultsOf } from './domain/papers/issued-result.ts';
export type { OnlineHandingIn } from './domain/online-handing-in.ts';
export type { HandOver } from './domain/papers/hand-over.ts';
export { DOSSIER_CODE, dossierCodePrefix } from './domain/dossier-code.ts';
export { SECRECY_WORDS } from './domain/secrecy-words.ts';
export { dossierProblem } from './domain/dossier.problems.ts';
export { separationProblem } from './domain/separation.problems.ts';
