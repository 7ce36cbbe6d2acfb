import { readHeld } from './mapi-held.ts';

describe('what the portal tells of a dossier', () => {
  it('is nothing where it holds none', () => {
    expect(readHeld([])).toBeNull();
  });

  it('is read as far as it goes: neither progress nor status nor fields need be told', () => {
    expect(readHeld([{ MaHoSo: 'H99.1-261121-0001' }])).toEqual({ status: null, fields: {}, progress: null });
    expect(readHeld([{}])).toEqual({ status: null, fields: {}, progress: null });
  });

  it('takes fields by their names, and a status that is a number', () => {
    expect(readHeld([{ MaHoSo: 'x', TrangThaiHoSo: 4, ChuHoSo: 'A', TaiLieuNop: [] }])).toEqual({
      ...{ status: '4', progress: null },
      fields: { ChuHoSo: 'A', TaiLieuNop: [] },
    });
  });

  it('leaves open who did a step where it does not say', () => {
    const row = { TrangThai: 2, ThoiDiemXuLy: '20260304083000', NguoiXuLy: null };
    expect(readHeld([{ MaHoSo: 'x', TienDo: [row] }])?.progress).toEqual([
      { status: '2', at: '20260304083000', officer: undefined, wording: undefined },
    ]);
  });

  it.each([['Hồ sơ'], [{ MaHoSo: 'x' }], [[{ MaHoSo: 'x', TienDo: 'hai dòng' }]], [['x']], [null]])(
    'is not of the protocol: %j',
    (result) => {
      expect(readHeld(result)).toBeUndefined();
    },
  );
});
