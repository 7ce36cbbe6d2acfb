import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Principal } from '#identity';
import { Database, sql } from '#platform/database';
import { Workflows, type WorkStep, workStepOf } from '#workflow';
import { type HolderFilter, INBOX_PARTS } from '../../domain/inbox.ts';
import type { Person } from '../../domain/person.ts';
import { inboxOf } from '../../persistence/inbox.ts';
import { personOf } from '../../persistence/load-state.ts';
import { DossierScope } from '../dossier-scope.ts';
import { cursorInstant, type Page, pageOf, readCursor } from './page.ts';

export interface TaskLine {
  taskId: string;
  revision: number;
  /** What the officer has to do with it. */
  part: (typeof INBOX_PARTS)[number];
  holder: Person | null;
  delegate: Person | null;
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

interface Row extends Omit<TaskLine, 'part' | 'awaits'> {
  workflowId: number;
  place: number;
  sortDue: Date;
}

const cursorKey = z.tuple([cursorInstant, z.string().regex(/^\d{1,18}$/)]);

/** An officer's inbox, the most urgent first: what they hold or may act on, what waits at their posts, what they help with. */
@Injectable()
export class ListTasks {
  constructor(
    private readonly database: Database,
    private readonly workflows: Workflows,
    private readonly scope: DossierScope,
  ) {}

  async execute(
    principal: Principal,
    {
      limit,
      cursor,
      holder,
    }: { limit: number; cursor?: string | undefined; holder?: HolderFilter | undefined },
  ): Promise<Page<TaskLine>> {
    const after = readCursor(cursor, cursorKey);
    const permitted = await this.scope.where(principal);
    const rows = await this.database.query<Row>(sql`
      select d.id as "dossierId", d.code, d.procedure_code as "procedureCode", d.procedure_name as "procedureName",
             a.full_name as "applicantName", d.status, d.version,
             d.workflow_id as "workflowId", page.step, page.step_name as "stepName",
             page.agency_id as "agencyId", page.opened_at as "openedAt", page.due_at as "taskDueAt",
             d.due_at as "dossierDueAt", page.id as "taskId", page.revision, page.place,
             ${personOf(sql`page.assignee_id`)} as holder, ${personOf(sql`page.delegate_id`)} as delegate,
             page.sort_due as "sortDue"
      from (${inboxOf(principal, permitted, { holder, after, limit: limit + 1 })}) page
      join dossier.dossier d on d.id = page.dossier_id
      join dossier.applicant a on a.dossier_id = d.id
      order by page.sort_due, page.id`);
    const { items, next } = pageOf(rows, limit, ({ sortDue, taskId }) => [sortDue.toISOString(), taskId]);
    return { items: await Promise.all(items.map((row) => this.lineOf(row))), next };
  }

  /** Published workflows are kept in memory, so the lines of a page cost no further trips. */
  private async lineOf({ workflowId, place, ...row }: Row): Promise<TaskLine> {
    const { definition } = await this.workflows.byId(workflowId);
    return { ...row, part: partAt(place), awaits: workStepOf(definition, row.step).awaits ?? null };
  }
}

function partAt(place: number): TaskLine['part'] {
  const part = INBOX_PARTS[place];
  if (!part) throw new Error(`an inbox has no part ${place}`);
  return part;
}
