export { type AuditEntry, insertAuditEntry } from './insert-audit-entry.ts';
