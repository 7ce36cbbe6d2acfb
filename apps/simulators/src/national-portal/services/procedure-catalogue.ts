import { refusalOf } from '../protocol.ts';
import { unsuccessful, type Service } from './service.ts';

/** LayDanhSachTTHC: code and name of every procedure. */
export const listProcedures: Service = ({ procedures }) => ({
  rows: procedures.all().map(({ MATTHC, TENTTHC }) => ({ MATTHC, TENTTHC })),
});

/** LayThuTuc: one procedure by `maTTHC`, with all of its upper-case fields. */
export const describeProcedure: Service = ({ body, procedures }) => {
  const found = procedures.get(body.maTTHC);
  if (!found) return unsuccessful(refusalOf(`Thủ tục ${JSON.stringify(body.maTTHC ?? '')} không tồn tại`));
  return { rows: [{ ...found }] };
};
