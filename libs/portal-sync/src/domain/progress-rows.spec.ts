import { type HeldRow, matchRows, type ToldRow } from './progress-rows.ts';

const told = (TrangThai: string, minute = '00', NoiDungXuLy = 'Xử lý'): ToldRow => ({
  ...{ TrangThai, ThoiDiemXuLy: `202603040830${minute}`, NguoiXuLy: 'Cán Bộ Mẫu', NoiDungXuLy },
});
const held = (row: ToldRow): HeldRow => ({
  ...{ status: row.TrangThai, at: row.ThoiDiemXuLy, officer: row.NguoiXuLy, wording: row.NoiDungXuLy },
});

describe('rows of progress', () => {
  const ours = [told('2'), told('4', '01'), told('4', '02')];

  it('are each found where they are', () => {
    expect(matchRows(ours, ours.map(held))).toEqual({ places: [0, 1, 2], foreign: [], doubled: [] });
  });

  it('are lacking, or stand elsewhere', () => {
    expect(
      matchRows(
        ours,
        [ours[2], ours[0]].flatMap((row) => (row ? held(row) : [])),
      ).places,
    ).toEqual([1, undefined, 0]);
  });

  it('tell what is foreign from what is there twice', () => {
    const foreign = held(told('10', '09'));
    const [first] = ours.map(held);
    const { places, ...left } = matchRows(ours, [...ours.map(held), foreign, ...(first ? [first] : [])]);
    expect(places).toEqual([0, 1, 2]);
    expect(left).toEqual({ foreign: [foreign], doubled: [first] });
  });

  it('that are equal take one each', () => {
    const twice = [told('4'), told('4')];
    expect(matchRows(twice, twice.slice(1).map(held)).places).toEqual([0, undefined]);
  });

  it('are the same where the portal does not tell who or what', () => {
    const bare = ours.map((row) => ({ ...held(row), officer: undefined, wording: undefined }));
    expect(matchRows(ours, bare).places).toEqual([0, 1, 2]);
  });
});
