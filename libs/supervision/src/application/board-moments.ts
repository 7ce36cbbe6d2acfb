import { Inject, Injectable } from '@nestjs/common';
import { lateIfDueBefore } from '#deadline';
import { type Agency, Directory } from '#organization';
import { CONFIG, type Config } from '#platform/config';
import { startOfDay } from '#platform/clock';
import { type CalendarBook, Calendars, type WorkingCalendar } from '#working-calendar';
import { boardDaysOf, type BoardDays } from '../domain/board-days.ts';
import type { BoardAgency } from '../persistence/board-conditions.ts';
import type { Basis } from '../persistence/count-boards.ts';

const DAY_MS = 86_400_000;

/** Agencies as one moment's boards sort their dossiers. */
export interface BoardMoment {
  agencies: BoardAgency[];
  bases: Basis[];
  /** When the day is over. */
  until: Date;
  calendarOf: (agencyId: number) => WorkingCalendar;
}

/** What boards sort due times by: each agency's working calendar as it is in force. */
@Injectable()
export class BoardMoments {
  private below: { of: ReadonlyMap<number, Agency>; find: (id: number) => Below } | undefined;
  private made: { key: object; day: number; days: Map<WorkingCalendar, BoardDays> } | undefined;

  constructor(
    private readonly directory: Directory,
    private readonly calendars: Calendars,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async at(now: Date, agencyIds: readonly number[]): Promise<BoardMoment> {
    const [book, all] = await Promise.all([this.calendars.current(), this.directory.all()]);
    const today = startOfDay(now);
    const lateBefore = lateIfDueBefore(now, this.config.LATENESS_COMPARISON);
    const below = this.subtreesOf(all);
    const known = agencyIds.flatMap((id) => all.get(id) ?? []);
    const agencies = known.map((agency) => ({
      id: agency.id,
      units: below(agency.id).units,
      lateBefore,
      days: this.daysOf(book, agency, { now, today }),
    }));
    const rules = `${book.revision} ${this.config.LATENESS_COMPARISON}`;
    return {
      agencies,
      bases: agencies.map(({ id }) => ({ id, basis: `${rules} ${below(id).text}` })),
      until: new Date(today.getTime() + DAY_MS),
      calendarOf: (agencyId) => book.of(all.get(agencyId) ?? PROVINCE),
    };
  }

  /** Worked out once for the agencies as they are. */
  private subtreesOf(all: ReadonlyMap<number, Agency>): (id: number) => Below {
    if (this.below?.of !== all) this.below = { of: all, find: subtrees(all) };
    return this.below.find;
  }

  /** Worked out once a day for each calendar. */
  private daysOf(book: CalendarBook, agency: Agency, { now, today }: { now: Date; today: Date }): BoardDays {
    if (this.made?.key !== book || this.made.day !== today.getTime()) {
      this.made = { key: book, day: today.getTime(), days: new Map() };
    }
    const calendar = book.of(agency);
    const days = this.made.days.get(calendar) ?? boardDaysOf(calendar, now);
    this.made.days.set(calendar, days);
    return days;
  }
}

/** Of what no agency keeps: an ordinary office's. */
const PROVINCE = { code: '', calendar: 'standard' };

/** An agency with all below it, in the order of their ids. */
interface Below {
  units: readonly number[];
  text: string;
}

function subtrees(all: ReadonlyMap<number, Agency>): (id: number) => Below {
  const children = new Map<number | null, number[]>();
  for (const { id, parentId } of all.values()) {
    const siblings = children.get(parentId);
    if (siblings) siblings.push(id);
    else children.set(parentId, [id]);
  }
  const gather = (id: number): number[] => [id, ...(children.get(id) ?? []).flatMap(gather)];
  const known = new Map<number, Below>();
  return (id) => {
    const found = known.get(id);
    if (found) return found;
    const units = gather(id).sort((one, other) => one - other);
    const below = { units, text: units.join() };
    known.set(id, below);
    return below;
  };
}
