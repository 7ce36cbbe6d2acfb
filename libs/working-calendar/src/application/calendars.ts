import { Injectable } from '@nestjs/common';
import { Database, sql } from '#platform/database';
import { WorkingCalendar } from '../domain/working-calendar.ts';

interface StoredCalendars {
  number: number;
  publishedUntil: string;
  openings: {
    calendar: string;
    weekday: number;
    opens: number;
    closes: number;
    validFrom: string;
    validTo: string | null;
  }[];
  specialDays: { day: string; kind: 'off' | 'working'; name: string; hoursOf: number }[];
}

/** How long a process may reckon with calendars another one has changed, in milliseconds. */
const FRESH_FOR = 5_000;

/** The working calendars in force, built once per revision and shared by every reckoning. */
@Injectable()
export class Calendars {
  private built: { revision: number; byCode: ReadonlyMap<string, WorkingCalendar> } | undefined;
  private checkedAt = 0;

  constructor(private readonly database: Database) {}

  async of(code: string): Promise<WorkingCalendar> {
    const calendar = (await this.current()).get(code);
    if (!calendar) throw new Error(`there is no working calendar ${code}`);
    return calendar;
  }

  private async current(): Promise<ReadonlyMap<string, WorkingCalendar>> {
    const now = performance.now();
    if (this.built && now - this.checkedAt < FRESH_FOR) return this.built.byCode;
    const [revision] = await this.database.query<{ number: number }>(
      sql`select number from calendar.revision`,
    );
    if (!revision) throw new Error('no working calendar was imported');
    if (this.built?.revision !== revision.number) this.built = await this.build();
    this.checkedAt = now;
    return this.built.byCode;
  }

  private async build() {
    const [stored] = await this.database.query<StoredCalendars>(sql`
      select number, published_until::text as "publishedUntil",
             (select coalesce(jsonb_agg(jsonb_build_object('calendar', calendar, 'weekday', weekday, 'opens', opens,
                'closes', closes, 'validFrom', valid_from, 'validTo', valid_to)), '[]') from calendar.opening) as openings,
             (select coalesce(jsonb_agg(jsonb_build_object('day', day, 'kind', kind, 'name', name,
                'hoursOf', hours_of)), '[]') from calendar.special_day) as "specialDays"
      from calendar.revision`);
    if (!stored) throw new Error('no working calendar was imported');
    const codes = [...new Set(stored.openings.map(({ calendar }) => calendar))];
    return {
      revision: stored.number,
      byCode: new Map(codes.map((code) => [code, calendarOf(code, stored)])),
    };
  }
}

const calendarOf = (
  code: string,
  { openings, specialDays, publishedUntil }: StoredCalendars,
): WorkingCalendar =>
  new WorkingCalendar({
    code,
    name: code,
    publishedUntil,
    openings: openings.filter(({ calendar }) => calendar === code),
    daysOff: new Map(specialDays.filter(({ kind }) => kind === 'off').map(({ day, name }) => [day, name])),
    workingDays: new Map(
      specialDays
        .filter(({ kind }) => kind === 'working')
        .map(({ day, name, hoursOf }) => [day, { name, hoursOf }]),
    ),
  });
