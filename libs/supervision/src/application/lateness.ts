import { Inject, Injectable } from '@nestjs/common';
import { lateIfDueBefore } from '#deadline';
import { DossierScope } from '#dossier';
import type { Reader } from '#identity';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Database, empty, join, sql, type Sql } from '#platform/database';
import { Calendars } from '#working-calendar';
import type { DossierStatus } from '#workflow';
import { type Holding, HOLDINGS } from '../persistence/holding.ts';

/** One agency's line on the board; every dossier is counted in exactly one of the last four columns. */
export interface BoardLine {
  agencyId: number;
  unfinished: number;
  late: number;
  dueSoon: number;
  onTrack: number;
  suspended: number;
}

export interface WatchedDossier {
  id: string;
  code: string;
  procedureCode: string;
  procedureName: string;
  leadAgencyId: number;
  status: DossierStatus;
  dueAt: Date;
  holders: Holding[];
}

/** Days on boards of many agencies are those of an ordinary office. */
const PROVINCE = { code: '', calendar: 'standard' };

const UNFINISHED = sql`d.completed_at is null and d.closed_at is null`;
const RUNNING = sql`d.clock = 'running'`;

/** What is late and what will be, over the agencies an officer answers for. */
@Injectable()
export class Lateness {
  constructor(
    private readonly database: Database,
    private readonly scope: DossierScope,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async board(reader: Reader, soonDays: number): Promise<BoardLine[]> {
    const { lateBefore, soon } = await this.instants(soonDays);
    const permitted = await this.scope.where(reader, 'supervise');
    return this.database.query<BoardLine>(sql`
      select d.lead_agency_id as "agencyId", count(*)::int as unfinished,
             count(*) filter (where ${RUNNING} and ${isLate(lateBefore)})::int as late,
             count(*) filter (where ${RUNNING} and not (${isLate(lateBefore)}) and d.due_at <= ${soon})::int as "dueSoon",
             count(*) filter (where ${RUNNING} and not (${isLate(lateBefore)}) and d.due_at > ${soon})::int as "onTrack",
             count(*) filter (where not (${RUNNING}))::int as suspended
      from dossier.dossier d
      where ${UNFINISHED} and ${permitted}
      group by d.lead_agency_id
      order by late desc, "dueSoon" desc, d.lead_agency_id`);
  }

  /** The most urgent dossiers with who holds each, by due time. @param agencyId only this lead agency's. */
  async dossiers(
    reader: Reader,
    filter: { state: 'late' | 'due-soon'; soonDays: number; agencyId: number | undefined; limit: number },
  ): Promise<WatchedDossier[]> {
    const { lateBefore, soon } = await this.instants(filter.soonDays);
    const ways = await this.scope.ways(reader, 'supervise', ['leadAgency']);
    const { limit, agencyId } = filter;
    const reached = ways.map(({ ids, rest }) => ({
      agencyIds: agencyId === undefined ? [...ids] : ids.filter((id) => id === agencyId),
      rest,
    }));
    const late = filter.state === 'late';
    const window: Sql = late
      ? sql`d.due_at < ${lateBefore}`
      : sql`d.due_at >= ${lateBefore} and d.due_at <= ${soon} and not d.missed`;
    return this.database.query<WatchedDossier>(sql`
      select d.id, d.code, d.procedure_code as "procedureCode", d.procedure_name as "procedureName",
             d.lead_agency_id as "leadAgencyId", d.status, d.due_at as "dueAt", ${HOLDINGS} as holders
      from (select found.id
            from (${join(
              reached.map((way) => nearest(way, window, { limit, late })),
              ' union ',
            )}) found
            order by found.due_at, found.id limit ${limit}) page
      join dossier.dossier d on d.id = page.id
      order by d.due_at, d.id`);
  }

  private async instants(soonDays: number): Promise<{ lateBefore: Date; soon: Date }> {
    const now = this.clock.now();
    const calendar = (await this.calendars.current()).of(PROVINCE);
    const lastDay = calendar.workingDayAfter(calendar.dateOf(now), soonDays);
    return {
      lateBefore: lateIfDueBefore(now, this.config.LATENESS_COMPARISON),
      soon: calendar.closingOf(lastDay),
    };
  }
}

interface Reached {
  agencyIds: readonly unknown[];
  /** What else is asked of a dossier. */
  rest: Sql;
}

/** A page of each agency, from its index. */
const nearest = (
  { agencyIds, rest }: Reached,
  window: Sql,
  { limit, late }: { limit: number; late: boolean },
): Sql => sql`
  select nearest.id, nearest.due_at from unnest(${[...agencyIds]}::int[]) agency
  cross join lateral (
    select d.id, d.due_at from dossier.dossier d
    where d.lead_agency_id = agency and ${rest} and ${UNFINISHED} and ${RUNNING} and ${window}
    order by d.due_at, d.id limit ${limit}) nearest
  ${late ? sql`union (${missed({ agencyIds, rest }, limit)})` : empty}`;

/** Late though not past due: few, and found by an index of their own. */
const missed = ({ agencyIds, rest }: Reached, limit: number): Sql => sql`
  select d.id, d.due_at from dossier.dossier d
  where d.missed and ${rest} and ${UNFINISHED} and ${RUNNING} and d.lead_agency_id = any(${[...agencyIds]}::int[])
  order by d.due_at, d.id limit ${limit}`;

/** As `isLate` of the legal clock says it of one dossier. */
const isLate = (lateBefore: Date): Sql => sql`(d.due_at < ${lateBefore} or d.missed)`;
