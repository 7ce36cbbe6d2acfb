import { Injectable } from '@nestjs/common';
import { DOSSIER_CHANGED, readDossierChanged } from '#dossier';
import { Clock } from '#platform/clock';
import type { Transaction } from '#platform/database';
import type { OutboxSubscriber, StoredMessage } from '#platform/outbox';
import { Problem } from '#platform/problem';
import type { QueuedJob } from '#platform/queue';
import { ledgerOf } from '../domain/ledger.ts';
import { planAssessment } from '../domain/plan-entries.ts';
import { entriesOfMany, holdAccountsForSystem, writeEntriesOfMany } from '../persistence/accounts.ts';
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
    const feesOf = await this.assessments.ofMany(tx, uncharged);
    const writings = uncharged.flatMap((head) => {
      const { id, receivingAgencyId: agencyId } = head;
      const before = entries.filter(({ dossierId }) => dossierId === id);
      const planned = orForTheDesk(() => planAssessment(ledgerOf(before), feesOf(head)));
      return planned ? [{ head: { id, charged: true }, before, planned, agencyId }] : [];
    });
    if (writings.length === 0) return [];
    await writeEntriesOfMany(tx, writings, {
      ...{ at: this.clock.now(), officerId: null, officerName: 'Hệ thống' },
    });
    return [];
  }
}

function orForTheDesk<Planned>(plan: () => Planned): Planned | undefined {
  try {
    return plan();
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}
