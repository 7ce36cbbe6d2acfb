import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { insertAuditEntries } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, sql, type Transaction } from '#platform/database';
import { insertOutboxMessages } from '#platform/outbox';
import { sentAgain } from '../contracts/sent-again.ts';
import { type DeliveryState, stateAfter, statesOpenTo } from '../domain/delivery-state.ts';
import { notificationProblem } from '../domain/notification.problems.ts';
import { answeredFor } from '../persistence/undelivered.ts';
import { MessagesAnsweredFor } from './answering.ts';

/** What became of one of them; `null` = it is sent again. */
export type SendAgainRefusal = 'delivery-unknown' | 'nothing-to-send-again' | 'recipient-erased' | null;

interface Found {
  id: string;
  /** The dossier it is about, or the submission. */
  subjectId: string;
  isOfDossier: boolean;
  agencyId: number;
  state: DeliveryState;
  isErased: boolean;
}

/**
 * Sends again what did not arrive: the same delivery, to whom it was written, with tries of its own for another 72 hours and under a
 * request id no gateway knows.
 */
@Injectable()
export class SendAgain {
  constructor(
    private readonly database: Database,
    private readonly answered: MessagesAnsweredFor,
    private readonly clock: Clock,
  ) {}

  /** @throws notification.delivery-unknown, notification.nothing-to-send-again, notification.recipient-erased */
  async one(officer: Principal, id: string): Promise<void> {
    const [refusal] = await this.execute(officer, [id]);
    if (refusal) throw notificationProblem(`notification.${refusal}`);
  }

  /** Each by itself: what is refused leaves the others alone. @returns what became of each, in the order they came. */
  async execute(officer: Principal, ids: readonly string[]): Promise<SendAgainRefusal[]> {
    const answering = await this.answered.by(officer);
    return this.database.transaction(async (tx) => {
      // In one order, so that of two batches none waits for the other.
      const found = await tx.query<Found>(sql`
        select n.id, coalesce(n.dossier_id, n.submission_id) as "subjectId", n.dossier_id is not null as "isOfDossier",
               n.agency_id as "agencyId", n.state, n.recipient_sealed is null as "isErased"
        from ${answeredFor(answering)} and n.id = any(${ids}::uuid[]) order by n.id for no key update of n`);
      const refusals = ids.map((id) => refusalOf(found.find((one) => one.id === id)));
      const again = found.filter((one) => refusalOf(one) === null);
      if (again.length > 0) await this.send(tx, officer, again);
      return refusals;
    });
  }

  private async send(tx: Transaction, officer: Principal, again: readonly Found[]): Promise<void> {
    const now = this.clock.now();
    await tx.query(sql`
      update notification.delivery
      set state = ${stateAfter('sent-again')}, reason = null, tries = 0, tried_since = ${now}, request_id = uuidv7(),
          due_at = null, gateway = null, sweeps = sweeps + 1, touched_at = ${now}
      where id = any(${again.map(({ id }) => id)}::uuid[])`);
    await tx.query(insertOutboxMessages(again.map(({ id, agencyId }) => sentAgain(id, agencyId, now))));
    await tx.query(
      insertAuditEntries(
        again.map(({ id, subjectId, isOfDossier }) => ({
          ...{
            at: now,
            actor: officer.username,
            officerId: officer.officerId,
            action: 'notification.send-again',
          },
          ...{ subjectType: isOfDossier ? 'dossier' : 'submission', subjectId, details: { deliveryId: id } },
        })),
      ),
    );
  }
}

function refusalOf(found: Found | undefined): SendAgainRefusal {
  if (!found) return 'delivery-unknown';
  if (!statesOpenTo('sent-again').includes(found.state)) return 'nothing-to-send-again';
  return found.isErased ? 'recipient-erased' : null;
}
