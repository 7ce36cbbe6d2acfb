import { z } from 'zod';
import { DOSSIER_CODE } from '#dossier';
import { limitedText, moment, nationalStatus, requiredMoment, text } from './portal-fields.ts';

/** One element of `data` in CapNhatTienDoHoSoMC: a row of the portal's progress ledger. */
export const portalProgressSchema = z.strictObject({
  MaHoSo: z.string().regex(DOSSIER_CODE, 'sai cấu trúc mã hồ sơ'),
  NguoiXuLy: limitedText(50),
  ChucDanh: text,
  ThoiDiemXuLy: requiredMoment,
  PhongBanXuLy: text,
  NoiDungXuLy: text,
  TrangThai: nationalStatus,
  NgayBatDau: moment,
  NgayKetThucTheoQuyDinh: moment,
});

export type PortalProgress = z.infer<typeof portalProgressSchema>;
