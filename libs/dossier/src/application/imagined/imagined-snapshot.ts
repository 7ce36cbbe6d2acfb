import type { Applicant } from '../../domain/applicant.ts';
import { dossierCodePrefix } from '../../domain/dossier-code.ts';
import type { DossierState } from '../../domain/dossier-state.ts';
import { UNSAID } from '../../domain/notice-wishes.ts';
import type { PlannedReception } from '../../domain/plan-reception.ts';
import type { HistoryLine } from '../../persistence/change-statements.ts';
import type { SnapshotChange } from '../../persistence/snapshot-change.ts';
import type { DossierSnapshot, SnapshotSuspension } from '../queries/dossier-snapshots.ts';
import { type Actor, historyLine, receptionLine } from '../history-line.ts';
import type { Reception } from '../reception/reception.ts';
import type { TakenAction } from '../acts/taken-action.ts';

/** A reception that nobody makes. */
export type ImaginedReception = Pick<
  Reception,
  'procedure' | 'caseCode' | 'channel' | 'desk' | 'lead' | 'applicant' | 'components'
> & { receivedAt: Date };

/** The code the first dossier of the day gets. */
export const imaginedCode = ({ desk, receivedAt }: ImaginedReception): string =>
  `${dossierCodePrefix(desk.code, receivedAt)}0001`;

/** A made-up dossier as others would see it right after its reception. */
export const snapshotOfReception = (
  reception: ImaginedReception,
  state: DossierState,
  planned: PlannedReception,
  actor: Actor,
): DossierSnapshot => ({
  id: state.id,
  code: state.code,
  procedureId: reception.procedure.id,
  procedureCode: reception.procedure.definition.code,
  procedureName: reception.procedure.definition.name,
  caseCode: reception.caseCode,
  channel: reception.channel,
  ...datesOf(state),
  ...{ result: null, handOver: null },
  secretVersion: 1,
  fees: null,
  applicant: snapshotOfApplicant(reception.applicant),
  handingIn: { sets: 1, authority: null, returning: null },
  online: null,
  secrecy: reception.procedure.definition.secrecy ?? 'normal',
  components: [...reception.components],
  furtherPapers: [],
  suspensions: [],
  change: changeOf(
    historyLine(actor, { dossierId: state.id, at: state.receivedAt, ...receptionLine(planned) }),
  ),
});

/** The same after an act: what {@link DossierSnapshots} would read, had it been written. */
export function snapshotOfAct(
  before: DossierSnapshot,
  { change, history, request, papers }: TakenAction,
  state: DossierState,
  result: DossierSnapshot['result'],
): DossierSnapshot {
  const { at, sequence } = history;
  const ended = before.suspensions.map((one) =>
    change.resumes && one.endedAt === null ? { ...one, endedAt: at.toISOString(), endedIn: sequence } : one,
  );
  const begun: SnapshotSuspension[] = change.suspends
    ? [
        {
          ...{ reason: change.suspends.reason, startedAt: at.toISOString(), openedIn: sequence, request },
          ...{ endedAt: null, endedIn: null, paper: change.suspends.paper },
        },
      ]
    : [];
  return {
    ...before,
    ...datesOf(state),
    result: state.completedAt && result,
    handOver: papers.handsOver,
    suspensions: [...ended, ...begun],
    change: changeOf(history),
  };
}

const datesOf = (state: DossierState) => ({
  receivingAgencyId: state.receivingAgencyId,
  leadAgencyId: state.leadAgencyId,
  receivedAt: state.receivedAt,
  terms: state.terms,
  phase: 1 + state.phaseStarts.length,
  completedAt: state.completedAt,
  closedAt: state.closedAt,
});

const snapshotOfApplicant = (applicant: Applicant): DossierSnapshot['applicant'] => ({
  kind: applicant.kind,
  fullName: applicant.fullName,
  identityKind: applicant.identity.kind,
  identityNumber: applicant.identity.number,
  phone: applicant.phone ?? null,
  email: applicant.email ?? null,
  address: applicant.address,
  submitterName: applicant.fullName,
  submitterPhone: applicant.phone ?? null,
  notices: UNSAID,
});

const changeOf = ({ status, statusBefore, ...line }: HistoryLine): SnapshotChange => ({
  ...line,
  left: null,
  status: status as SnapshotChange['status'],
  statusBefore: statusBefore as SnapshotChange['statusBefore'],
});
