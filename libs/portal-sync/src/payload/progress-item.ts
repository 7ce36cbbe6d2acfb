import type { DossierSnapshot } from '#dossier';
import { cut } from './cut.ts';
import type { DossierSurroundings } from './dossier-item.ts';
import { portalMoment } from './portal-moment.ts';
import type { PortalProgress } from './portal-progress.ts';

/** The progress row of the change a snapshot stands at. */
export const progressItem = (
  snapshot: DossierSnapshot,
  { national }: Pick<DossierSurroundings, 'national'>,
): PortalProgress => {
  const { change } = snapshot;
  return {
    MaHoSo: snapshot.code,
    NguoiXuLy: cut(change.officerName, 50),
    ChucDanh: change.officerTitle,
    ThoiDiemXuLy: portalMoment(change.at),
    PhongBanXuLy: change.agencyName,
    NoiDungXuLy: wordingOf(change),
    TrangThai: national.get(change.status) ?? '',
    NgayBatDau: '',
    NgayKetThucTheoQuyDinh: portalMoment(change.dueAt),
  };
};

/** Comments are for colleagues and stay in the house, save the reason of a refusal at intake, which is on its slip. */
const wordingOf = ({ actionName, comment, status, statusBefore }: DossierSnapshot['change']): string =>
  status === 'refused' && statusBefore === null && comment ? `${actionName}: ${comment}` : actionName;
