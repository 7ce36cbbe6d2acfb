export { Clock } from './clock.ts';
export { ClockModule } from './clock.module.ts';
export { SystemClock } from './system-clock.ts';
export { civilDate, readableTime, rfc3339, VIETNAM } from './vietnam-time.ts';
