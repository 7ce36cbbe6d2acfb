import { Module } from '@nestjs/common';
import { DossierModule } from '#dossier';
import { OrganizationModule } from '#organization';
import { WorkingCalendarModule } from '#working-calendar';
import { Lateness } from './application/lateness.ts';
import { NoticeOverdue } from './application/notice-overdue.ts';
import { SupervisionController } from './http/supervision.controller.ts';

/** Boards and lists for those who answer for the figures. */
@Module({
  imports: [DossierModule, OrganizationModule, WorkingCalendarModule],
  controllers: [SupervisionController],
  providers: [Lateness],
})
export class SupervisionModule {}

/** The scan that notices lateness; runs in the worker. */
@Module({ providers: [NoticeOverdue], exports: [NoticeOverdue] })
export class SupervisionWorkerModule {}
