import { Injectable } from '@nestjs/common';
import { Directory } from '#organization';
import { Clock } from '#platform/clock';
import { Database, type Transaction } from '#platform/database';
import { insertOutboxMessages } from '#platform/outbox';
import { Calendars } from '#working-calendar';
import { supplementUnanswered } from '../contracts/reminders.ts';
import { planReminder } from '../domain/reminding.ts';
import { readReminding } from '../persistence/reminding.ts';
import { claimWaits, followWaits, writeWaits } from '../persistence/unanswered-supplements.ts';

/** Waits looked at in one transaction. */
const BATCH = 500;

/** Looks which requests for supplements are to be reminded of, and says so once for each time. */
@Injectable()
export class RemindOfSupplements {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
  ) {}

  /** @returns how many it was said of */
  async execute(): Promise<number> {
    await followWaits(this.database);
    let reminded = 0;
    for (let looked = BATCH; looked === BATCH;) {
      const batch = await this.database.transaction((tx) => this.look(tx));
      looked = batch.looked;
      reminded += batch.reminded;
    }
    return reminded;
  }

  private async look(tx: Transaction): Promise<{ looked: number; reminded: number }> {
    const now = this.clock.now();
    const waits = await claimWaits(tx, now, BATCH);
    if (waits.length === 0) return { looked: 0, reminded: 0 };
    const [terms, agencyOf, book] = [
      await readReminding(tx),
      await this.directory.finder(),
      await this.calendars.current(),
    ];
    const planned = waits.map((wait) => ({
      ...wait,
      ...planReminder(wait, book.of(agencyOf(wait.agencyId)), terms, now),
    }));
    await writeWaits(tx, planned);
    const messages = planned.flatMap(({ dossierId, askedIn, agencyId, remind: ordinal }) =>
      ordinal === null ? [] : supplementUnanswered({ dossierId, askedIn, ordinal }, agencyId, now),
    );
    if (messages.length > 0) await tx.query(insertOutboxMessages(messages));
    return { looked: waits.length, reminded: messages.length };
  }
}
