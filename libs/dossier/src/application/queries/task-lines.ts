import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { Directory } from '#organization';
import { civilDate } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { sql, type Sql } from '#platform/database';
import { Calendars } from '#working-calendar';
import { Workflows, type WorkStep, workStepOf } from '#workflow';
import {
  type FlaggedTask,
  flagsOf,
  INBOX_PARTS,
  type TaskFlag,
  type TimeLeft,
  timeLeft,
} from '../../domain/inbox.ts';
import type { Person } from '../../domain/person.ts';
import { personOf } from '../../persistence/load-state.ts';

interface TaskRow {
  taskId: string;
  revision: number;
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
  /** How many papers its dossier consists of. */
  papers: number;
}

export interface TaskLine extends TaskRow {
  /** What the officer has to do with it. */
  part: (typeof INBOX_PARTS)[number];
  awaits: NonNullable<WorkStep['awaits']> | null;
  timeLeft: TimeLeft;
  flags: TaskFlag[];
}

export interface TaskRowFound
  extends TaskRow, Pick<FlaggedTask, 'missed' | 'running' | 'supplemented' | 'doneBefore'> {
  workflowId: number;
  place: number;
  sortDue: Date;
}

/** Tells of rows what an officer should see. Workflows and calendars are kept in memory, so lines cost no further trips. */
@Injectable()
export class TaskLines {
  constructor(
    private readonly workflows: Workflows,
    private readonly calendars: Calendars,
    private readonly directory: Directory,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async of(rows: readonly TaskRowFound[], at: Date): Promise<TaskLine[]> {
    const [book, agency] = [await this.calendars.current(), await this.directory.finder()];
    const compared = { comparison: this.config.LATENESS_COMPARISON, day: civilDate };
    return Promise.all(
      rows.map(async (row) => ({
        ...row,
        part: partAt(row.place),
        awaits: workStepOf((await this.workflows.byId(row.workflowId)).definition, row.step).awaits ?? null,
        timeLeft: timeLeft(row.taskDueAt, at, book.of(agency(row.agencyId))),
        flags: flagsOf(row, at, compared),
      })),
    );
  }
}

/** The rows of a page of `inboxOf` or `unitListOf`. */
export const rowsOf = (listed: Sql, { officerId }: Principal): Sql => sql`
  select d.id as "dossierId", d.code, d.procedure_code as "procedureCode", d.procedure_name as "procedureName",
         a.full_name as "applicantName", d.status, d.version, d.missed, d.workflow_id as "workflowId",
         d.clock = 'running' and d.completed_at is null as running,
         page.step, page.step_name as "stepName",
         page.agency_id as "agencyId", page.opened_at as "openedAt", page.due_at as "taskDueAt",
         d.due_at as "dossierDueAt", page.id as "taskId", page.revision, page.place,
         ${personOf(sql`page.assignee_id`)} as holder, ${personOf(sql`page.delegate_id`)} as delegate,
         (select count(*)::int from dossier.component c where c.dossier_id = d.id) as papers,
         exists (select from dossier.suspension s
                 where s.dossier_id = d.id and s.reason = 'supplement' and s.ended_at >= page.opened_at) as supplemented,
         exists (select from dossier.history h
                 where h.dossier_id = d.id and h.from_step = page.step and h.officer_id = ${officerId}) as "doneBefore",
         page.sort_due as "sortDue"
  from (${listed}) page
  join dossier.dossier d on d.id = page.dossier_id
  join dossier.applicant a on a.dossier_id = d.id
  order by page.sort_due, page.id`;

function partAt(place: number): TaskLine['part'] {
  const part = INBOX_PARTS[place];
  if (!part) throw new Error(`an inbox has no part ${place}`);
  return part;
}
