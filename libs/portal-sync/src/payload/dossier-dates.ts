import type { DossierSnapshot } from '#dossier';
import type { PortalDossier } from './portal-dossier.ts';
import { portalMoment } from './portal-moment.ts';

type Dates = Pick<
  PortalDossier,
  'NgayNopHoSo' | 'NgayTiepNhan' | 'NgayHenTra' | 'NgayKetThucXuLy' | 'NgayTra' | 'NgayTuChoi'
>;

/** The dossier's dates as far as they are known at this change; none is made up for one that is missing. */
export function dossierDates(snapshot: DossierSnapshot): Dates {
  const { receivedAt, completedAt, closedAt, change } = snapshot;
  const refused = change.status === 'refused';
  const neverReceived = refused && change.statusBefore === null;
  return {
    NgayNopHoSo: portalMoment(submittedAt(snapshot)),
    NgayTiepNhan: neverReceived ? '' : portalMoment(receivedAt),
    NgayHenTra: portalMoment(change.dueAt),
    // Result signed, else the end after reception: what the national index (QĐ 766/QĐ-TTg) holds against NgayHenTra.
    NgayKetThucXuLy: portalMoment(completedAt ?? (refused ? null : closedAt)),
    NgayTra: change.status === 'returned' ? portalMoment(closedAt) : '',
    NgayTuChoi: refused ? portalMoment(closedAt) : '',
  };
}

/** At the desk handing in and taking in are one act; when something was posted is not known here. */
function submittedAt({ channel, receivedAt, online }: DossierSnapshot): Date | null {
  if (channel === 'direct') return receivedAt;
  return online ? new Date(online.submittedAt) : null;
}
