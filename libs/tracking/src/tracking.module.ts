import { Module } from '@nestjs/common';
import { DossierModule } from '#dossier';
import { OrganizationModule } from '#organization';
import { WorkflowModule } from '#workflow';
import { OpenBySecret } from './application/open-by-secret.ts';
import { TrackDossier } from './application/track-dossier.ts';
import { TrackingController } from './http/tracking.controller.ts';

@Module({
  imports: [DossierModule, OrganizationModule, WorkflowModule],
  controllers: [TrackingController],
  providers: [OpenBySecret, TrackDossier],
})
export class TrackingModule {}
