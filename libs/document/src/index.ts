export { ClearStore } from './application/clear-store.ts';
export { DocumentModule } from './document.module.ts';
export { DocumentWorkerModule } from './document-worker.module.ts';
