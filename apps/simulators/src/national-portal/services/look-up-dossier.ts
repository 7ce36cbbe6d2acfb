import { requiredText } from '../fields.ts';
import { parseItem } from '../parse-item.ts';
import { refusalOf } from '../protocol.ts';
import { unsuccessful, type Service } from './service.ts';

/** TraCuuHoSo: all the portal holds of a dossier; no row when it holds nothing. */
export const lookUpDossier: Service = ({ body, held }) => {
  const code = parseItem(requiredText(), body.mahoso);
  if ('refusal' in code) return unsuccessful(refusalOf('Thiếu mahoso'));
  const dossier = held.get(code.item);
  if (!dossier) return { rows: [] };
  const progress = dossier.progress.map(({ TrangThai, ThoiDiemXuLy, NguoiXuLy = '', NoiDungXuLy = '' }) => ({
    TrangThai,
    ThoiDiemXuLy,
    NguoiXuLy,
    NoiDungXuLy,
  }));
  return { rows: [{ ...dossier.item, TrangThaiHoSo: dossier.status, TienDo: progress }] };
};
