import type { PortalDossier } from '../../src/payload/portal-dossier.ts';
import type { PortalProgress } from '../../src/payload/portal-progress.ts';

/** A rule between fields, and whether an element keeps it. */
type Rule<Element> = readonly [rule: string, kept: (element: Element) => boolean];

const then = (condition: boolean, consequence: boolean): boolean => !condition || consequence;
const inOrder = (...moments: string[]): boolean => {
  const known = moments.filter((one) => one !== '');
  return known.every((one, index) => index === 0 || known[index - 1]! <= one);
};
const openRound = ({ DanhSachHoSoBoSung: rounds }: PortalDossier): boolean =>
  rounds.some(({ NgayTiepNhanBoSung }) => NgayTiepNhanBoSung === '');
const is = ({ TrangThaiHoSo }: PortalDossier, ...codes: string[]): boolean => codes.includes(TrangThaiHoSo);

const DOSSIER_RULES: readonly Rule<PortalDossier>[] = [
  ['is received unless it is refused at once', (d) => then(!is(d, '1', '3'), d.NgayTiepNhan !== '')],
  [
    'is handed in, received, finished and handed over in this order',
    (d) => inOrder(d.NgayNopHoSo, d.NgayTiepNhan, d.NgayKetThucXuLy, d.NgayTra),
  ],
  ['is refused after it was received', (d) => inOrder(d.NgayNopHoSo, d.NgayTiepNhan, d.NgayTuChoi)],
  ['is due after it was received', (d) => inOrder(d.NgayTiepNhan, d.NgayHenTra)],
  ['is refused if and only if it has a day of refusal', (d) => is(d, '3') === (d.NgayTuChoi !== '')],
  ['is handed over if and only if it has a day of that', (d) => is(d, '10') === (d.NgayTra !== '')],
  [
    'is finished if and only if its processing has ended',
    (d) => is(d, '7', '8', '9', '10') === (d.NgayKetThucXuLy !== ''),
  ],
  ['has results once it is finished only', (d) => then(d.DanhSachGiayToKetQua.length > 0, is(d, '9', '10'))],
  [
    'waits for a supplement while a round is open, and then only',
    (d) => is(d, '5') === (openRound(d) && !is(d, '3', '7', '8')),
  ],
  [
    'numbers its rounds',
    (d) => d.DanhSachHoSoBoSung.every(({ HoSoBoSungId }, index) => HoSoBoSungId === String(index + 1)),
  ],
  [
    'asks for a supplement after the one before has come',
    (d) =>
      inOrder(
        ...d.DanhSachHoSoBoSung.flatMap(({ NgayBoSung, NgayTiepNhanBoSung }) => [
          NgayBoSung,
          NgayTiepNhanBoSung,
        ]),
      ),
  ],
  [
    'has a new appointment once a supplement has come only',
    (d) =>
      d.DanhSachHoSoBoSung.every((round) =>
        then(round.NgayHenTraMoi !== '' || round.NguoiTiepNhanBoSung !== '', round.NgayTiepNhanBoSung !== ''),
      ),
  ],
  [
    'names its owner by one and the same number',
    (d) =>
      d.DinhDanhCHS.length <= 1 &&
      d.DinhDanhCHS.every(
        ({ LoaiDinhDanh, SoDinhDanh }) =>
          SoDinhDanh === d.SoGiayToChuHoSo &&
          (LoaiDinhDanh === '1' ? /^\d{12}$/ : /^\d{9}$/).test(SoDinhDanh),
      ),
  ],
  [
    'tells an account for what was handed in online alone, and never an identity number',
    (d) => then(d.MaDoiTuong !== '', d.KenhThucHien === '2' && d.MaDoiTuong !== d.SoGiayToChuHoSo),
  ],
  [
    'tells an account it knows when it calls one verified',
    (d) => then(d.TaiKhoanDuocXacThucVoiVNeID === '1', d.MaDoiTuong !== ''),
  ],
  [
    'is digitised if and only if one of its papers is',
    (d) => (d.HoSoCoThanhPhanSoHoa === '1') === d.TaiLieuNop.some(({ DuocSoHoa }) => DuocSoHoa === '1'),
  ],
  [
    'has a file of every paper it calls digitised, and of no other',
    (d) =>
      d.TaiLieuNop.every(
        (paper) =>
          (paper.DuocSoHoa === '1') === (paper.TepDinhKemId !== '') &&
          then(paper.DuongDanTaiTepTin !== '', paper.DuocSoHoa === '1'),
      ),
  ],
  [
    'names the result of every paper for which one is used again, and of no other',
    (d) => d.TaiLieuNop.every((paper) => (paper.DuocTaiSuDung === '2') === (paper.MaKetQuaThayThe !== '')),
  ],
  [
    'uses again what it takes out of the store',
    (d) => d.TaiLieuNop.every((paper) => then(paper.DuocLayTuKhoDMQG === '1', paper.DuocTaiSuDung !== '0')),
  ],
  [
    'is paid, online or otherwise, if and only if it has a fee',
    (d) => (d.DuocThanhToanTrucTuyen !== '0') === d.DanhSachLePhi.some(({ Gia }) => Number(Gia) > 0),
  ],
  [
    'collects with a supplement only where one was asked for',
    (d) =>
      then(
        d.DanhSachLePhi.some(({ HinhThucThu }) => HinhThucThu === '2'),
        d.DanhSachHoSoBoSung.length > 0,
      ),
  ],
  [
    'cuts its summary only visibly',
    (d) =>
      d.TrichYeuHoSo === d.TenTTHC ||
      (d.TrichYeuHoSo.endsWith('…') && d.TenTTHC.startsWith(d.TrichYeuHoSo.slice(0, -1))),
  ],
];

const PROGRESS_RULES: readonly Rule<PortalProgress>[] = [
  ['begins before it ends', (p) => inOrder(p.NgayBatDau, p.ThoiDiemXuLy)],
];

const broken = <Element>(element: Element, rules: readonly Rule<Element>[], what: string): string[] =>
  rules.filter(([, kept]) => !kept(element)).map(([rule]) => `${what} ${rule}`);

/** Rules between fields that a publication breaks. */
export const contradictions = (dossier: PortalDossier, progress: PortalProgress): string[] => [
  ...broken(dossier, DOSSIER_RULES, 'dossier'),
  ...broken(progress, PROGRESS_RULES, 'progress'),
  ...(dossier.MaHoSo === progress.MaHoSo ? [] : ['progress is of another dossier']),
  ...(dossier.TrangThaiHoSo === progress.TrangThai ? [] : ['progress has another status']),
];
