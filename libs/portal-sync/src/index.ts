export { PortalSyncModule, PortalSyncWorkerModule } from './portal-sync.module.ts';
