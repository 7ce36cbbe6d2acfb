import type { OutboxMessage, StoredMessage } from '#platform/outbox';
import type { DossierStatus } from '#workflow';

/** Wire name of the one event of this module: a row was appended to a dossier's history. */
export const DOSSIER_CHANGED = 'dossier.changed.v1';

/** The event as subscribers read it; everything else is found by dossier and sequence. */
export interface DossierChanged {
  dossierId: string;
  /** The history row's sequence; gapless per dossier. */
  sequence: number;
  status: DossierStatus;
  statusBefore: DossierStatus | null;
  occurredAt: Date;
}

/** The event as it is announced. */
export interface AnnouncedChange extends DossierChanged {
  /** Whose work it makes. */
  agencyId: number;
}

export const dossierChangedMessage = (event: AnnouncedChange): OutboxMessage => ({
  name: DOSSIER_CHANGED,
  subjectId: event.dossierId,
  agencyId: event.agencyId,
  payload: { sequence: event.sequence, status: event.status, statusBefore: event.statusBefore },
  occurredAt: event.occurredAt,
});

export const readDossierChanged = ({ subjectId, payload, occurredAt }: StoredMessage): DossierChanged => ({
  dossierId: subjectId,
  sequence: payload['sequence'] as number,
  status: payload['status'] as DossierStatus,
  statusBefore: payload['statusBefore'] as DossierStatus | null,
  occurredAt,
});
