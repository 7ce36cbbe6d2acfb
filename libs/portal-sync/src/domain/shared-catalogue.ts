/** Of a catalogue: which service tells it, what its columns end with, and what it is called. */
interface SharedCatalogue {
  service: string;
  /** Code and name are `MA…` and `TEN…` with this behind. */
  ending: string;
  vi: string;
}

/**
 * Catalogues the national portal shares. Columns are published of agencies (MADONVI, TENDONVI, CAPDONVI) and fields (MALINHVUC, TENLINHVUC,
 * MANGANH); those of the others are supposed to be named alike.
 */
export const SHARED_CATALOGUES = {
  agencies: { service: 'LayDanhMucCoQuan', ending: 'DONVI', vi: 'Cơ quan' },
  fields: { service: 'LayDanhMucLinhVuc', ending: 'LINHVUC', vi: 'Lĩnh vực' },
  provinces: { service: 'LayDanhMucTinhThanh', ending: 'TINHTHANH', vi: 'Tỉnh, thành phố' },
  districts: { service: 'LayDanhMucQuanHuyen', ending: 'QUANHUYEN', vi: 'Quận, huyện (trước 01/07/2025)' },
  communes: { service: 'LayDanhMucPhuongXa', ending: 'PHUONGXA', vi: 'Xã, phường, đặc khu' },
  countries: { service: 'LayDanhMucQuocGia', ending: 'QUOCGIA', vi: 'Quốc gia' },
  peoples: { service: 'LayDanhMucDanToc', ending: 'DANTOC', vi: 'Dân tộc' },
  religions: { service: 'LayDanhMucTonGiao', ending: 'TONGIAO', vi: 'Tôn giáo' },
  genders: { service: 'LayDanhMucGioiTinh', ending: 'GIOITINH', vi: 'Giới tính' },
  'marital-statuses': {
    ...{ service: 'LayDanhMucTinhTrangHonNhan', ending: 'TINHTRANGHONNHAN', vi: 'Tình trạng hôn nhân' },
  },
  'applicant-kinds': { service: 'LayDanhMucDoiTuong', ending: 'DOITUONG', vi: 'Đối tượng thực hiện' },
  levels: { service: 'LayDanhMucCapThucHien', ending: 'CAPTHUCHIEN', vi: 'Cấp thực hiện' },
  'legal-bases': { service: 'LayDanhMucCanCuPhapLy', ending: 'CANCUPHAPLY', vi: 'Căn cứ pháp lý' },
  fees: { service: 'LayDanhMucLePhi', ending: 'LEPHI', vi: 'Phí, lệ phí' },
} as const satisfies Record<string, SharedCatalogue>;

export type CatalogueName = keyof typeof SHARED_CATALOGUES;

export const CATALOGUE_NAMES = Object.keys(SHARED_CATALOGUES) as [CatalogueName, ...CatalogueName[]];

/** A line of a catalogue. */
export interface CatalogueEntry {
  code: string;
  name: string;
  /** All else that is told of it. */
  attributes: Readonly<Record<string, string>>;
}

/** How a line of the portal's differs from what is held. */
export interface CatalogueDifference {
  kind: 'added' | 'changed' | 'gone';
  code: string;
  before: Omit<CatalogueEntry, 'code'> | null;
  after: Omit<CatalogueEntry, 'code'> | null;
}

export interface DifferenceCounts {
  added: number;
  changed: number;
  gone: number;
}
