type Row = Readonly<Record<string, string>>;

const named = (ending: string, lines: readonly (readonly [string, string])[]): Row[] =>
  lines.map(([code, name]) => ({ [`MA${ending}`]: code, [`TEN${ending}`]: name }));

/** What the `LayDanhMuc…` services tell, a part of each; tests may publish them anew. */
export class ToldCatalogues {
  private readonly byService = new Map<string, readonly Row[]>([
    [
      'LayDanhMucCoQuan',
      [
        { MADONVI: '000.00.00.G15', TENDONVI: 'Bộ Tư pháp', CAPDONVI: '1' },
        { MADONVI: '000.00.00.H99', TENDONVI: 'UBND tỉnh Sao Mai', CAPDONVI: '1' },
      ],
    ],
    [
      'LayDanhMucLinhVuc',
      [
        { MALINHVUC: 'G15-TP07', TENLINHVUC: 'Hộ tịch', MANGANH: 'G15' },
        { MALINHVUC: 'G03-GD10', TENLINHVUC: 'Giáo dục mầm non', MANGANH: 'G03' },
      ],
    ],
    [
      'LayDanhMucTinhThanh',
      named('TINHTHANH', [
        ['01', 'Thành phố Hà Nội'],
        ['99', 'Tỉnh Sao Mai'],
      ]),
    ],
    ['LayDanhMucQuanHuyen', named('QUANHUYEN', [['991', 'Huyện Hoa Ban (cũ)']])],
    [
      'LayDanhMucPhuongXa',
      [
        { MAPHUONGXA: '99001', TENPHUONGXA: 'Phường Hoa Ban', MATINHTHANH: '99' },
        { MAPHUONGXA: '99002', TENPHUONGXA: 'Xã An Phú', MATINHTHANH: '99' },
      ],
    ],
    [
      'LayDanhMucQuocGia',
      named('QUOCGIA', [
        ['VN', 'Việt Nam'],
        ['LA', 'Lào'],
      ]),
    ],
    [
      'LayDanhMucDanToc',
      named('DANTOC', [
        ['01', 'Kinh'],
        ['02', 'Tày'],
        ['03', 'Thái'],
      ]),
    ],
    [
      'LayDanhMucTonGiao',
      named('TONGIAO', [
        ['00', 'Không'],
        ['01', 'Phật giáo'],
      ]),
    ],
    [
      'LayDanhMucGioiTinh',
      named('GIOITINH', [
        ['1', 'Nam'],
        ['2', 'Nữ'],
      ]),
    ],
    [
      'LayDanhMucTinhTrangHonNhan',
      named('TINHTRANGHONNHAN', [
        ['1', 'Chưa kết hôn'],
        ['2', 'Đã kết hôn'],
      ]),
    ],
    [
      'LayDanhMucDoiTuong',
      named('DOITUONG', [
        ['1', 'Công dân Việt Nam'],
        ['2', 'Doanh nghiệp'],
      ]),
    ],
    [
      'LayDanhMucCapThucHien',
      named('CAPTHUCHIEN', [
        ['1', 'Cấp tỉnh'],
        ['3', 'Cấp xã'],
      ]),
    ],
    ['LayDanhMucCanCuPhapLy', named('CANCUPHAPLY', [['118/2025/NĐ-CP', 'Nghị định 118/2025/NĐ-CP']])],
    ['LayDanhMucLePhi', named('LEPHI', [['LP01', 'Lệ phí hộ tịch']])],
  ]);

  get services(): string[] {
    return [...this.byService.keys()];
  }

  of(service: string): readonly Row[] {
    return this.byService.get(service) ?? [];
  }

  publish(service: string, rows: readonly Row[]): void {
    this.byService.set(service, rows);
  }
}
