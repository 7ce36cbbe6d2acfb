import { Module } from '@nestjs/common';
import { Directory } from './application/directory.ts';
import { FilledPosts } from './application/filled-posts.ts';
import { ImportProvince } from './application/import-province.ts';

const services = [Directory, FilledPosts, ImportProvince];

@Module({ providers: services, exports: services })
export class OrganizationModule {}
