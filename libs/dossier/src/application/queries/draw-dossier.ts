import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { DrawWorkflow } from '#workflow';
import { dossierProblem } from '../../domain/dossier.problems.ts';
import { FindDossier } from './find-dossier.ts';

/** Draws the workflow of a dossier with the steps where it stands and those behind it. */
@Injectable()
export class DrawDossier {
  constructor(
    private readonly find: FindDossier,
    private readonly drawing: DrawWorkflow,
  ) {}

  /** @returns SVG. @throws dossier.unknown, and dossier.no-workflow for what was refused at intake */
  async execute(officer: Principal, id: string): Promise<string> {
    const { workflowId, tasks, closedAt } = await this.find.state(officer, id);
    if (workflowId === null) throw dossierProblem('dossier.no-workflow');
    const history = await this.find.history(officer, id);
    const left = history.flatMap(({ fromStep }) => fromStep ?? []);
    const ended = closedAt ? (history.findLast(({ toSteps }) => toSteps.length > 0)?.toSteps ?? []) : [];
    return this.drawing.byId(workflowId, {
      standing: new Map(tasks.map(({ step, arrived }) => [step, arrived])),
      done: new Set([...left, ...ended]),
    });
  }
}
