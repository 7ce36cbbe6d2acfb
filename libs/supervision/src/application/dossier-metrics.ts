import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { lateIfDueBefore } from '#deadline';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Database, sql } from '#platform/database';
import { type Metric, Metrics, type MetricSource, reading, type Reading } from '#platform/metrics';

interface Line {
  agency: string;
  unfinished: number;
  late: number;
  suspended: number;
}

const ofAgency = { labels: ['agency'] } as const;

/** How many dossiers wait, by the agency that leads them. */
@Injectable()
export class DossierMetrics implements MetricSource, OnModuleInit {
  readonly metrics: readonly Metric[] = [
    { name: 'mot_cua_dossiers_unfinished', help: 'Dossiers received and not processed yet', ...ofAgency },
    { name: 'mot_cua_dossiers_late', help: 'Of these, past their due time', ...ofAgency },
    { name: 'mot_cua_dossiers_suspended', help: 'Of these, with a clock that stands still', ...ofAgency },
  ];

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    private readonly kept: Metrics,
  ) {}

  onModuleInit(): void {
    this.kept.add(this);
  }

  async read(): Promise<Record<string, readonly Reading[]>> {
    const lateBefore = lateIfDueBefore(this.clock.now(), this.config.LATENESS_COMPARISON);
    const lines = await this.database.query<Line>(sql`
      select g.code as agency, counted.unfinished, counted.late, counted.suspended
      from (select d.lead_agency_id, count(*)::int as unfinished,
                   (count(*) filter (where d.clock = 'running' and (d.due_at < ${lateBefore} or d.missed)))::int as late,
                   (count(*) filter (where d.clock <> 'running'))::int as suspended
            from dossier.dossier d where d.completed_at is null and d.closed_at is null
            group by d.lead_agency_id) counted
      join organization.agency g on g.id = counted.lead_agency_id order by g.code`);
    const per = (value: (line: Line) => number) =>
      lines.flatMap((line) => reading(value(line), { agency: line.agency }));
    return {
      mot_cua_dossiers_unfinished: per(({ unfinished }) => unfinished),
      mot_cua_dossiers_late: per(({ late }) => late),
      mot_cua_dossiers_suspended: per(({ suspended }) => suspended),
    };
  }
}
