import { Module } from '@nestjs/common';
import { DossierModule } from '#dossier';
import { OrganizationAdministrationModule, OrganizationModule } from '#organization';
import { EndPost } from './application/end-post.ts';
import { AgencyController } from './http/agency.controller.ts';
import { OfficerImportController } from './http/officer-import.controller.ts';
import { OfficerController } from './http/officer.controller.ts';
import { PositionController } from './http/position.controller.ts';

/** The organisation over HTTP, for administrators; above identity, which itself needs to know the organisation. */
@Module({
  imports: [OrganizationModule, OrganizationAdministrationModule, DossierModule],
  providers: [EndPost],
  controllers: [AgencyController, OfficerController, PositionController, OfficerImportController],
})
export class AdministrationModule {}
