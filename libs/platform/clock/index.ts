export { Clock } from './clock.ts';
export { ClockModule } from './clock.module.ts';
export { SystemClock } from './system-clock.ts';
export { civilDate, readableDate, readableTime, rfc3339, startOfDay, VIETNAM } from './vietnam-time.ts';
