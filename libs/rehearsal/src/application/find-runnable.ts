import { Injectable } from '@nestjs/common';
import { civilDate } from '#platform/clock';
import {
  type AuthoredWorkflow,
  type Proof,
  ProveWorkflow,
  type PublishedWorkflow,
  type WorkflowDefinition,
  Workflows,
} from '#workflow';
import { rehearsalProblem } from '../domain/rehearsal.problems.ts';

/** What is rehearsed: a draft, or a published workflow; without a version the one in force at reception. */
export type Rehearsable =
  | { kind: 'draft'; definition: AuthoredWorkflow }
  | { kind: 'published'; code: string; version: number | undefined };

export interface FoundWorkflow {
  code: string;
  version: number;
  name: string;
  procedure: string;
  proof: Proof;
  /** Absent when the proof found a fault. */
  runnable: WorkflowDefinition | undefined;
}

/** Finds what would run, through the gate that publishing goes through. */
@Injectable()
export class FindRunnable {
  constructor(
    private readonly workflows: Workflows,
    private readonly prove: ProveWorkflow,
  ) {}

  /** @throws rehearsal.workflow-unknown, workflow.version-unknown, procedure.unknown */
  async execute(wanted: Rehearsable, receivedAt: Date): Promise<FoundWorkflow> {
    // Of a published workflow that with the versions it calls put in, which is what its dossiers run.
    const definition =
      wanted.kind === 'draft' ? wanted.definition : (await this.published(wanted, receivedAt)).definition;
    const { code, version, name, procedure } = definition;
    const proof = await this.prove.execute(definition);
    const runnable = proof.faults.length === 0 ? proof.runnable : undefined;
    return { code, version, name, procedure, proof, runnable };
  }

  private async published(
    { code, version }: Extract<Rehearsable, { kind: 'published' }>,
    receivedAt: Date,
  ): Promise<PublishedWorkflow> {
    if (version !== undefined) return this.workflows.version(code, version);
    const found = await this.workflows.inForce(code, civilDate(receivedAt));
    if (!found) throw rehearsalProblem('rehearsal.workflow-unknown', { workflow: code });
    return found;
  }
}
