import { procedures } from '../procedures.ts';
import { refusalOf } from '../protocol.ts';
import { unsuccessful, type Service } from './service.ts';

/** LayDanhSachTTHC: code and name of every procedure. */
export const listProcedures: Service = () => ({
  rows: procedures.map(({ MATTHC, TENTTHC }) => ({ MATTHC, TENTTHC })),
});

/** LayThuTuc: one procedure by `maTTHC`, with the least of its upper-case fields. */
export const describeProcedure: Service = ({ body }) => {
  const found = procedures.find(({ MATTHC }) => MATTHC === body.maTTHC);
  if (!found) return unsuccessful(refusalOf(`Thủ tục ${JSON.stringify(body.maTTHC ?? '')} không tồn tại`));
  const { MATTHC, TENTTHC, MALINHVUC, TENLINHVUC } = found;
  return { rows: [{ MATTHC, TENTTHC, TRANGTHAI: '1', LINHVUCTHUCHIEN: [{ MALINHVUC, TENLINHVUC }] }] };
};
