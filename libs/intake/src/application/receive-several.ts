import { Injectable } from '@nestjs/common';
import { type InsertedDossier, type ReadyReception, ReceiveDossier } from '#dossier';
import type { Principal } from '#identity';
import { Database, sql, type Transaction } from '#platform/database';
import { Idempotency, type IdempotentRequest } from '#platform/http';
import { Problem } from '#platform/problem';
import type { SeveralRequest } from '../domain/intake-request.ts';
import { RegisterDossier } from './register-dossier.ts';

/**
 * Receives several matters of one applicant together: all of them in one transaction, or none. The submitter leaves with a
 * slip for each or is told what to mend first; a repeated request finds all or nothing, never half.
 */
@Injectable()
export class ReceiveSeveral {
  constructor(
    private readonly database: Database,
    private readonly register: RegisterDossier,
    private readonly receiveDossier: ReceiveDossier,
    private readonly idempotency: Idempotency,
  ) {}

  /** @throws what a reception throws, with the index of the matter as `matter`. */
  execute(
    { matters, ...shared }: SeveralRequest,
    officer: Principal,
    replay: IdempotentRequest,
  ): Promise<InsertedDossier[]> {
    return this.idempotency.once(officer.username, replay, async () => {
      const ready: ReadyReception[] = [];
      for (const [index, matter] of matters.entries()) {
        ready.push(await ofMatter(index, () => this.register.ready({ ...shared, ...matter }, officer)));
      }
      try {
        return await this.database.transaction(async (tx) => {
          const received = await this.receiveAll(tx, ready);
          const answer = sql`${JSON.stringify(received)}::jsonb`;
          await tx.query(this.idempotency.record(officer.username, replay, answer));
          return received;
        });
      } catch (error) {
        if (!(error instanceof NotTakenIn)) throw error;
        return this.explain(ready, error.index);
      }
    });
  }

  private async receiveAll(tx: Transaction, ready: readonly ReadyReception[]): Promise<InsertedDossier[]> {
    const received: InsertedDossier[] = [];
    for (const [index, one] of ready.entries()) {
      const dossier = await this.receiveDossier.write(tx, one);
      if (!dossier) throw new NotTakenIn(index);
      received.push(dossier);
    }
    return received;
  }

  /** Asked when the transaction is over, for it takes a connection of its own. */
  private explain(ready: readonly ReadyReception[], index: number): Promise<never> {
    const refused = ready[index];
    if (!refused) throw new Error(`there is no matter ${index}`);
    return ofMatter(index, async () => {
      const { open } = await this.receiveDossier.refuse(refused.reception);
      return this.register.explain(refused.reception, open);
    });
  }
}

/** Undoes the transaction when one matter was not taken in. */
class NotTakenIn extends Error {
  constructor(readonly index: number) {
    super(`matter ${index} was not taken in`);
  }
}

/** Says which matter it is that is refused. */
async function ofMatter<Done>(matter: number, work: () => Promise<Done>): Promise<Done> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { code, definition, parameters, extensions } = error;
    throw new Problem(code, definition, parameters, { ...extensions, matter });
  }
}
