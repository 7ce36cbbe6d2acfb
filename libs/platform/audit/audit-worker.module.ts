import { type DynamicModule, Module } from '@nestjs/common';
import { SealAudit } from './seal-audit.ts';
import { SealKeys } from './seal-keys.ts';
import type { SealedLog } from './sealed-log.ts';
import { SEALED_LOGS, VerifyAudit } from './verify-audit.ts';

/** Seals the audit trail and proves it. */
@Module({})
export class AuditWorkerModule {
  /** @param logs the append-only tables whose migrations chain their rows */
  static of(...logs: readonly SealedLog[]): DynamicModule {
    return {
      module: AuditWorkerModule,
      providers: [SealKeys, SealAudit, VerifyAudit, { provide: SEALED_LOGS, useValue: logs }],
      exports: [SealKeys, SealAudit, VerifyAudit],
    };
  }
}
