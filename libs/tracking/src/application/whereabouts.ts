import { Injectable } from '@nestjs/common';
import { type Agency, Directory, resolveAgency } from '#organization';
import { usualPath, type WorkflowDefinition, Workflows, type WorkStep } from '#workflow';
import type { TrackedDossier } from '../persistence/tracked-dossier.ts';

/** Where a dossier is on its way. */
export interface OnItsWay {
  /** Where it was handed in. */
  desk: Agency;
  definition: WorkflowDefinition | undefined;
  /** What comes next when all goes as usual. */
  coming: WorkStep[];
  /** Name of an agency by what a workflow calls it. */
  agencyOf: (reference: string) => string;
}

/** Reads where a dossier is on its way from the workflow it runs under. */
@Injectable()
export class Whereabouts {
  constructor(
    private readonly workflows: Workflows,
    private readonly directory: Directory,
  ) {}

  async of({ workflowId, holders, receivingAgencyId, leadAgencyId }: TrackedDossier): Promise<OnItsWay> {
    const definition = workflowId === null ? undefined : (await this.workflows.byId(workflowId)).definition;
    const desk = await this.directory.byId(receivingAgencyId);
    const lead = await this.directory.byId(leadAgencyId);
    const all = [...(await this.directory.all()).values()];
    const agencyOf = (reference: string): string =>
      (reference === 'lead' ? lead : (resolveAgency(reference, desk, all) ?? lead)).name;
    const open = holders.map(({ step }) => step);
    return { desk, agencyOf, definition, coming: definition ? usualPath(definition, open) : [] };
  }
}
