import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { OrganizationModule } from '#organization';
import { WorkflowModule } from '#workflow';
import { WorkingCalendarModule } from '#working-calendar';
import { ChangeClock } from './application/change-clock.ts';
import { DeadlinePolicies } from './application/deadline-policies.ts';
import { DecideLateEntry } from './application/decide-late-entry.ts';
import { DossierScope } from './application/dossier-scope.ts';
import { DossierSnapshots } from './application/dossier-snapshots.ts';
import { EnterLate } from './application/enter-late.ts';
import { ExtendDeadline } from './application/extend-deadline.ts';
import { ForeseenReactions } from './application/foreseen-reactions.ts';
import { ImagineDossiers } from './application/imagine-dossiers.ts';
import { PerformAction } from './application/perform-action.ts';
import { PlanningWorlds } from './application/planning-worlds.ts';
import { DrawDossier } from './application/queries/draw-dossier.ts';
import { ExplainDossier } from './application/queries/explain-dossier.ts';
import { FindDossier } from './application/queries/find-dossier.ts';
import { ListDossiers } from './application/queries/list-dossiers.ts';
import { ListLateEntries } from './application/queries/list-late-entries.ts';
import { ListTasks } from './application/queries/list-tasks.ts';
import { PreviewRescheduling } from './application/queries/preview-rescheduling.ts';
import { ReceiveDossier } from './application/receive-dossier.ts';
import { RefuseAtIntake } from './application/refuse-at-intake.ts';
import { RescheduleDossiers } from './application/reschedule-dossiers.ts';
import { ResumeClock } from './application/resume-clock.ts';
import { SuspendClock } from './application/suspend-clock.ts';
import { TrackingSecrets } from './application/tracking-secrets.ts';
import { DeadlineController } from './http/deadline.controller.ts';
import { DiagramController } from './http/diagram.controller.ts';
import { DossierController } from './http/dossier.controller.ts';
import { LateEntryController } from './http/late-entry.controller.ts';
import { TaskController } from './http/task.controller.ts';

const acts = [
  PerformAction,
  ChangeClock,
  SuspendClock,
  ResumeClock,
  ExtendDeadline,
  EnterLate,
  DecideLateEntry,
];
const queries = [DrawDossier, ListLateEntries, ListDossiers, ListTasks, DossierSnapshots];
const exported = [
  ReceiveDossier,
  RefuseAtIntake,
  DossierScope,
  DossierSnapshots,
  TrackingSecrets,
  FindDossier,
  ExplainDossier,
  RescheduleDossiers,
  PreviewRescheduling,
  DeadlinePolicies,
  ForeseenReactions,
  ImagineDossiers,
];

@Module({
  imports: [OrganizationModule, IdentityModule, WorkingCalendarModule, WorkflowModule],
  controllers: [
    DossierController,
    DiagramController,
    DeadlineController,
    LateEntryController,
    TaskController,
  ],
  providers: [...new Set([...exported, ...queries, ...acts, PlanningWorlds])],
  exports: exported,
})
export class DossierModule {}
