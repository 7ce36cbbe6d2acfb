export { AskForSecret } from './application/ask-for-secret.ts';
export { WatchDossiers } from './application/watch-dossiers.ts';
export { TrackingModule } from './tracking.module.ts';
