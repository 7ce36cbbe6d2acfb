import type { Fee } from '#procedure';
import { procedure } from '../../spec/snapshots.ts';
import { portalFees } from './fees.ts';

const feesOf = (...fees: Fee[]) =>
  portalFees(
    procedure({
      methods: [
        { channel: 'direct', limit: null, fees },
        { channel: 'online', limit: null, fees: [{ name: 'Lệ phí trực tuyến', amount: 1 }] },
      ],
    }),
    'direct',
  );

describe('DanhSachLePhi', () => {
  it('lists the fees of the way the dossier was handed in', () => {
    expect(feesOf({ code: 'LP01', name: 'Lệ phí hộ tịch', amount: 8000 })).toEqual([
      { TenPhiLePhi: 'Lệ phí hộ tịch', MaPhiLePhi: 'LP01', HinhThucThu: '1', Gia: '8000', LoaiPhiLePhi: '1' },
    ]);
  });

  it('is empty for a way the procedure is not offered in', () => {
    expect(portalFees(procedure(), 'post')).toEqual([]);
  });

  it('calls a fee of unknown amount neither free nor anything else', () => {
    expect(feesOf({ name: 'Lệ phí', amount: 0, note: 'Theo nghị quyết của HĐND' })).toMatchObject([
      { Gia: '' },
    ]);
    expect(feesOf({ name: 'Lệ phí', amount: 0 })).toMatchObject([{ Gia: '0' }]);
  });

  it('tells appraisal fees from ordinary ones', () => {
    expect(feesOf({ name: 'Phí thẩm định hồ sơ', amount: 500_000 })).toMatchObject([{ LoaiPhiLePhi: '2' }]);
  });
});
