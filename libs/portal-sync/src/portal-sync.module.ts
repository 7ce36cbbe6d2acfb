import { Module } from '@nestjs/common';
import { DossierModule } from '#dossier';
import { ProcedureModule } from '#procedure';
import { mapi } from './mapi.providers.ts';
import { PullCatalogue } from './application/pull-catalogue.ts';
import { ListPublications } from './application/queries/list-publications.ts';
import { RetryPublication } from './application/retry-publication.ts';
import { CataloguePullController } from './http/catalogue-pull.controller.ts';
import { PublicationController } from './http/publication.controller.ts';

/** What officers and administrators see and do about the portal. */
@Module({
  imports: [DossierModule, ProcedureModule],
  controllers: [PublicationController, CataloguePullController],
  providers: [...mapi, ListPublications, RetryPublication, PullCatalogue],
})
export class PortalSyncModule {}
