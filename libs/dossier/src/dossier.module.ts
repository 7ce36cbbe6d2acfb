import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { OrganizationModule } from '#organization';
import { WorkflowModule } from '#workflow';
import { WorkingCalendarModule } from '#working-calendar';
import { DossierScope } from './application/dossier-scope.ts';
import { DossierSnapshots } from './application/dossier-snapshots.ts';
import { PerformAction } from './application/perform-action.ts';
import { PlanningWorlds } from './application/planning-worlds.ts';
import { FindDossier } from './application/queries/find-dossier.ts';
import { ListDossiers } from './application/queries/list-dossiers.ts';
import { ListTasks } from './application/queries/list-tasks.ts';
import { ReceiveDossier } from './application/receive-dossier.ts';
import { RefuseAtIntake } from './application/refuse-at-intake.ts';
import { TrackingSecrets } from './application/tracking-secrets.ts';
import { DossierController } from './http/dossier.controller.ts';
import { TaskController } from './http/task.controller.ts';

const queries = [FindDossier, ListDossiers, ListTasks, DossierSnapshots];
const exported = [
  ReceiveDossier,
  RefuseAtIntake,
  DossierScope,
  DossierSnapshots,
  TrackingSecrets,
  FindDossier,
];

@Module({
  imports: [OrganizationModule, IdentityModule, WorkingCalendarModule, WorkflowModule],
  controllers: [DossierController, TaskController],
  providers: [...new Set([...exported, ...queries, PerformAction, PlanningWorlds])],
  exports: exported,
})
export class DossierModule {}
