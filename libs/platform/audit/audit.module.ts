import { Global, Module } from '@nestjs/common';
import { AuditTrail } from './audit-trail.ts';
import { ListAuditEntries } from './list-audit-entries.ts';

@Global()
@Module({ providers: [AuditTrail, ListAuditEntries], exports: [AuditTrail, ListAuditEntries] })
export class AuditModule {}
