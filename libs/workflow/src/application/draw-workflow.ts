import { Injectable } from '@nestjs/common';
import { civilDate, Clock } from '#platform/clock';
import { type Diagram, diagramOf } from '../bpmn/diagram.ts';
import { drawDiagram, type DrawingOptions } from '../bpmn/draw-svg.ts';
import { type PublishedWorkflow, Workflows } from './workflows.ts';

/** Draws published workflows, and where a dossier stands in them. */
@Injectable()
export class DrawWorkflow {
  /** Laying out is slow, and published versions never change. */
  private readonly diagrams = new Map<number, Diagram>();

  constructor(
    private readonly workflows: Workflows,
    private readonly clock: Clock,
  ) {}

  /** The version in force for a procedure, as SVG. @throws workflow.none-published */
  async newestFor(procedureCode: string): Promise<string> {
    const today = civilDate(this.clock.now());
    return this.draw(await this.workflows.newestFor(procedureCode, today), {});
  }

  /** The version a dossier runs under, as SVG. */
  async byId(workflowId: number, options: DrawingOptions): Promise<string> {
    return this.draw(await this.workflows.byId(workflowId), options);
  }

  private async draw({ id, definition }: PublishedWorkflow, options: DrawingOptions): Promise<string> {
    const diagram = this.diagrams.get(id) ?? (await diagramOf(definition));
    this.diagrams.set(id, diagram);
    return drawDiagram(diagram, options);
  }
}
