import { Injectable } from '@nestjs/common';
import { Database, sql } from '#platform/database';
import type { AuthoredWorkflow, WorkflowDefinition } from '../domain/definition.ts';
import { workflowProblem } from '../domain/workflow.problems.ts';

/** A published workflow by its id, as dossiers refer to it. */
export interface PublishedWorkflow {
  readonly id: number;
  /** What runs: with what it calls put in place of the calls. */
  readonly definition: WorkflowDefinition;
  /** What was written down. */
  readonly authored: AuthoredWorkflow;
}

/** Published workflows as other modules ask for them. */
@Injectable()
export class Workflows {
  /** Published versions never change, so what was read once stays right. */
  private readonly published = new Map<number, PublishedWorkflow>();

  constructor(private readonly database: Database) {}

  /** The version a dossier received on this civil date starts under. @throws workflow.none-published */
  async newestFor(procedureCode: string, date: string): Promise<PublishedWorkflow> {
    const [newest] = await this.database.queryPrepared<{ id: number }>(sql`
      select id from workflow.definition
      where procedure_code = ${procedureCode} and (effective_from is null or effective_from <= ${date}::date)
      order by version desc limit 1`);
    if (!newest) throw workflowProblem('workflow.none-published', { code: procedureCode });
    return this.byId(newest.id);
  }

  /** The version of a workflow in force on a civil date; nothing when there is none. */
  async inForce(code: string, date: string): Promise<PublishedWorkflow | undefined> {
    const [newest] = await this.database.query<{ id: number }>(sql`
      select id from workflow.definition
      where code = ${code} and (effective_from is null or effective_from <= ${date}::date)
      order by version desc limit 1`);
    return newest && this.byId(newest.id);
  }

  /** A version of a workflow, in force or not; nothing when there is none. */
  async ofVersion(code: string, version: number): Promise<PublishedWorkflow | undefined> {
    const [row] = await this.database.query<{ id: number }>(sql`
      select id from workflow.definition where code = ${code} and version = ${version}`);
    return row && this.byId(row.id);
  }

  async byId(id: number): Promise<PublishedWorkflow> {
    const known = this.published.get(id);
    if (known) return known;
    const [row] = await this.database.query<PublishedWorkflow>(sql`
      select id, coalesce(runnable, definition) as definition, definition as authored
      from workflow.definition where id = ${id}`);
    if (!row) throw new Error(`workflow definition ${id} does not exist`);
    this.published.set(id, row);
    return row;
  }
}
