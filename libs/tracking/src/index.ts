export { AskForSecret } from './application/ask-for-secret.ts';
export { TrackingModule } from './tracking.module.ts';
