import { z } from 'zod';
import { dossierCode, dossierStatus, moment, requiredMoment, text } from './fields.ts';

/** One element of `data` in CapNhatTienDoHoSoMC. */
export const progressItem = z.strictObject({
  MaHoSo: dossierCode,
  NguoiXuLy: text(50),
  ChucDanh: text(),
  ThoiDiemXuLy: requiredMoment,
  PhongBanXuLy: text(),
  NoiDungXuLy: text(),
  TrangThai: dossierStatus,
  NgayBatDau: moment,
  NgayKetThucTheoQuyDinh: moment,
});

export type ProgressItem = z.output<typeof progressItem>;
