import { Injectable } from '@nestjs/common';
import { DossierScope } from '#dossier';
import type { Principal } from '#identity';
import { Clock } from '#platform/clock';
import { Database, sql, type Sql } from '#platform/database';
import { Calendars } from '#working-calendar';
import { CLOCK_STOPPED_STATUSES, type DossierStatus } from '#workflow';

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
  holders: { step: string; agencyId: number; role: string; since: string; officers: string[] }[];
}

const UNFINISHED = sql`d.completed_at is null and d.closed_at is null`;
const RUNNING = sql`d.status <> all(${[...CLOCK_STOPPED_STATUSES]}::text[])`;

/** What is late and what will be, over the agencies an officer answers for. */
@Injectable()
export class Lateness {
  constructor(
    private readonly database: Database,
    private readonly scope: DossierScope,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
  ) {}

  async board(principal: Principal, soonDays: number): Promise<BoardLine[]> {
    const { now, soon } = await this.instants(soonDays);
    const agencyIds = await this.scope.agencyIds(principal);
    return this.database.query<BoardLine>(sql`
      select d.lead_agency_id as "agencyId", count(*)::int as unfinished,
             count(*) filter (where ${RUNNING} and d.due_at < ${now})::int as late,
             count(*) filter (where ${RUNNING} and d.due_at >= ${now} and d.due_at <= ${soon})::int as "dueSoon",
             count(*) filter (where ${RUNNING} and (d.due_at > ${soon} or d.due_at is null))::int as "onTrack",
             count(*) filter (where not (${RUNNING}))::int as suspended
      from dossier.dossier d
      where ${UNFINISHED} and d.lead_agency_id = any(${agencyIds}::int[])
      group by d.lead_agency_id
      order by late desc, "dueSoon" desc, d.lead_agency_id`);
  }

  /** The most urgent dossiers with who holds each, by due time. @param agencyId only this lead agency's. */
  async dossiers(
    principal: Principal,
    filter: { state: 'late' | 'due-soon'; soonDays: number; agencyId: number | undefined; limit: number },
  ): Promise<WatchedDossier[]> {
    const { now, soon } = await this.instants(filter.soonDays);
    const scope = await this.scope.agencyIds(principal);
    const agencyIds = filter.agencyId === undefined ? scope : scope.filter((id) => id === filter.agencyId);
    const window: Sql =
      filter.state === 'late' ? sql`d.due_at < ${now}` : sql`d.due_at >= ${now} and d.due_at <= ${soon}`;
    return this.database.query<WatchedDossier>(sql`
      select d.id, d.code, d.procedure_code as "procedureCode", d.procedure_name as "procedureName",
             d.lead_agency_id as "leadAgencyId", d.status, d.due_at as "dueAt", ${holders} as holders
      from (select found.id from unnest(${agencyIds}::int[]) agency
            cross join lateral (
              select d.id, d.due_at from dossier.dossier d
              where d.lead_agency_id = agency and ${UNFINISHED} and ${RUNNING} and ${window}
              order by d.due_at, d.id limit ${filter.limit}) found
            order by found.due_at, found.id limit ${filter.limit}) page
      join dossier.dossier d on d.id = page.id
      order by d.due_at, d.id`);
  }

  private async instants(soonDays: number): Promise<{ now: Date; soon: Date }> {
    const now = this.clock.now();
    const calendar = await this.calendars.of('standard');
    return { now, soon: calendar.add(now, soonDays * calendar.dayLength()).at };
  }
}

const holders = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('step', t.step_name, 'agencyId', t.agency_id, 'role', t.role,
           'since', t.opened_at, 'officers', (
             select coalesce(jsonb_agg(o.full_name order by o.full_name), '[]')
             from organization.position p join organization.officer o on o.id = p.officer_id
             where p.agency_id = t.agency_id and p.role = t.role)) order by t.id), '[]')
  from dossier.task t where t.dossier_id = d.id and t.closed_at is null)`;
