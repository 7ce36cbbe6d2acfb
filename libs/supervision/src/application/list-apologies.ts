import { Injectable } from '@nestjs/common';
import { type DeadlineTerms, lastApologyAt } from '#deadline';
import { DossierScope } from '#dossier';
import type { Reader } from '#identity';
import { Directory } from '#organization';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import { Calendars } from '#working-calendar';

/** A dossier whose applicant is to be told of a delay while the law lets one be told. */
export interface DueApology {
  id: string;
  code: string;
  version: number;
  procedureCode: string;
  procedureName: string;
  leadAgencyId: number;
  dueAt: Date;
  /** How likely it is to be late; null = nothing like it has ended yet. */
  chance: number | null;
  /** The last instant at which an apology is in time (NĐ 61/2018 Đ.19.9). */
  apologiseBy: Date;
  /** Working days four in five such dossiers get along with, at least one. */
  proposedDays: number;
}

type Row = Omit<DueApology, 'apologiseBy'> & { terms: DeadlineTerms; phase: number };

/** Working days are five of seven. */
const DAYS_OF_WORK = 5 / 7;
const DAY_SECONDS = 86_400;

/** Less likely than this, nobody apologises for it. */
const LIKELY = 0.5;

/** Due later than this, there is time. */
const AHEAD_DAYS = 10;

/**
 * Dossiers that will probably be late, were not extended before and for which an apology can still come in time, for those who may
 * extend them: the most urgent first. Nothing is sent by this: who approves extends the limit.
 */
@Injectable()
export class ListApologies {
  constructor(
    private readonly database: Database,
    private readonly scope: DossierScope,
    private readonly calendars: Calendars,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  async execute(reader: Reader, limit: number): Promise<DueApology[]> {
    const now = this.clock.now();
    const permitted = await this.scope.where(reader, 'time');
    const rows = await this.database.query<Row>(sql`
      select d.id, d.code, d.version, d.procedure_code as "procedureCode", d.procedure_name as "procedureName",
             d.lead_agency_id as "leadAgencyId", d.due_at as "dueAt", d.terms,
             cardinality(d.phase_starts) + 1 as phase, f.chance,
             greatest(1, ceil(coalesce(f.over_by, 0) / ${DAY_SECONDS} * ${DAYS_OF_WORK}))::int as "proposedDays"
      from dossier.dossier d
      left join supervision.forecast f on f.dossier_id = d.id and f.due_at = d.due_at
      where d.completed_at is null and d.closed_at is null and d.clock = 'running' and not d.missed
        and d.due_at > ${now} and d.due_at < ${now}::timestamptz + make_interval(days => ${AHEAD_DAYS})
        and coalesce(f.chance, 1) >= ${LIKELY} and ${permitted}
        and not exists (select from dossier.extension x where x.dossier_id = d.id)
      order by d.due_at, f.chance desc nulls last, d.id limit ${limit}`);
    const [book, agencyOf] = [await this.calendars.current(), await this.directory.finder()];
    return rows
      .map(({ terms, phase, ...row }) => ({
        ...row,
        apologiseBy: lastApologyAt(book.of(agencyOf(row.leadAgencyId)), row.dueAt, terms, phase),
      }))
      .filter(({ apologiseBy }) => apologiseBy >= now);
  }
}
