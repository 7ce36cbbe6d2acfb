import { sql, type Sql } from '#platform/database';
import type { DossierStatus } from '#workflow';

/** One change of a dossier as its history keeps it. */
export interface SnapshotChange {
  sequence: number;
  at: Date;
  action: string;
  actionName: string;
  statusBefore: DossierStatus | null;
  status: DossierStatus;
  officerName: string;
  officerTitle: string;
  agencyId: number;
  agencyName: string;
  comment: string | null;
  details: Record<string, unknown>;
  dueBefore: Date | null;
  dueAt: Date | null;
  /** The due time lies beyond the published holidays and will be reckoned again. */
  dueProvisional: boolean;
  /** The step it left: when that was opened, and when it was due (RFC 3339; `null` = not while it waited); `null` = none was. */
  left: { openedAt: string; dueAt: string | null } | null;
}

/** A change with its instants beside it, for JSON has none. */
export interface ChangeRow {
  change: Omit<SnapshotChange, 'at' | 'dueBefore' | 'dueAt'>;
  changedAt: Date;
  dueBefore: Date | null;
  dueAt: Date | null;
}

/** The step that `history h` left. By who left it, for no index leads to the closed tasks of a dossier. */
const LEFT: Sql = sql`(
  select jsonb_build_object('openedAt', t.opened_at, 'dueAt', t.due_at) from dossier.task t
  where t.closed_by = h.officer_id and t.closed_at = h.at and t.dossier_id = h.dossier_id and t.step = h.from_step
  order by t.id desc limit 1)`;

/** {@link SnapshotChange} of `history h`, save its instants. */
export const CHANGE: Sql = sql`
  jsonb_build_object('sequence', h.sequence, 'action', h.action, 'actionName', h.action_name,
    'statusBefore', h.status_before, 'status', h.status, 'officerName', h.officer_name,
    'officerTitle', h.officer_title, 'agencyId', h.agency_id, 'agencyName', h.agency_name, 'comment', h.comment,
    'details', h.details, 'dueProvisional', h.due_provisional, 'left', ${LEFT})`;

export const changeOf = ({ change, changedAt, dueBefore, dueAt }: ChangeRow): SnapshotChange => ({
  ...change,
  at: changedAt,
  dueBefore,
  dueAt,
});
