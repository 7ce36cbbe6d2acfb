import { Module } from '@nestjs/common';
import { Calendars } from './application/calendars.ts';
import { EnterCalendarRevision } from './application/enter-calendar-revision.ts';
import { ImportCalendars } from './application/import-calendars.ts';

@Module({
  providers: [Calendars, EnterCalendarRevision, ImportCalendars],
  exports: [Calendars, EnterCalendarRevision, ImportCalendars],
})
export class WorkingCalendarModule {}
