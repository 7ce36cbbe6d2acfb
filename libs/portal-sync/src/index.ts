export { ForgetExchanges } from './application/forget-exchanges.ts';
export { PortalSyncModule } from './portal-sync.module.ts';
export { PortalSyncWorkerModule } from './portal-sync-worker.module.ts';
