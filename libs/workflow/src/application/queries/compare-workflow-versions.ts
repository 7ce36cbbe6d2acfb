import { Injectable } from '@nestjs/common';
import { Directory } from '#organization';
import { changesBetweenVersions, type WorkflowChange } from '../../domain/changes-between-versions.ts';
import { nameOfAgency } from '../prove-workflow.ts';
import { Workflows } from '../workflows.ts';

/** Tells what changed between two published versions of a workflow. */
@Injectable()
export class CompareWorkflowVersions {
  constructor(
    private readonly workflows: Workflows,
    private readonly directory: Directory,
  ) {}

  /** @throws workflow.version-unknown */
  async execute(code: string, since: number, version: number): Promise<WorkflowChange[]> {
    const [before, after] = [
      await this.workflows.version(code, since),
      await this.workflows.version(code, version),
    ];
    const agencies = [...(await this.directory.all()).values()];
    return changesBetweenVersions(before.authored, after.authored, (reference) =>
      nameOfAgency(reference, agencies),
    );
  }
}
