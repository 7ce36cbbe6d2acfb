import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#platform/audit';
import { Clock } from '#platform/clock';
import type { ClaimedDeposit } from '../domain/deposit.ts';
import { type Deposited, PersonalStore } from './personal-store.ts';
import { PrepareDeposit, type PreparedDeposit } from './prepare-deposit.ts';

/** What became of one: the answer of the store, or why it was not asked. */
export type TriedDeposit = Deposited | Exclude<PreparedDeposit, { kind: 'ready' }>;

/** Puts a result into the store of its owner. Nothing is sent without a trace. */
@Injectable()
export class CarryDeposit {
  constructor(
    private readonly prepare: PrepareDeposit,
    private readonly store: PersonalStore,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  get offered(): boolean {
    return this.store.offered;
  }

  async execute(claim: ClaimedDeposit): Promise<TriedDeposit> {
    const prepared = await this.prepare.execute(claim);
    if (prepared.kind !== 'ready') return prepared;
    await this.trail.record({
      ...{ at: this.clock.now(), actor: 'system', officerId: null, action: 'shared-platform.deposit' },
      ...{ subjectType: 'dossier', subjectId: claim.dossierId },
      details: { result: claim.code, version: prepared.version },
    });
    return this.store.deposit(prepared.deposit);
  }
}
