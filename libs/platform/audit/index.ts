export { type AuditEntry, insertAuditEntry } from './insert-audit-entry.ts';
export { insertAuditEntries } from './insert-audit-entries.ts';
