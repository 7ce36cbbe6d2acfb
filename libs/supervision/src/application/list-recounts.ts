import { Injectable } from '@nestjs/common';
import type { Reader } from '#identity';
import { Database, sql } from '#platform/database';
import { SupervisedAgencies } from './supervised-agencies.ts';

export interface RecountLine {
  id: number;
  /** Civil day whose morning it was for. */
  day: string;
  beganAt: Date;
  endedAt: Date | null;
  /** Compared, of the whole province. */
  agencies: number;
  dossiers: number;
  /** Of what the reader answers for; the first of them. */
  differences: {
    agencyId: number;
    kind: string;
    procedureCode: string;
    figure: string;
    shown: number;
    recounted: number;
  }[];
  /** How many there are of those. */
  differing: number;
  /** Agencies the reader answers for that could not be compared. */
  notCompared: number[];
}

const SHOWN = 100;

/** The nights' recounts, the newest first, with what differed of the agencies a reader answers for. */
@Injectable()
export class ListRecounts {
  constructor(
    private readonly database: Database,
    private readonly supervised: SupervisedAgencies,
  ) {}

  async execute(reader: Reader, limit: number): Promise<RecountLine[]> {
    const { permitted, agencyIds } = await this.supervised.of(reader);
    return this.database.query<RecountLine>(sql`
      select r.id, r.day::text as day, r.began_at as "beganAt", r.ended_at as "endedAt", r.agencies, r.dossiers,
             f.differences, f.differing,
             array(select a from unnest(r.not_compared) a where a = any(${[...agencyIds]}::int[]) order by a) as "notCompared"
      from (select * from supervision.recount order by day desc limit ${limit}) r
      cross join lateral (
        select coalesce(jsonb_agg(jsonb_build_object('agencyId', d.lead_agency_id, 'kind', d.kind,
                 'procedureCode', d.procedure_code, 'figure', d.figure, 'shown', d.shown, 'recounted', d.recounted))
                 filter (where d.place <= ${SHOWN}), '[]') as differences, count(*)::int as differing
        from (select d.*, row_number() over (order by d.lead_agency_id, d.kind, d.procedure_code, d.figure) as place
              from supervision.recount_difference d where d.recount_id = r.id and ${permitted}) d) f
      order by r.day desc`);
  }
}
