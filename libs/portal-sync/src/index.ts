export { BeginNightly } from './application/begin-nightly.ts';
export { ForgetExchanges } from './application/forget-exchanges.ts';
export { ReconcilePortal } from './application/reconcile-portal.ts';
export { PortalSyncModule } from './portal-sync.module.ts';
export { PortalSyncWorkerModule } from './portal-sync-worker.module.ts';
