import { Module, type OnModuleInit } from '@nestjs/common';
import { DossierModule, ForeseenReactions } from '#dossier';
import { OrganizationModule } from '#organization';
import { ProcedureModule } from '#procedure';
import { NationalStatuses } from '#workflow';
import { mapi } from './mapi.providers.ts';
import { ForeseePublication } from './application/foresee-publication.ts';
import { PullCatalogue } from './application/pull-catalogue.ts';
import { ListPublications } from './application/queries/list-publications.ts';
import { RetryPublication } from './application/retry-publication.ts';
import { CataloguePullController } from './http/catalogue-pull.controller.ts';
import { PublicationController } from './http/publication.controller.ts';

/** What officers and administrators see and do about the portal. */
@Module({
  imports: [DossierModule, OrganizationModule, ProcedureModule],
  controllers: [PublicationController, CataloguePullController],
  providers: [
    ...mapi,
    ListPublications,
    RetryPublication,
    PullCatalogue,
    NationalStatuses,
    ForeseePublication,
  ],
})
export class PortalSyncModule implements OnModuleInit {
  constructor(
    private readonly reactions: ForeseenReactions,
    private readonly foresee: ForeseePublication,
  ) {}

  onModuleInit(): void {
    this.reactions.add(this.foresee);
  }
}
