import { Module } from '@nestjs/common';
import { DossierModule } from '#dossier';
import { OrganizationModule } from '#organization';
import { WorkflowModule } from '#workflow';
import { AskForSecret } from './application/ask-for-secret.ts';
import { ListOwnDossiers } from './application/list-own-dossiers.ts';
import { LookAtOwnDossier } from './application/look-at-own-dossier.ts';
import { OpenedBySecret } from './application/opened-by-secret.ts';
import { ServeApplicant } from './application/serve-applicant.ts';
import { TrackDossier } from './application/track-dossier.ts';
import { Whereabouts } from './application/whereabouts.ts';
import { WatchDossiers } from './application/watch-dossiers.ts';
import { EventsController } from './http/events.controller.ts';
import { PublishProgress } from './application/publish-progress.ts';
import { OpenDataController } from './http/open-data.controller.ts';
import { OwnDossiersController } from './http/own-dossiers.controller.ts';
import { SecretController } from './http/secret.controller.ts';
import { TrackingController } from './http/tracking.controller.ts';

@Module({
  imports: [DossierModule, OrganizationModule, WorkflowModule],
  controllers: [
    TrackingController,
    OwnDossiersController,
    SecretController,
    EventsController,
    OpenDataController,
  ],
  providers: [
    OpenedBySecret,
    Whereabouts,
    TrackDossier,
    ListOwnDossiers,
    LookAtOwnDossier,
    ServeApplicant,
    AskForSecret,
    WatchDossiers,
    PublishProgress,
  ],
})
export class TrackingModule {}
