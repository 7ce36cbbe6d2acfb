export { FormWorkerModule } from './form-worker.module.ts';
export { FormModule } from './form.module.ts';
