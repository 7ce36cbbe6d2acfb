export { ApplyRetention } from './application/apply-retention.ts';
export { RetentionModule, RetentionWorkerModule } from './retention.module.ts';
