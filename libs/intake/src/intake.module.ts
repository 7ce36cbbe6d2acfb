import { Module } from '@nestjs/common';
import { DossierModule } from '#dossier';
import { OrganizationModule } from '#organization';
import { WorkbookReader } from '#platform/workbook';
import { ProcedureModule } from '#procedure';
import { WorkflowModule } from '#workflow';
import { WorkingCalendarModule } from '#working-calendar';
import { ReadBatch } from './application/batch/read-batch.ts';
import { ReceiveBatch } from './application/batch/receive-batch.ts';
import { RowDigests } from './application/batch/row-digests.ts';
import { RowStanding } from './application/batch/row-standing.ts';
import { TryBatch } from './application/batch/try-batch.ts';
import { WriteTemplate } from './application/batch/write-template.ts';
import { CheckCompleteness } from './application/check-completeness.ts';
import { CopyDossier } from './application/copy-dossier.ts';
import { ClosePortalFault } from './application/portal/close-portal-fault.ts';
import { ListPortalFaults } from './application/portal/list-portal-faults.ts';
import { PortalFaultScope } from './application/portal/portal-fault-scope.ts';
import { RetryPortalFault } from './application/portal/retry-portal-fault.ts';
import { PrepareReception } from './application/prepare-reception.ts';
import { PreviewDeadline } from './application/preview-deadline.ts';
import { ReceiveSeveral } from './application/receive-several.ts';
import { RegisterDossier } from './application/register-dossier.ts';
import { CheckReuse } from './application/reuse/check-reuse.ts';
import { FindHeldPapers } from './application/reuse/find-held-papers.ts';
import { AcceptSubmission } from './application/submissions/accept-submission.ts';
import { AskSupplement } from './application/submissions/ask-supplement.ts';
import { FindSubmission } from './application/submissions/find-submission.ts';
import { HandInSubmission } from './application/submissions/hand-in-submission.ts';
import { ListSubmissions } from './application/submissions/list-submissions.ts';
import { MissingPapers } from './application/submissions/missing-papers.ts';
import { ReceiveSupplement } from './application/submissions/receive-supplement.ts';
import { RefuseSubmission } from './application/submissions/refuse-submission.ts';
import { SubmissionDecisions } from './application/submissions/submission-decisions.ts';
import { SubmissionEnds } from './application/submissions/submission-ends.ts';
import { SubmissionPapers } from './application/submissions/submission-papers.ts';
import { SubmissionScope } from './application/submissions/submission-scope.ts';
import { SupplementTimes } from './application/submissions/supplement-times.ts';
import { WithdrawSubmission } from './application/submissions/withdraw-submission.ts';
import { arrivals, keeping } from './arrivals.providers.ts';
import { CompletenessController } from './http/completeness.controller.ts';
import { CopyController } from './http/copy.controller.ts';
import { DeadlinePreviewController } from './http/deadline-preview.controller.ts';
import { HeldPapersController } from './http/held-papers.controller.ts';
import { IntakeController } from './http/intake.controller.ts';
import { PortalArrivalController } from './http/portal-arrival.controller.ts';
import { PortalFaultController } from './http/portal-fault.controller.ts';
import { ReceptionBatchController } from './http/reception-batch.controller.ts';
import { SubmissionActsController } from './http/submission-acts.controller.ts';
import { SubmissionPaperController } from './http/submission-paper.controller.ts';
import { SubmissionController } from './http/submission.controller.ts';

const submissions = [
  ...keeping,
  ...[SubmissionScope, SubmissionDecisions, MissingPapers, SupplementTimes, HandInSubmission],
  ...[ListSubmissions, FindSubmission, SubmissionPapers, SubmissionEnds],
  ...[AcceptSubmission, RefuseSubmission, AskSupplement, ReceiveSupplement, WithdrawSubmission],
];

const faults = [PortalFaultScope, ListPortalFaults, RetryPortalFault, ClosePortalFault];

const batches = [WorkbookReader, RowDigests, ReadBatch, RowStanding, TryBatch, ReceiveBatch, WriteTemplate];

@Module({
  imports: [DossierModule, OrganizationModule, ProcedureModule, WorkflowModule, WorkingCalendarModule],
  controllers: [
    IntakeController,
    ReceptionBatchController,
    HeldPapersController,
    CompletenessController,
    CopyController,
    DeadlinePreviewController,
    SubmissionController,
    SubmissionActsController,
    SubmissionPaperController,
    PortalArrivalController,
    PortalFaultController,
  ],
  providers: [
    PreviewDeadline,
    CheckCompleteness,
    PrepareReception,
    RegisterDossier,
    ReceiveSeveral,
    CopyDossier,
    FindHeldPapers,
    CheckReuse,
    ...batches,
    ...submissions,
    ...arrivals,
    ...faults,
  ],
})
export class IntakeModule {}
