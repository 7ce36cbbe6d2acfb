import { change, file, snapshot, surroundings } from '../../spec/snapshots.ts';
import { compareDossier, type Holds, type ShouldHold } from './compare-dossier.ts';
import { dossierItem } from './dossier-item.ts';
import { progressItem } from './progress-item.ts';
import { untoldFields } from './told-fields.ts';

const progress = [
  change(),
  change({
    sequence: 2,
    at: new Date('2026-03-04T02:00:00Z'),
    status: 'processing',
    statusBefore: 'received',
  }),
  change({ sequence: 3, at: new Date('2026-03-04T03:00:00Z'), status: 'processing', actionName: 'Trình ký' }),
].map((one) => progressItem(snapshot({ change: one }), surroundings()));

const dossier = dossierItem(snapshot(), surroundings({ files: [file()] }));
const ours: ShouldHold = { dossier, progress };

const rows = progress.map((row) => ({
  ...{ status: row.TrangThai, at: row.ThoiDiemXuLy, officer: row.NguoiXuLy, wording: row.NoiDungXuLy },
}));

/** As the portal holds it when all is well, but for these. */
const held = (changes: Partial<Holds> & { item?: object } = {}): Holds => {
  const { item = {}, ...others } = changes;
  return { status: dossier.TrangThaiHoSo, fields: { ...dossier, ...item }, progress: rows, ...others };
};
const kinds = (holds: Holds | null) => compareDossier(ours, holds).map(({ kind }) => kind);

describe('comparing a dossier with what the portal holds', () => {
  it('finds nothing where both are the same', () => {
    expect(kinds(held())).toEqual([]);
  });

  it.each([
    [
      'a link of another day',
      { TaiLieuNop: [{ ...dossier.TaiLieuNop[0], DuongDanTaiTepTin: 'https://b.example' }] },
    ],
    ['letters composed otherwise', { ChuHoSo: `${dossier.ChuHoSo.normalize('NFD')} ` }],
    ['an empty value left out of an element', { TaiLieuNop: [withoutEmpty(dossier.TaiLieuNop[0] ?? {})] }],
    ['an empty list told as nothing', { DanhSachLePhi: null }],
    ['a figure told as a number', { KenhThucHien: 1 }],
  ])('takes no notice of %s', (_what, item) => {
    expect(kinds(held({ item }))).toEqual([]);
  });

  it('finds a dossier the portal does not hold', () => {
    expect(compareDossier(ours, null)).toEqual([
      { kind: 'not-held', reason: 'Cổng không có hồ sơ này', sequence: 1 },
    ]);
  });

  it('finds another status, and says which', () => {
    expect(compareDossier(ours, held({ status: '4' }))).toEqual([
      {
        kind: 'status',
        reason: `Cổng ghi trạng thái 4, đúng ra là ${dossier.TrangThaiHoSo}`,
        sequence: null,
      },
    ]);
  });

  it.each([
    ['content', { ChuHoSo: 'Người Khác', NgayHenTra: '' }, 'Khác ở: ChuHoSo, NgayHenTra'],
    ['papers', { TaiLieuNop: [] }, 'Khác ở: TaiLieuNop'],
    ['papers', { TaiLieuNop: 'không phải danh sách' }, 'Khác ở: TaiLieuNop'],
    ['money', { DuocThanhToanTrucTuyen: '1' }, 'Khác ở: DuocThanhToanTrucTuyen'],
  ])('finds other %s, and names the fields but not what is in them', (kind, item, reason) => {
    expect(compareDossier(ours, held({ item }))).toEqual([{ kind, reason, sequence: null }]);
  });

  it('finds a paper that has no link there any more', () => {
    const item = { TaiLieuNop: [{ ...dossier.TaiLieuNop[0], DuongDanTaiTepTin: '' }] };
    expect(kinds(held({ item }))).toEqual(['papers']);
  });

  it('finds rows that are lacking, from the first of them', () => {
    expect(compareDossier(ours, held({ progress: rows.slice(0, 1) }))).toEqual([
      {
        kind: 'progress-missing',
        reason: 'Cổng thiếu 2 dòng tiến độ: 20260304090000, 20260304100000',
        sequence: 2,
      },
    ]);
  });

  it('finds rows nobody here has sent, and rows that are there twice', () => {
    const foreign = { status: '10', at: '20260305090000', officer: 'Ai đó', wording: 'Trả' };
    expect(kinds(held({ progress: [...rows, foreign, ...rows.slice(0, 1)] }))).toEqual([
      'progress-foreign',
      'progress-doubled',
    ]);
  });

  it('finds rows in another order', () => {
    expect(kinds(held({ progress: [...rows].reverse() }))).toEqual(['progress-order']);
  });

  it('compares what is told and no more', () => {
    const bare: Holds = { status: null, fields: {}, progress: null };
    expect(kinds(bare)).toEqual([]);
    expect(untoldFields(dossier, { ...dossier, ChuHoSo: undefined })).toEqual([]);
    expect(untoldFields(dossier, {})).toContain('ChuHoSo');
    expect(kinds({ ...bare, fields: { ChuHoSo: 'Người Khác' } })).toEqual(['content']);
  });
});

function withoutEmpty(element: object): object {
  return Object.fromEntries(Object.entries(element).filter(([, value]) => value !== ''));
}
