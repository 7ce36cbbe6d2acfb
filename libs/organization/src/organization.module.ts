import { Module } from '@nestjs/common';
import { WorkbookReader } from '#platform/workbook';
import { ApplyOfficerImport } from './application/apply-officer-import.ts';
import { ChangeAgency } from './application/change-agency.ts';
import { ChangeOfficer } from './application/change-officer.ts';
import { ChangingOfficer } from './application/changing-officer.ts';
import { CreateAgency } from './application/create-agency.ts';
import { CreateOfficer } from './application/create-officer.ts';
import { Directory } from './application/directory.ts';
import { EndPosition } from './application/end-position.ts';
import { FilledPosts } from './application/filled-posts.ts';
import { GivePosition } from './application/give-position.ts';
import { ImportProvince } from './application/import-province.ts';
import { OfficerWritings } from './application/officer-writings.ts';
import { ProposeOfficerImport } from './application/propose-officer-import.ts';
import { FindOfficerImport } from './application/queries/find-officer-import.ts';
import { FindOfficers } from './application/queries/find-officers.ts';
import { HeldPosts } from './application/queries/held-posts.ts';
import { Restructure } from './application/restructure.ts';

const services = [Directory, FilledPosts, HeldPosts, ImportProvince, Restructure];

@Module({ providers: services, exports: services })
export class OrganizationModule {}

const administration = [
  ...[CreateAgency, ChangeAgency, CreateOfficer, ChangeOfficer, GivePosition, EndPosition],
  ...[ProposeOfficerImport, ApplyOfficerImport, FindOfficers, FindOfficerImport],
];

/** Changing agencies, officers and posts one by one; runs in the api alone. */
@Module({
  imports: [OrganizationModule],
  providers: [...administration, ChangingOfficer, OfficerWritings, WorkbookReader],
  exports: administration,
})
export class OrganizationAdministrationModule {}
