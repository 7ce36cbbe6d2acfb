export { BeginNightly } from './application/begin-nightly.ts';
export { ForgetExchanges } from './application/forget-exchanges.ts';
export { PullQuestions } from './application/pull-questions.ts';
export { ReconcilePortal } from './application/reconcile-portal.ts';
export { SendLetters } from './application/send-letters.ts';
export { PortalSyncModule } from './portal-sync.module.ts';
export { PortalSyncWorkerModule } from './portal-sync-worker.module.ts';
export { PullDueCatalogues } from './application/pull-due-catalogues.ts';
