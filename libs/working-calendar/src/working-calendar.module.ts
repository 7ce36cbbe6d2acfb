import { Module } from '@nestjs/common';
import { Calendars } from './application/calendars.ts';
import { ImportCalendars } from './application/import-calendars.ts';

@Module({ providers: [Calendars, ImportCalendars], exports: [Calendars, ImportCalendars] })
export class WorkingCalendarModule {}
