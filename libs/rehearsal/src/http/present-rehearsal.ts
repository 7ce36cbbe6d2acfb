import type { z } from 'zod';
import { ofItsStep, presentAction, presentAgency, presentTask } from '#dossier';
import type { Agency } from '#organization';
import { rfc3339 } from '#platform/clock';
import { presentProof, type WorkflowDefinition } from '#workflow';
import type { RehearsedWalk, Rehearsal } from '../application/rehearse-workflow.ts';
import type { Moment, Turn } from '../domain/walk.ts';
import type { rehearsalResponse } from './rehearsal.responses.ts';

type Agencies = ReadonlyMap<number, Agency>;
type RehearsalResponse = z.infer<typeof rehearsalResponse>;
type WalkResponse = NonNullable<RehearsalResponse['walk']>;
type TurnResponse = WalkResponse['turns'][number];

export const presentRehearsal = ({ workflow, walk }: Rehearsal, agencies: Agencies): RehearsalResponse => ({
  workflow: {
    code: workflow.code,
    version: workflow.version,
    name: workflow.name,
    procedure: workflow.procedure,
  },
  proof: presentProof(workflow.proof),
  walk: walk ? presentWalk(walk, agencies) : null,
});

function presentWalk(walk: RehearsedWalk, agencies: Agencies): WalkResponse {
  const { reception, turns, stopped, offered, summary, warnings } = walk;
  const { first, last, finishedAt, verdict } = summary.appointment;
  return {
    dossier: {
      code: reception.dossier.state.code,
      leadAgency: presentAgency(agencies, reception.dossier.state.leadAgencyId),
    },
    reception: presentMoment(reception, agencies),
    turns: turns.map((turn) => presentTurn(turn, agencies)),
    stopped: stopped && { ...stopped, errors: [...stopped.errors] },
    offered: offered.map(presentAction),
    summary: {
      worked: summary.worked.map(({ agencyId, minutes }) => ({
        agency: presentAgency(agencies, agencyId),
        minutes,
      })),
      appointment: {
        first: rfc3339(first),
        last: rfc3339(last),
        finishedAt: rfc3339(finishedAt),
        verdict,
      },
    },
    warnings: [...warnings],
  };
}

function presentTurn(turn: Turn, agencies: Agencies): TurnResponse {
  const { done, task, lateness, dossier } = turn;
  const { taken, workflow } = dossier;
  return {
    ...done,
    name: taken?.action.name ?? '',
    agency: presentAgency(agencies, task.agencyId),
    role: task.role as TurnResponse['role'],
    route: {
      to: (taken?.to ?? []).map((step) => ({ step, name: nameOf(workflow, step) })),
      because: taken?.because ?? null,
    },
    lateness: lateness && {
      at: rfc3339(lateness.at),
      dueAt: rfc3339(lateness.dueAt),
      notices: noticesIn(lateness),
    },
    ...presentMoment(turn, agencies),
  };
}

function presentMoment(moment: Moment, agencies: Agencies) {
  const { at, dossier } = moment;
  const { state, taken, workflow } = dossier;
  const reached = taken?.to ?? [workflow.initial];
  return {
    at: rfc3339(at),
    status: state.status,
    dueAt: rfc3339(state.dueAt),
    dueProvisional: state.dueProvisional,
    clock: state.clock,
    opened: state.tasks
      .filter(({ step }) => reached.includes(step))
      .map((task) => {
        const { id: _id, revision: _revision, ...shown } = presentTask(ofItsStep(task, workflow), agencies);
        return shown;
      }),
    notices: noticesIn(moment),
    publications: publicationsIn(moment),
  };
}

const nameOf = ({ steps }: WorkflowDefinition, code: string): string =>
  steps.find((step) => step.code === code)?.name ?? code;

const noticesIn = ({ reactions }: Pick<Moment, 'reactions'>) =>
  reactions.flatMap((reaction) => {
    if (reaction.kind !== 'notice') return [];
    const { kind: _kind, ...notice } = reaction;
    return [notice];
  });

const publicationsIn = ({ reactions }: Pick<Moment, 'reactions'>) =>
  reactions.flatMap((reaction) => {
    if (reaction.kind !== 'publication') return [];
    const { status, calls, refusal } = reaction;
    return [{ status, calls: [...calls], refusal }];
  });
