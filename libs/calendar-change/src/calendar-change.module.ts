import { Module } from '@nestjs/common';
import { DossierModule } from '#dossier';
import { OrganizationModule } from '#organization';
import { WorkingCalendarModule } from '#working-calendar';
import { AmendedBook } from './application/amended-book.ts';
import { ApplyCalendarChanges } from './application/apply-calendar-changes.ts';
import { EnterCalendarChange } from './application/enter-calendar-change.ts';
import { FindCalendarChange } from './application/queries/find-calendar-change.ts';
import { RescheduleOrders } from './application/reschedule-orders.ts';
import { CalendarChangeController } from './http/calendar-change.controller.ts';
import { WorkingCalendarController } from './http/working-calendar.controller.ts';

const imports = [DossierModule, OrganizationModule, WorkingCalendarModule];

/** The working calendar as people look at it and change it. */
@Module({
  imports,
  controllers: [CalendarChangeController, WorkingCalendarController],
  providers: [AmendedBook, EnterCalendarChange, FindCalendarChange],
})
export class CalendarChangeModule {}

/** Carries changes out; runs in the worker. */
@Module({ imports, providers: [ApplyCalendarChanges, RescheduleOrders], exports: [ApplyCalendarChanges] })
export class CalendarChangeWorkerModule {}
