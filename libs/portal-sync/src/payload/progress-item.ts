import type { DossierSnapshot } from '#dossier';
import { codeAtPortal } from './code-at-portal.ts';
import { cutAtWord } from './cut.ts';
import type { DossierSurroundings } from './dossier-item.ts';
import { portalMoment } from './portal-moment.ts';
import type { PortalProgress } from './portal-progress.ts';

/** The progress row of the change a snapshot stands at. */
export const progressItem = (
  snapshot: Pick<DossierSnapshot, 'code' | 'change'> & Partial<Pick<DossierSnapshot, 'online'>>,
  { national }: Pick<DossierSurroundings, 'national'>,
): PortalProgress => {
  const { change } = snapshot;
  return {
    MaHoSo: codeAtPortal(snapshot),
    NguoiXuLy: cutAtWord(change.officerName, 50),
    ChucDanh: change.officerTitle,
    ThoiDiemXuLy: portalMoment(change.at),
    PhongBanXuLy: change.agencyName,
    NoiDungXuLy: wordingOf(change),
    TrangThai: national.get(change.status) ?? '',
    ...timesOf(change),
  };
};

/** Comments are for colleagues and stay in the house, save the reason of a refusal at intake, which is on its slip. */
const wordingOf = ({ actionName, comment, status, statusBefore }: DossierSnapshot['change']): string =>
  status === 'refused' && statusBefore === null && comment ? `${actionName}: ${comment}` : actionName;

/** Of the step that was left; without one, as at reception, until when the dossier is due. */
function timesOf({
  left,
  dueAt,
}: DossierSnapshot['change']): Pick<PortalProgress, 'NgayBatDau' | 'NgayKetThucTheoQuyDinh'> {
  if (!left) return { NgayBatDau: '', NgayKetThucTheoQuyDinh: portalMoment(dueAt) };
  return {
    NgayBatDau: portalMoment(new Date(left.openedAt)),
    NgayKetThucTheoQuyDinh: portalMoment(left.dueAt === null ? null : new Date(left.dueAt)),
  };
}
