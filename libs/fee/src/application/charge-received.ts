import { Injectable } from '@nestjs/common';
import { DOSSIER_CHANGED, readDossierChanged } from '#dossier';
import { Clock } from '#platform/clock';
import type { Transaction } from '#platform/database';
import type { OutboxSubscriber, StoredMessage } from '#platform/outbox';
import { Problem } from '#platform/problem';
import type { QueuedJob } from '#platform/queue';
import { type Entry, ledgerOf } from '../domain/ledger.ts';
import { planAssessment } from '../domain/plan-entries.ts';
import {
  type AccountHead,
  entriesOfMany,
  holdAccountsForSystem,
  writeEntries,
} from '../persistence/accounts.ts';
import { Assessments } from './assessments.ts';

/**
 * Lays the charges of every dossier down that was received: no desk can forget to. Where the council's amount is not entered
 * or it depends on the area, nothing is laid down, steps that ask for the fees wait, and the desk does it.
 */
@Injectable()
export class ChargeReceived implements OutboxSubscriber {
  readonly name = 'charges of dossiers';
  readonly messages = [DOSSIER_CHANGED];

  constructor(
    private readonly clock: Clock,
    private readonly assessments: Assessments,
  ) {}

  /** Told twice, or after the desk has done it, it writes nothing; handed in online, it is received once accepted. */
  async handle(messages: readonly StoredMessage[], tx: Transaction): Promise<QueuedJob[]> {
    const received = messages.map(readDossierChanged).filter(({ status }) => status === 'received');
    if (received.length === 0) return [];
    const held = await holdAccountsForSystem(
      tx,
      received.map(({ dossierId }) => dossierId),
    );
    const uncharged = held.filter(({ charged }) => !charged);
    const entries = await entriesOfMany(
      tx,
      uncharged.map(({ id }) => id),
    );
    for (const head of uncharged) {
      const own = entries.filter(({ dossierId }) => dossierId === head.id);
      await this.charge(tx, head, own);
    }
    return [];
  }

  private async charge(tx: Transaction, head: AccountHead, entries: readonly Entry[]): Promise<void> {
    const planned = await orForTheDesk(async () =>
      planAssessment(ledgerOf(entries), await this.assessments.of(tx, head, undefined)),
    );
    if (!planned) return;
    await writeEntries(tx, { id: head.id, charged: true }, entries, planned, {
      ...{ at: this.clock.now(), officerId: null, officerName: 'Hệ thống' },
      agencyId: head.receivingAgencyId,
    });
  }
}

async function orForTheDesk<Planned>(plan: () => Promise<Planned>): Promise<Planned | undefined> {
  try {
    return await plan();
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}
