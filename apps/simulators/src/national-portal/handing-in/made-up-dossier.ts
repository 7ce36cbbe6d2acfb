import type { DateTime } from 'luxon';

/** A dossier as the portal hands it in. */
export interface OutgoingDossier {
  MaHoSo: string;
  MaTTHC: string;
  MaDonVi: string;
  ChuHoSo: string;
  TaiLieuNop: { TenTepDinhKem: string; MaThanhPhanHoSo: string; Base64: string }[];
  [field: string]: unknown;
}

/** What is handed in, and where. */
export interface HandingInOrder {
  procedure: string;
  case: string;
  /** Code of the desk, or of its agency. */
  agency: string;
  /** Codes of components a paper comes for. */
  components: readonly string[];
}

/** A page with nothing on it. */
const PAPER = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
).toString('base64');

/** Somebody who does not exist hands something in; the ordinal tells them, and their dossiers, apart. */
export function madeUpDossier(ordinal: number, order: HandingInOrder, at: DateTime): OutgoingDossier {
  return {
    MaHoSo: `G22.99-${at.toFormat('yyMMdd')}-${String(ordinal).padStart(6, '0')}`,
    MaTTHC: order.procedure,
    MaTruongHop: order.case,
    MaDonVi: order.agency,
    KenhThucHien: '2',
    ChuHoSo: `Nguyễn Thị Mẫu ${ordinal}`,
    LoaiDoiTuong: '1',
    SoGiayToChuHoSo: String(99_300_000_000 + ordinal).padStart(12, '0'),
    MaDoiTuong: `TECH-${String(ordinal).padStart(8, '0')}`,
    TaiKhoanDuocXacThucVoiVNeID: '1',
    SoDienThoai: '',
    Email: `mau${ordinal}@example.com`,
    DiaChi: 'Tổ 5, phường Hoa Ban, tỉnh Sao Mai',
    NgayNopHoSo: at.toFormat('yyyyMMddHHmmss'),
    HinhThuc: '0',
    TaiLieuNop: order.components.map((component, index) => ({
      TenTepDinhKem: `giay-to-${index + 1}.pdf`,
      MaThanhPhanHoSo: component,
      Base64: PAPER,
    })),
  };
}

/** The same code with another applicant in it. */
export const withOtherContent = (dossier: OutgoingDossier): OutgoingDossier => ({
  ...dossier,
  ChuHoSo: `${dossier.ChuHoSo} (sửa)`,
});

/** Its papers lost their beginnings on the way. */
export const withBrokenPapers = (dossier: OutgoingDossier): OutgoingDossier => ({
  ...dossier,
  TaiLieuNop: dossier.TaiLieuNop.map((paper) => ({ ...paper, Base64: `${paper.Base64.slice(3)}*` })),
});
