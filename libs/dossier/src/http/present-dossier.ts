import type { z } from 'zod';
import type { Agency } from '#organization';
import { rfc3339 } from '#platform/clock';
import { type Hands, shown } from '../domain/holder-acts.ts';
import { isHandedIn } from '../domain/handed-in.ts';
import { openSuspension } from '../domain/clock-of-dossier.ts';
import type { HandOver } from '../domain/papers/hand-over.ts';
import type { DossierResult, KeptResult } from '../domain/papers/issued-result.ts';
import type { TaskTimer } from '../domain/dossier-state.ts';
import type { OfferedAction } from '../domain/allowed-actions.ts';
import type { FoundDossier, HistoryRow, StepTask } from '../application/queries/find-dossier.ts';
import type { DossierLine } from '../application/queries/list-dossiers.ts';
import type { TaskLine } from '../application/queries/task-lines.ts';
import type {
  dossierLineResponse,
  dossierResponse,
  historyResponse,
  taskListResponse,
} from './dossier.responses.ts';

type Agencies = ReadonlyMap<number, Agency>;

/** Code and name of an agency as every answer shows it. */
export function presentAgency(agencies: Agencies, id: number): { code: string; name: string } {
  const agency = agencies.get(id);
  if (!agency) throw new Error(`agency ${id} is not in the directory`);
  return { code: agency.code, name: agency.name };
}

/** Holder and delegate of a task without their ids. */
export const presentHands = ({ holder, delegate }: Hands) => ({
  holder: holder && shown(holder),
  delegate: delegate && shown(delegate),
});

type DossierResponse = z.infer<typeof dossierResponse>;

/** A dossier as officers see it: identity numbers, phones and e-mails masked, instants with Viet Nam's offset. */
export function presentDossier(found: FoundDossier, agencies: Agencies): DossierResponse {
  const { state, sheet } = found;
  const suspended = openSuspension(state);
  return {
    id: state.id,
    ...{ code: state.code, portalCode: sheet.portalCode },
    version: state.version,
    status: state.status,
    procedure: { code: sheet.procedureCode, name: sheet.procedureName, case: sheet.caseCode },
    channel: sheet.channel as DossierResponse['channel'],
    secrecy: state.secrecy,
    receivingAgency: presentAgency(agencies, state.receivingAgencyId),
    leadAgency: presentAgency(agencies, state.leadAgencyId),
    receivedAt: rfc3339(state.receivedAt),
    dueAt: rfc3339(state.dueAt),
    dueProvisional: state.dueProvisional,
    completedAt: rfc3339(state.completedAt),
    closedAt: rfc3339(state.closedAt),
    missed: state.missed,
    suspended: suspended && {
      reason: suspended.reason,
      since: rfc3339(suspended.from),
      paper: suspended.paper,
    },
    applicant: presentApplicant(sheet),
    returning: sheet.handingIn.returning,
    notices: sheet.notices,
    sets: sheet.handingIn.sets,
    components: sheet.components.map((paper) => ({ ...paper, missing: !isHandedIn(paper) })),
    result: sheet.result && presentResult(sheet.result),
    handOver: sheet.handOver && presentHandOver(sheet.handOver),
    involved: sheet.involved,
    unpaid: found.state.unpaid,
    facts: found.facts,
    openOpinions: presentOpinions(state, agencies),
    tasks: found.tasks.map((task) => presentTask(task, agencies)),
    actions: found.actions.map(presentAction),
    acts: found.acts,
  };
}

const presentOpinions = ({ openOpinions }: FoundDossier['state'], agencies: Agencies) =>
  openOpinions.map(({ id, step, agencyId, dueAt }) => ({
    ...{ id, step, agency: presentAgency(agencies, agencyId), dueAt: rfc3339(dueAt) },
  }));

/** A dossier as lists show it. */
export const presentLine = (line: DossierLine): z.infer<typeof dossierLineResponse> => ({
  id: line.id,
  code: line.code,
  procedure: { code: line.procedureCode, name: line.procedureName },
  applicant: line.applicantName,
  status: line.status as DossierResponse['status'],
  receivedAt: rfc3339(line.receivedAt),
  dueAt: rfc3339(line.dueAt),
});

type TaskListItem = z.infer<typeof taskListResponse>['items'][number];

/** An open step as inboxes show it. */
export const presentTaskLine = (task: TaskLine, agencies: Agencies): TaskListItem => ({
  dossier: {
    id: task.dossierId,
    code: task.code,
    version: task.version,
    status: task.status as TaskListItem['dossier']['status'],
    dueAt: rfc3339(task.dossierDueAt),
  },
  procedure: { code: task.procedureCode, name: task.procedureName },
  applicant: task.applicantName,
  id: task.taskId,
  part: task.part,
  revision: task.revision,
  ...presentHands(task),
  step: task.step,
  name: task.stepName,
  agency: presentAgency(agencies, task.agencyId),
  since: rfc3339(task.openedAt),
  dueAt: rfc3339(task.taskDueAt),
  timeLeft: task.timeLeft,
  papers: task.papers,
  flags: task.flags,
  awaits: task.awaits,
});

const presentApplicant = (sheet: FoundDossier['sheet']): DossierResponse['applicant'] => ({
  kind: sheet.applicantKind,
  fullName: sheet.applicantName,
  identity: { kind: sheet.identityKind, masked: sheet.identity },
  phone: sheet.phone,
  email: sheet.email,
  address: sheet.address,
  ...{ submitter: sheet.submitterName, submitterOnFile: sheet.submitterOnFile },
  authority: sheet.handingIn.authority,
});

const presentResult = ({ further = [], ...main }: DossierResult): NonNullable<DossierResponse['result']> => ({
  ...presentIssued(main),
  further: further.map(presentIssued),
});

const presentIssued = ({ number, name, signer, ...more }: KeptResult) => ({
  ...{ number, name, signer },
  signerTitle: more.signerTitle ?? null,
  signedOn: more.signedOn ?? null,
  validUntil: more.validUntil ?? null,
  document: more.document ?? null,
});

const presentHandOver = (handOver: HandOver): NonNullable<DossierResponse['handOver']> => ({
  way: handOver.way,
  at: rfc3339(new Date(handOver.at)),
  recipient: handOver.recipient ?? null,
  relation: handOver.relation ?? null,
  authority: handOver.authority ?? null,
  confirmedBy: handOver.confirmedBy ?? null,
  carrier: handOver.carrier ?? null,
  consignment: handOver.consignment ?? null,
  acknowledgement: handOver.acknowledgement ?? null,
  wished: handOver.wished ?? null,
});

/** An action as it is offered, to whoever. */
export const presentAction = (action: OfferedAction): DossierResponse['actions'][number] => ({
  ...action,
  requires: [...action.requires],
  asks: [...action.asks],
});

export const presentTask = (task: StepTask, agencies: Agencies): DossierResponse['tasks'][number] => ({
  id: task.id,
  step: task.step,
  name: task.stepName,
  agency: presentAgency(agencies, task.agencyId),
  role: task.role as DossierResponse['tasks'][number]['role'],
  since: rfc3339(task.openedAt),
  dueAt: rfc3339(task.dueAt),
  branches: { arrived: task.arrived, expected: task.waitsFor },
  awaits: task.awaits ?? null,
  within: task.within ?? null,
  timers: task.timers.map(presentTimer),
  revision: task.revision,
  ...presentHands(task),
});

const presentTimer = ({
  timer: { code, does },
  firesAt,
  firedAt,
  outcome,
  reason,
}: TaskTimer): DossierResponse['tasks'][number]['timers'][number] => ({
  ...{ code, does, outcome },
  reason: outcome && reason,
  failing: outcome === null && reason !== null,
  firesAt: rfc3339(firesAt),
  firedAt: rfc3339(firedAt),
});

export const presentHistory = (rows: readonly HistoryRow[]): z.infer<typeof historyResponse> => ({
  items: rows.map((row) => ({
    sequence: row.sequence,
    at: rfc3339(row.at),
    action: row.action,
    name: row.actionName,
    fromStep: row.fromStep,
    toSteps: row.toSteps,
    status: row.status as z.infer<typeof historyResponse>['items'][number]['status'],
    officer: { name: row.officerName, title: row.officerTitle, agency: row.agencyName },
    onBehalfOf: row.onBehalfOf,
    comment: row.comment,
    dueBefore: rfc3339(row.dueBefore),
    dueAt: rfc3339(row.dueAt),
  })),
});
