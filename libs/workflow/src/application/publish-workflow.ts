import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '#platform/clock';
import type { WorkflowDefinition } from '../domain/definition.ts';
import { proveSoundness } from '../domain/prove-soundness.ts';
import { workflowProblem } from '../domain/workflow.problems.ts';
import { DefinitionEntity } from '../persistence/definition.entity.ts';

/** Puts a workflow into force for dossiers received from now on; running ones keep their version. */
@Injectable()
export class PublishWorkflow {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the version it got, or undefined when the newest one already says the same.
   * @throws workflow.unsound with every fault and the path to it.
   */
  async execute(definition: WorkflowDefinition): Promise<number | undefined> {
    const { code, procedure } = definition;
    const faults = proveSoundness(definition);
    if (faults.length > 0) throw workflowProblem('workflow.unsound', { code }, { faults });
    return this.source.transaction(async (manager) => {
      const repository = manager.getRepository(DefinitionEntity);
      const newest = await repository.findOne({ where: { code }, order: { version: 'DESC' } });
      const version = (newest?.version ?? 0) + 1;
      if (newest && isDeepStrictEqual(newest.definition, { ...definition, version: newest.version })) {
        return undefined;
      }
      await repository.insert({
        code,
        version,
        procedureCode: procedure,
        definition: { ...definition, version },
        publishedAt: this.clock.now(),
      });
      return version;
    });
  }
}
