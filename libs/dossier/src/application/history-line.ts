import type { Position, Principal } from '#identity';
import type { PlannedReception } from '../domain/plan-reception.ts';
import type { HistoryLine } from '../persistence/change-statements.ts';

/** Who acted as history remembers them: the person and the post they acted under. */
export interface Actor {
  /** Without an id: the system. */
  officer: Pick<Principal, 'username' | 'fullName'> & { officerId: number | null };
  post: Pick<Position, 'agencyId' | 'title'>;
  agencyName: string;
  /** For whom they acted; absent = for themselves. */
  onBehalfOf?: HistoryLine['onBehalfOf'];
}

type Essentials = Pick<
  HistoryLine,
  'dossierId' | 'sequence' | 'at' | 'action' | 'actionName' | 'toSteps' | 'status'
>;

/** A history line with the actor's names as they are today; what is not given is empty. */
export const historyLine = (
  { officer, post, agencyName, onBehalfOf = null }: Actor,
  line: Essentials & Partial<HistoryLine>,
): HistoryLine => ({
  fromStep: null,
  statusBefore: null,
  comment: null,
  details: {},
  dueBefore: null,
  dueAt: null,
  dueProvisional: false,
  ...line,
  onBehalfOf,
  officerId: officer.officerId,
  officerName: officer.fullName,
  officerTitle: post.title,
  agencyId: post.agencyId,
  agencyName,
});

/** What the first line says of a dossier that was received. */
export const receptionLine = ({ due, task }: PlannedReception) => ({
  ...{ sequence: 1, action: 'receive', actionName: 'Tiếp nhận hồ sơ', status: 'received' as const },
  toSteps: [task.step],
  dueAt: due.at,
  dueProvisional: due.provisional,
});

/** The other name on an act, for its trace. */
export const forWhom = ({ onBehalfOf }: { onBehalfOf?: { officerId: number } | null | undefined }) => ({
  onBehalfOf: onBehalfOf?.officerId ?? null,
});
