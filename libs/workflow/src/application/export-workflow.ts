import { Injectable } from '@nestjs/common';
import { civilDate, Clock } from '#platform/clock';
import { exportBpmn } from '../bpmn/export-bpmn.ts';
import { Workflows } from './workflows.ts';

/** Hands the workflow in force for a procedure to other systems. */
@Injectable()
export class ExportWorkflow {
  constructor(
    private readonly workflows: Workflows,
    private readonly clock: Clock,
  ) {}

  /** @returns a BPMN 2.0 document. @throws workflow.none-published */
  async execute(procedureCode: string): Promise<string> {
    const { authored } = await this.workflows.newestFor(procedureCode, civilDate(this.clock.now()));
    return exportBpmn(authored);
  }
}
