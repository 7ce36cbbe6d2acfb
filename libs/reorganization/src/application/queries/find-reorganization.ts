import { Injectable } from '@nestjs/common';
import { Database, sql, type Sql } from '#platform/database';
import type { Plan } from '../../domain/plan.ts';
import type { Reorganization } from '../../domain/reorganization.ts';
import { reorganizationProblem } from '../../domain/reorganization.problems.ts';

/** A reorganisation in a list. */
export interface ReorganizationLine {
  readonly id: string;
  readonly kind: Reorganization['kind'];
  readonly effectiveOn: string;
  readonly agencies: string[];
  readonly state: 'planned' | 'decided' | 'applying' | 'done' | 'hindered' | 'withdrawn';
  readonly plannedAt: Date;
  readonly plannedBy: string;
}

/** A plan, what was decided, and how far it has come. */
export interface ReorganizationSheet extends ReorganizationLine {
  readonly request: Reorganization;
  readonly plan: Plan;
  readonly decided: { at: string; by: string; reason: string; decision: string } | null;
  readonly effectedAt: Date | null;
  readonly endedAt: Date | null;
  readonly moved: number;
}

const LINE = sql`
  c.id, c.kind, c.effective_on::text as "effectiveOn", c.agencies, c.state, c.planned_at as "plannedAt",
  planner.full_name as "plannedBy"`;

/** Reads reorganisations and what came of them. */
@Injectable()
export class FindReorganization {
  constructor(private readonly database: Database) {}

  /** @throws reorganization.unknown */
  async execute(id: string): Promise<ReorganizationSheet> {
    const [sheet] = await this.database.query<ReorganizationSheet>(sql`
      select ${LINE}, c.request, c.plan,
             case when c.decided_at is not null then jsonb_build_object('at', c.decided_at, 'by', decider.full_name,
               'reason', c.reason, 'decision', c.decision) end as decided,
             c.effected_at as "effectedAt", c.ended_at as "endedAt",
             (select count(*)::int from reorganization.moved_dossier m where m.change_id = c.id) as moved
      from reorganization.change c
      join organization.officer planner on planner.id = c.planned_by
      left join organization.officer decider on decider.id = c.decided_by
      where c.id = ${id}`);
    if (!sheet) throw reorganizationProblem('reorganization.unknown');
    return sheet;
  }

  /** The newest first. @param after id of the last one of the page before */
  list(limit: number, after: string | undefined): Promise<ReorganizationLine[]> {
    // Ids are UUIDs of version 7, which grow with time.
    const older: Sql = after === undefined ? sql`true` : sql`c.id < ${after}`;
    return this.database.query<ReorganizationLine>(sql`
      select ${LINE} from reorganization.change c join organization.officer planner on planner.id = c.planned_by
      where ${older} order by c.id desc limit ${limit}`);
  }

  /** Dossiers that went on at a successor, by id. @throws reorganization.unknown */
  async dossiers(
    id: string,
    limit: number,
    after: string | undefined,
  ): Promise<{ id: string; code: string }[]> {
    const known = await this.database.query(sql`select 1 from reorganization.change where id = ${id}`);
    if (known.length === 0) throw reorganizationProblem('reorganization.unknown');
    return this.database.query(sql`
      select d.id, d.code from reorganization.moved_dossier m join dossier.dossier d on d.id = m.dossier_id
      where m.change_id = ${id} and m.dossier_id > ${after ?? '00000000-0000-0000-0000-000000000000'}
      order by m.dossier_id limit ${limit}`);
  }
}
