export { ApplyReorganizations } from './application/apply-reorganizations.ts';
export { ReorganizationModule, ReorganizationWorkerModule } from './reorganization.module.ts';
