import { Injectable } from '@nestjs/common';
import type { Agency } from '#organization';
import { civilDate, Clock } from '#platform/clock';
import type { Bilingual } from '#platform/problem';
import { Procedures } from '#procedure';
import { callFaults } from '../domain/call-faults.ts';
import { type Callees, putInCalls } from '../domain/call-workflows.ts';
import { type AuthoredWorkflow, isCall, type WorkflowDefinition } from '../domain/definition.ts';
import { explainFault, type GateFault, pathInWords } from '../domain/explain-fault.ts';
import { holdAgainstLimit } from '../domain/hold-against-limit.ts';
import type { LimitWarning } from '../domain/limit-warning.ts';
import { proveSoundness } from '../domain/prove-soundness.ts';
import { proveStaffing } from '../domain/prove-staffing.ts';
import { unmappedStatuses } from '../domain/unmapped-statuses.ts';
import { NationalStatuses } from './national-statuses.ts';
import { ProvinceNow } from './province-now.ts';
import { Workflows } from './workflows.ts';

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
  /** What would run: the workflow with what it calls put in. Absent when a call cannot be put in. */
  readonly runnable?: WorkflowDefinition;
}

/**
 * Holds a workflow against everything it must fit: itself, the province as it is staffed now, and the limits of the
 * procedure as it was imported last. Changes nothing.
 */
@Injectable()
export class ProveWorkflow {
  constructor(
    private readonly procedures: Procedures,
    private readonly province: ProvinceNow,
    private readonly workflows: Workflows,
    private readonly clock: Clock,
    private readonly nationalStatuses: NationalStatuses,
  ) {}

  /** @throws procedure.unknown */
  async execute(authored: AuthoredWorkflow): Promise<Proof> {
    const { definition: procedure } = await this.procedures.newest(authored.procedure);
    const province = await this.province.of(procedure.competentAgency);
    const { agencies } = province;
    const callees = await this.calleesOf(authored);
    const uncallable = callFaults(authored, callees);
    if (uncallable.length > 0) {
      return { faults: uncallable.map((fault) => tellFault(authored, fault, agencies)), warnings: [] };
    }
    const definition = putInCalls(authored, callees);
    const unmapped = unmappedStatuses(definition, await this.nationalStatuses.codes());
    const faults = [...proveSoundness(definition), ...unmapped, ...proveStaffing(definition, province)];
    return {
      faults: faults.map((fault) => tellFault(definition, fault, agencies)),
      warnings: holdAgainstLimit(definition, procedure),
      runnable: definition,
    };
  }

  private async calleesOf({ steps, basis }: AuthoredWorkflow): Promise<Callees> {
    const codes = [...new Set(steps.filter(isCall).map(({ calls }) => calls))];
    const date = basis.effectiveFrom ?? civilDate(this.clock.now());
    const inForce = await Promise.all(codes.map((code) => this.workflows.inForce(code, date)));
    const known = new Map(codes.map((code, index) => [code, inForce[index]?.definition]));
    return (code) => known.get(code);
  }
}

const tellFault = (
  definition: WorkflowDefinition | AuthoredWorkflow,
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
export function nameOfAgency(reference: string, agencies: readonly Agency[]): string | undefined {
  const meant = agencies.filter(({ code, functions }) => code === reference || functions.includes(reference));
  return meant.length === 1 ? meant[0]?.name : undefined;
}
