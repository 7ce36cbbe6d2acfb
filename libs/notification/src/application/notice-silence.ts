import { Injectable } from '@nestjs/common';
import { Directory } from '#organization';
import { Clock } from '#platform/clock';
import { Database, type Transaction } from '#platform/database';
import { insertOutboxMessages } from '#platform/outbox';
import { Calendars } from '#working-calendar';
import { applicantUnheard } from '../contracts/reminders.ts';
import { silentSince } from '../domain/reminding.ts';
import { readReminding } from '../persistence/reminding.ts';
import { type Hearing, noticeSilences } from '../persistence/silences.ts';

/** Silences noticed in one transaction. */
const BATCH = 500;

/** Finds dossiers whose applicants have heard nothing for long, and says so once for each silence. */
@Injectable()
export class NoticeSilence {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
  ) {}

  /** @returns how many silences were noticed */
  async execute(): Promise<number> {
    const now = this.clock.now();
    const hearings = await this.hearings(now);
    if (hearings.length === 0) return 0;
    let total = 0;
    for (let found = BATCH; found === BATCH; total += found) {
      found = await this.database.transaction((tx) => this.notice(tx, hearings, now));
    }
    return total;
  }

  private async notice(tx: Transaction, hearings: readonly Hearing[], now: Date): Promise<number> {
    const silences = await noticeSilences(tx, hearings, now, BATCH);
    if (silences.length > 0) {
      await tx.query(
        insertOutboxMessages(silences.map((silence) => applicantUnheard(silence, silence.agencyId, now))),
      );
    }
    return silences.length;
  }

  /** Of the agencies whose office is open: people are not written to at night. */
  private async hearings(now: Date): Promise<Hearing[]> {
    const { silenceDays } = await readReminding(this.database);
    const [agencies, book] = [await this.directory.all(), await this.calendars.current()];
    return [...agencies.values()].flatMap((agency) => {
      const since = silentSince(book.of(agency), silenceDays, now);
      return since ? [{ agencyId: agency.id, since }] : [];
    });
  }
}
