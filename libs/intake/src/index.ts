export { IntakeModule } from './intake.module.ts';
export { IntakeWorkerModule } from './intake-worker.module.ts';
