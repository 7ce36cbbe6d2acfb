import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { PreviewMove, type WorkflowMove } from '#dossier';
import type { Principal } from '#identity';
import { civilDate, Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { isWork, type PublishedWorkflow, Workflows } from '#workflow';
import { workflowChangeProblem } from '../domain/workflow-change.problems.ts';
import { insertPlan } from '../persistence/workflow-changes.ts';

/** Plans that running dossiers go on under another version of their workflow: what moves where, what stays and why. */
@Injectable()
export class PlanWorkflowChange {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly workflows: Workflows,
    private readonly preview: PreviewMove,
  ) {}

  /**
   * @returns the id of the plan
   * @throws workflow.version-unknown, workflow-change.not-newer, .not-in-effect, .step-unknown
   */
  async execute(move: WorkflowMove, officer: Principal): Promise<string> {
    const at = this.clock.now();
    const target = await this.workflows.version(move.code, move.to);
    demandNewer(move);
    demandInEffect(target, civilDate(at));
    const versions = await Promise.all(move.from.map((one) => this.workflows.version(move.code, one)));
    demandKnownSteps(move, versions, target);
    const id = uuid();
    const { looked, lines } = await this.preview.execute(move);
    await this.database.query(insertPlan({ id, move, looked, lines, at, by: officer.officerId }));
    return id;
  }
}

function demandNewer({ from, to }: WorkflowMove): void {
  const newer = from.find((version) => version >= to);
  if (newer !== undefined) throw workflowChangeProblem('workflow-change.not-newer', { version: newer, to });
}

function demandInEffect({ authored: { version, basis } }: PublishedWorkflow, today: string): void {
  const { effectiveFrom } = basis;
  if (effectiveFrom !== undefined && effectiveFrom > today) {
    throw workflowChangeProblem('workflow-change.not-in-effect', { version, date: effectiveFrom });
  }
}

/** A step that is misspelt would make dossiers stay for a reason nobody meant. */
function demandKnownSteps(
  { steps }: WorkflowMove,
  versions: readonly PublishedWorkflow[],
  target: PublishedWorkflow,
): void {
  const work = (workflows: readonly PublishedWorkflow[]) =>
    new Set(workflows.flatMap(({ definition }) => definition.steps.filter(isWork).map(({ code }) => code)));
  const [before, after] = [work(versions), work([target])];
  const unknown = [
    ...Object.keys(steps).filter((code) => !before.has(code)),
    ...Object.values(steps).filter((code) => !after.has(code)),
  ];
  if (unknown.length > 0) {
    throw workflowChangeProblem('workflow-change.step-unknown', { codes: unknown.join(', ') });
  }
}
