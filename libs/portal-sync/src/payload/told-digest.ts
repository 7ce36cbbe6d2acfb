import { createHash } from 'node:crypto';
import type { PortalDossier } from './portal-dossier.ts';

/**
 * What of a dossier may become known after a change was told: papers, results and fees. Links are left out, for they change from
 * day to day. Hexadecimal; of nothing that tells who someone is.
 */
export function toldDigest(dossier: PortalDossier): string {
  const { TaiLieuNop, DanhSachGiayToKetQua, DanhSachLePhi, DuocThanhToanTrucTuyen } = dossier;
  const papers = TaiLieuNop.map(({ DuongDanTaiTepTin: link, ...paper }) => ({
    ...paper,
    linked: link !== '',
  }));
  const results = DanhSachGiayToKetQua.map(({ DuongDanTepTinKetQua: link, ...result }) => ({
    ...result,
    linked: link !== '',
  }));
  return createHash('sha256')
    .update(JSON.stringify([papers, results, DanhSachLePhi, DuocThanhToanTrucTuyen]))
    .digest('hex');
}
