import { Injectable } from '@nestjs/common';
import { civilDate, Clock } from '#platform/clock';
import { type Diagram, diagramOf } from '../bpmn/diagram.ts';
import { drawDiagram, type DrawingOptions } from '../bpmn/draw-svg.ts';
import { asWritten } from '../domain/as-written.ts';
import { type PublishedWorkflow, Workflows } from './workflows.ts';

/** Draws published workflows as they are written, and where a dossier stands in them. */
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

  /**
   * The version a dossier runs under, as SVG. Within a called workflow it stands at the step that calls.
   * @param options with the codes of what runs
   */
  async byId(workflowId: number, options: DrawingOptions): Promise<string> {
    const workflow = await this.workflows.byId(workflowId);
    const { standing, done = new Set() } = options;
    const written = (code: string) => asWritten(workflow.definition, code);
    return this.draw(workflow, {
      ...(standing && { standing: new Map([...standing].map(([code, count]) => [written(code), count])) }),
      done: new Set([...done].map(written)),
    });
  }

  private async draw({ id, authored }: PublishedWorkflow, options: DrawingOptions): Promise<string> {
    const diagram = this.diagrams.get(id) ?? (await diagramOf(authored));
    this.diagrams.set(id, diagram);
    return drawDiagram(diagram, options);
  }
}
