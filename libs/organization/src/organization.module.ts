import { Module } from '@nestjs/common';
import { Directory } from './application/directory.ts';
import { ImportProvince } from './application/import-province.ts';

@Module({ providers: [Directory, ImportProvince], exports: [Directory, ImportProvince] })
export class OrganizationModule {}
