import { Injectable } from '@nestjs/common';
import { Database, sql } from '#platform/database';
import { calendarChangeProblem } from '../../domain/calendar-change.problems.ts';

/** A change and how far it has come. */
export interface CalendarChangeLine {
  revision: number;
  ground: string;
  promises: 'keep' | 're-issue';
  enteredAt: Date;
  enteredBy: string;
  amendments: Record<string, unknown>[];
  state: 'applying' | 'done';
  reissued: number;
  kept: number;
}

/** A dossier whose due time a change moved. */
export interface RescheduledLine {
  id: string;
  code: string;
  leadAgencyId: number;
  dueBefore: Date;
  dueByCalendar: Date;
  outcome: 're-issued' | 'kept';
}

/** Reads what a change of the calendar did. */
@Injectable()
export class FindCalendarChange {
  constructor(private readonly database: Database) {}

  /** @throws calendar-change.unknown */
  async execute(revision: number): Promise<CalendarChangeLine> {
    const [change] = await this.database.query<CalendarChangeLine>(sql`
      select c.calendar_revision as revision, c.ground, c.promises, c.entered_at as "enteredAt",
             o.full_name as "enteredBy", c.amendments, c.state,
             (select count(*)::int from dossier.rescheduling r
              where r.calendar_revision = c.calendar_revision and r.outcome = 're-issued') as reissued,
             (select count(*)::int from dossier.rescheduling r
              where r.calendar_revision = c.calendar_revision and r.outcome = 'kept') as kept
      from calendar_change.change c join organization.officer o on o.id = c.entered_by
      where c.calendar_revision = ${revision}`);
    if (!change) throw calendarChangeProblem('calendar-change.unknown');
    return change;
  }

  /** The dossiers it moved, by id. @throws calendar-change.unknown */
  async dossiers(revision: number, limit: number, after: string | undefined): Promise<RescheduledLine[]> {
    const found = await this.database.query(sql`
      select 1 from calendar_change.change where calendar_revision = ${revision}`);
    if (found.length === 0) throw calendarChangeProblem('calendar-change.unknown');
    return this.database.query<RescheduledLine>(sql`
      select d.id, d.code, d.lead_agency_id as "leadAgencyId", r.due_before as "dueBefore",
             r.due_by_calendar as "dueByCalendar", r.outcome
      from dossier.rescheduling r join dossier.dossier d on d.id = r.dossier_id
      where r.calendar_revision = ${revision}
        and r.dossier_id > ${after ?? '00000000-0000-0000-0000-000000000000'}
      order by r.dossier_id limit ${limit}`);
  }
}
