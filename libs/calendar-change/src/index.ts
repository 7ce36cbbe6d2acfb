export { ApplyCalendarChanges } from './application/apply-calendar-changes.ts';
export { CalendarChangeModule, CalendarChangeWorkerModule } from './calendar-change.module.ts';
