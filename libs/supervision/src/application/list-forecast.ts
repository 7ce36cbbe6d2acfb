import { Injectable } from '@nestjs/common';
import { DossierScope } from '#dossier';
import type { Reader } from '#identity';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import { type ForecastNight, lastForecastNight } from '../persistence/forecast-night.ts';

/** A dossier that will probably be late. */
export interface ForecastDossier {
  id: string;
  code: string;
  procedureCode: string;
  procedureName: string;
  leadAgencyId: number;
  dueAt: Date;
  step: string;
  chance: number;
}

/** What will probably be late of what an officer answers for, the most likely first. It sorts a list, and decides nothing. */
@Injectable()
export class ListForecast {
  constructor(
    private readonly database: Database,
    private readonly scope: DossierScope,
    private readonly clock: Clock,
  ) {}

  async execute(reader: Reader, limit: number): Promise<ForecastDossier[]> {
    const permitted = await this.scope.where(reader, 'supervise');
    return this.database.query<ForecastDossier>(sql`
      select d.id, d.code, d.procedure_code as "procedureCode", d.procedure_name as "procedureName",
             d.lead_agency_id as "leadAgencyId", d.due_at as "dueAt", f.step, f.chance
      from supervision.forecast f
      join dossier.dossier d on d.id = f.dossier_id and d.completed_at is null and d.closed_at is null
        and d.clock = 'running' and d.due_at = f.due_at
      where ${permitted} and d.due_at >= ${this.clock.now()}
      order by f.chance desc, f.due_at, f.dossier_id limit ${limit}`);
  }

  night(): Promise<ForecastNight | null> {
    return lastForecastNight(this.database);
  }
}
