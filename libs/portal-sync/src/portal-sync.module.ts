import { Module } from '@nestjs/common';
import { DossierModule } from '#dossier';
import { ListPublications } from './application/queries/list-publications.ts';
import { RetryPublication } from './application/retry-publication.ts';
import { PublicationController } from './http/publication.controller.ts';

/** What officers and administrators see and do about publications. */
@Module({
  imports: [DossierModule],
  controllers: [PublicationController],
  providers: [ListPublications, RetryPublication],
})
export class PortalSyncModule {}
