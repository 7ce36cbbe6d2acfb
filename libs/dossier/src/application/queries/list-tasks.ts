import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Principal } from '#identity';
import { Database, empty, raw, sql } from '#platform/database';
import { Workflows, type WorkStep, workStepOf } from '#workflow';
import { cursorInstant, type Page, pageOf, readCursor } from './page.ts';

export interface TaskLine {
  dossierId: string;
  code: string;
  procedureCode: string;
  procedureName: string;
  applicantName: string;
  status: string;
  version: number;
  step: string;
  stepName: string;
  agencyId: number;
  openedAt: Date;
  taskDueAt: Date | null;
  dossierDueAt: Date | null;
  awaits: NonNullable<WorkStep['awaits']> | null;
}

interface Row extends Omit<TaskLine, 'awaits'> {
  workflowId: number;
  taskId: string;
  sortDue: Date;
}

const cursorKey = z.tuple([cursorInstant, z.string().regex(/^\d{1,18}$/)]);

/** Sorts tasks without a due time, which wait for the applicant, last. */
const NEVER = raw(`timestamptz '9999-12-31T00:00:00Z'`);

/** An officer's inbox over all posts held, the most urgent first. */
@Injectable()
export class ListTasks {
  constructor(
    private readonly database: Database,
    private readonly workflows: Workflows,
  ) {}

  async execute(principal: Principal, limit: number, cursor?: string): Promise<Page<TaskLine>> {
    const after = readCursor(cursor, cursorKey);
    const beyond = after
      ? sql`and (coalesce(t.due_at, ${NEVER}), t.id) > (${after[0]}::timestamptz, ${after[1]}::bigint)`
      : empty;
    const posts = JSON.stringify(principal.positions.map(({ agencyId, role }) => ({ agencyId, role })));
    const rows = await this.database.query<Row>(sql`
      select d.id as "dossierId", d.code, d.procedure_code as "procedureCode", d.procedure_name as "procedureName",
             a.full_name as "applicantName", d.status, d.version,
             d.workflow_id as "workflowId", page.step, page.step_name as "stepName",
             page.agency_id as "agencyId", page.opened_at as "openedAt", page.due_at as "taskDueAt",
             d.due_at as "dossierDueAt", page.id as "taskId", coalesce(page.due_at, ${NEVER}) as "sortDue"
      from jsonb_to_recordset(${posts}::jsonb) as post("agencyId" int, role text)
      cross join lateral (
        select t.* from dossier.task t
        where t.agency_id = post."agencyId" and t.role = post.role and t.closed_at is null
          and t.arrived >= t.waits_for ${beyond}
        order by coalesce(t.due_at, ${NEVER}), t.id limit ${limit + 1}) page
      join dossier.dossier d on d.id = page.dossier_id
      join dossier.applicant a on a.dossier_id = d.id
      order by coalesce(page.due_at, ${NEVER}), page.id
      limit ${limit + 1}`);
    const { items, next } = pageOf(rows, limit, ({ sortDue, taskId }) => [sortDue.toISOString(), taskId]);
    return { items: await Promise.all(items.map((row) => this.lineOf(row))), next };
  }

  /** Published workflows are kept in memory, so the lines of a page cost no further trips. */
  private async lineOf(row: Row): Promise<TaskLine> {
    const { definition } = await this.workflows.byId(row.workflowId);
    return { ...row, awaits: workStepOf(definition, row.step).awaits ?? null };
  }
}
