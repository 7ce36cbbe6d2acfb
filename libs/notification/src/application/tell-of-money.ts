import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { DossierSnapshots } from '#dossier';
import { Directory } from '#organization';
import { Clock } from '#platform/clock';
import { sql, type Transaction } from '#platform/database';
import { oneByOne, type OutboxSubscriber, type StoredMessage } from '#platform/outbox';
import type { QueuedJob } from '#platform/queue';
import type { MoneyIntent } from '../domain/intent.ts';
import { moneyOf } from '../domain/told-values.ts';
import { type Besides, MessagesAbout } from './messages-about.ts';
import { WriteMessages } from './write-messages.ts';

/** Messages of the fee module, known by their wire names only. */
const PAYMENT_BOOKED = 'fee.payment-booked.v1';
const REFUND_DECIDED = 'fee.refund-decided.v1';

const booked = z.object({ transaction: z.string(), amount: z.int() });
const decided = z.object({
  ...{ refund: z.uuid(), amount: z.int(), granted: z.boolean() },
  ...{ officerId: z.int(), agencyId: z.int() },
});

interface Told extends Besides {
  intent: MoneyIntent;
  /** Of what it is, so that it is told once. */
  about: string;
}

/** Tells an applicant that money came online, and what became of a refund. */
@Injectable()
export class TellOfMoney implements OutboxSubscriber {
  readonly name = 'notices of money';
  readonly messages = [PAYMENT_BOOKED, REFUND_DECIDED];

  constructor(
    private readonly snapshots: DossierSnapshots,
    private readonly directory: Directory,
    private readonly about: MessagesAbout,
    private readonly write: WriteMessages,
    private readonly clock: Clock,
  ) {}

  handle(messages: readonly StoredMessage[], tx: Transaction): Promise<QueuedJob[]> {
    return oneByOne(messages, (message) => this.react(message, tx));
  }

  private async react(message: StoredMessage, tx: Transaction): Promise<QueuedJob[]> {
    const { subjectId, correlationId, occurredAt } = message;
    const { intent, about, ...besides } =
      message.name === PAYMENT_BOOKED ? bookedOf(message) : await this.decidedOf(message, tx);
    const [latest] = await tx.query<{ sequence: number }>(sql`
      select max(sequence) as sequence from dossier.history where dossier_id = ${subjectId}`);
    const snapshot = await this.snapshots.toTell(subjectId, latest?.sequence ?? 0, tx);
    const messages = await this.about.compose(tx, intent, snapshot, besides);
    return this.write.execute(
      tx,
      {
        ...{ dossierId: subjectId, submissionId: null, intent, key: `${subjectId}:${about}:${intent}` },
        ...{
          agencyId: snapshot.receivingAgencyId,
          happenedAt: occurredAt,
          at: this.clock.now(),
          correlationId,
        },
      },
      messages,
    );
  }

  private async decidedOf({ payload, occurredAt: at }: StoredMessage, tx: Transaction): Promise<Told> {
    const { refund, amount, granted, officerId, agencyId } = decided.parse(payload);
    const [officer] = await tx.query<{ name: string }>(sql`
      select full_name as name from organization.officer where id = ${officerId}`);
    const agency = (await this.directory.byId(agencyId)).name;
    return {
      ...{ intent: 'refund-decided', about: refund },
      notice: { at, agency, officer: officer?.name ?? '' },
      values: ({ language }) => ({ amount: moneyOf(amount, language), granted: granted ? '1' : '' }),
    };
  }
}

function bookedOf({ payload, occurredAt: at }: StoredMessage): Told {
  const { transaction, amount } = booked.parse(payload);
  return {
    ...{ intent: 'payment-received', about: transaction, notice: { at } },
    values: ({ language }) => ({ amount: moneyOf(amount, language), transaction }),
  };
}
