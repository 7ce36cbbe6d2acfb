import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, type Sql, type Transaction } from '#platform/database';
import { Calendars, EnterCalendarRevision } from '#working-calendar';
import type { CalendarChangeRequest } from '../domain/calendar-change.ts';
import { calendarChangeProblem } from '../domain/calendar-change.problems.ts';
import { changeBeingApplied, insertChange } from '../persistence/calendar-changes.ts';
import { AmendedBook } from './amended-book.ts';

/** The change as it was entered. */
export interface EnteredChange {
  revision: number;
}

/**
 * Enters a new revision of the working calendar; what is received from now on is reckoned by it. Running dossiers are
 * looked at by the worker ({@link ApplyCalendarChanges}).
 */
@Injectable()
export class EnterCalendarChange {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly calendars: Calendars,
    private readonly amendedBook: AmendedBook,
    private readonly enterRevision: EnterCalendarRevision,
  ) {}

  /** @throws working-calendar.stale, .invalid, calendar-change.agency-unknown, .in-progress */
  async execute(
    request: CalendarChangeRequest,
    basedOn: number,
    officer: Principal,
    recordAnswer: (answer: EnteredChange) => Sql,
  ): Promise<EnteredChange> {
    const book = await this.amendedBook.execute(request.amendments, basedOn);
    const entered = await this.database.transaction(async (tx) => {
      await demandNoneInProgress(tx);
      const enteredAt = this.clock.now();
      const { ground } = request;
      const revision = await this.enterRevision.execute(tx, {
        basedOn,
        definition: book.definition,
        enteredAt,
        enteredBy: officer.username,
        ground,
      });
      await tx.query(insertChange({ ...request, revision, enteredAt, ...enteredBy(officer) }));
      await tx.query(
        insertAuditEntry({
          at: enteredAt,
          actor: officer.username,
          officerId: officer.officerId,
          action: 'calendar.change',
          subjectType: 'calendar',
          subjectId: String(revision),
          details: { ground, promises: request.promises, amendments: request.amendments },
        }),
      );
      await tx.query(recordAnswer({ revision }));
      return { revision };
    });
    this.calendars.forget();
    return entered;
  }
}

async function demandNoneInProgress(tx: Transaction): Promise<void> {
  const applying = await changeBeingApplied(tx);
  if (applying) throw calendarChangeProblem('calendar-change.in-progress', { revision: applying.revision });
}

/** Who answers for it, under the post that lets them. */
function enteredBy({ officerId, positions }: Principal): { officerId: number; agencyId: number } {
  const post = positions.find(({ role }) => role === 'administrator');
  if (!post) throw new Error('only an administrator changes the calendar');
  return { officerId, agencyId: post.agencyId };
}
