import { Injectable } from '@nestjs/common';
import { type Agency, Directory, FilledPosts } from '#organization';
import type { Bilingual } from '#platform/problem';
import { Procedures } from '#procedure';
import type { WorkflowDefinition } from '../domain/definition.ts';
import { explainFault, type GateFault, pathInWords } from '../domain/explain-fault.ts';
import { holdAgainstLimit } from '../domain/hold-against-limit.ts';
import type { LimitWarning } from '../domain/limit-warning.ts';
import { proveSoundness } from '../domain/prove-soundness.ts';
import { proveStaffing } from '../domain/prove-staffing.ts';
import { receivingDesks } from '../domain/receiving-desks.ts';

/** A fault with its sentence, and the way to it told action by action. */
export interface ToldFault extends Bilingual {
  readonly code: GateFault['code'];
  readonly at: string;
  readonly path: readonly string[];
  readonly way: readonly Bilingual[];
}

/** What the gate found: faults stand in the way of publishing, warnings do not. */
export interface Proof {
  readonly faults: readonly ToldFault[];
  readonly warnings: readonly LimitWarning[];
}

/**
 * Holds a workflow against everything it must fit: itself, the province as it is staffed now, and the limits of the
 * procedure as it was imported last. Changes nothing.
 */
@Injectable()
export class ProveWorkflow {
  constructor(
    private readonly procedures: Procedures,
    private readonly directory: Directory,
    private readonly posts: FilledPosts,
  ) {}

  /** @throws procedure.unknown */
  async execute(definition: WorkflowDefinition): Promise<Proof> {
    const { definition: procedure } = await this.procedures.newest(definition.procedure);
    const agencies = [...(await this.directory.all()).values()];
    const { competentAgency } = procedure;
    const staffing = proveStaffing(definition, {
      agencies,
      competentAgency,
      posts: await this.posts.all(),
      desks: receivingDesks(competentAgency, agencies),
    });
    const faults = [...proveSoundness(definition), ...staffing];
    return {
      faults: faults.map((fault) => tellFault(definition, fault, agencies)),
      warnings: holdAgainstLimit(definition, procedure),
    };
  }
}

const tellFault = (
  definition: WorkflowDefinition,
  fault: GateFault,
  agencies: readonly Agency[],
): ToldFault => ({
  code: fault.code,
  at: fault.at,
  path: fault.path,
  way: pathInWords(definition, fault.path),
  ...explainFault(definition, fault, (reference) => nameOfAgency(reference, agencies)),
});

/** A function that several agencies share names none of them. */
function nameOfAgency(reference: string, agencies: readonly Agency[]): string | undefined {
  const meant = agencies.filter(({ code, functions }) => code === reference || functions.includes(reference));
  return meant.length === 1 ? meant[0]?.name : undefined;
}
