export type { AuditEntry } from './audit-entry.ts';
export { AuditModule } from './audit.module.ts';
export { AuditTrail } from './audit-trail.ts';
export { insertAuditEntries } from './insert-audit-entries.ts';
export { insertAuditEntry } from './insert-audit-entry.ts';
