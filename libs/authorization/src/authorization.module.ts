import { Module } from '@nestjs/common';
import { OrganizationModule } from '#organization';
import { Abilities } from './application/abilities.ts';

@Module({ imports: [OrganizationModule], providers: [Abilities], exports: [Abilities] })
export class AuthorizationModule {}
