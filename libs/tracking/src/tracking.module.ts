import { Module } from '@nestjs/common';
import { DossierModule } from '#dossier';
import { TrackDossier } from './application/track-dossier.ts';
import { TrackingController } from './http/tracking.controller.ts';

@Module({ imports: [DossierModule], controllers: [TrackingController], providers: [TrackDossier] })
export class TrackingModule {}
