import { Module } from '@nestjs/common';
import { DossierModule } from '#dossier';
import { OrganizationModule } from '#organization';
import { WorkingCalendarModule } from '#working-calendar';
import { ApplyReorganizations } from './application/apply-reorganizations.ts';
import { DecideReorganization } from './application/decide-reorganization.ts';
import { EffectReorganization } from './application/effect-reorganization.ts';
import { LookAhead } from './application/look-ahead.ts';
import { PlanReorganization } from './application/plan-reorganization.ts';
import { ProvinceStructure } from './application/province-structure.ts';
import { FindReorganization } from './application/queries/find-reorganization.ts';
import { RelocationOrders } from './application/relocation-orders.ts';
import { ReorganizationController } from './http/reorganization.controller.ts';

const imports = [DossierModule, OrganizationModule, WorkingCalendarModule];
const looking = [LookAhead, ProvinceStructure];

/** Reorganising agencies: planning it and deciding that it is done. */
@Module({
  imports,
  controllers: [ReorganizationController],
  providers: [...looking, PlanReorganization, DecideReorganization, FindReorganization],
})
export class ReorganizationModule {}

/** Carries decided reorganisations out; runs in the worker. */
@Module({
  imports,
  providers: [...looking, ApplyReorganizations, EffectReorganization, RelocationOrders],
  exports: [ApplyReorganizations],
})
export class ReorganizationWorkerModule {}
