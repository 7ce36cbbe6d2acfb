import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { Database, sql } from '#platform/database';
import { demandLead, type TaskInHands } from '../../domain/holder-acts.ts';
import { clearedFor } from '../../persistence/cleared-for.ts';
import { actingOfficer } from '../acting-officer.ts';
import { ChangeHolder } from '../holders/change-holder.ts';

/** A holder of the post a task waits for. */
export interface Candidate {
  username: string;
  name: string;
  title: string;
  openTasks: number;
  /** What they look after; empty = all. */
  fields: string[];
  areas: string[];
}

/** Who a task may be given to, for those who assign it, whoever has least to do first. */
@Injectable()
export class ListCandidates {
  constructor(
    private readonly database: Database,
    private readonly holders: ChangeHolder,
  ) {}

  /** @throws dossier.task-unknown, .task-closed, .not-yours-to-assign */
  async execute(officer: Principal, taskId: string): Promise<{ task: TaskInHands; candidates: Candidate[] }> {
    const task = await this.holders.open(taskId, officer);
    demandLead(task, actingOfficer(officer, task));
    const candidates = await this.database.query<Candidate>(sql`
      select o.username, o.full_name as name, p.title, p.fields, p.areas,
             (select count(*)::int from dossier.task t
              where t.assignee_id = o.id and t.closed_at is null) as "openTasks"
      from organization.position p join organization.officer o on o.id = p.officer_id
      where p.agency_id = ${task.agencyId} and p.role = ${task.role}
        and ${clearedFor(sql`(select secrecy from dossier.dossier where id = ${task.dossierId}::uuid)`)}
        and o.id <> all(${[...task.excluded.own, ...task.excluded.didEarlier]}::int[])
      order by "openTasks", o.full_name, o.id`);
    return { task, candidates };
  }
}
