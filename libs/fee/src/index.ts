export { FeeModule, FeeWorkerModule } from './fee.module.ts';
