import type { Fee } from '#procedure';
import { procedure } from '../../spec/snapshots.ts';
import { paidOnline, portalFees } from './fees.ts';

const feesOf = (...fees: Fee[]) =>
  portalFees(
    procedure({
      methods: [
        { channel: 'direct', limit: null, fees },
        { channel: 'online', limit: null, fees: [{ name: 'Lệ phí trực tuyến', amount: 1 }] },
      ],
    }),
    { channel: 'direct', fees: null },
  );

describe('DanhSachLePhi', () => {
  it('lists the fees of the way the dossier was handed in', () => {
    expect(feesOf({ code: 'LP01', name: 'Lệ phí hộ tịch', amount: 8000 })).toEqual([
      { TenPhiLePhi: 'Lệ phí hộ tịch', MaPhiLePhi: 'LP01', HinhThucThu: '1', Gia: '8000', LoaiPhiLePhi: '1' },
    ]);
  });

  it('is empty for a way the procedure is not offered in', () => {
    expect(portalFees(procedure(), { channel: 'post', fees: null })).toEqual([]);
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

  it('lists what was charged once that is known, with what remains of it and when it is due', () => {
    const charge = { code: 'P02', name: 'Phí thẩm định', due: 'before-result', amount: 700_000 } as const;
    const fees = { charges: [charge], paid: 0, paidOnline: 0 };
    expect(portalFees(procedure(), { channel: 'direct', fees })).toEqual([
      {
        ...{ TenPhiLePhi: 'Phí thẩm định', MaPhiLePhi: 'P02', HinhThucThu: '4' },
        ...{ Gia: '700000', LoaiPhiLePhi: '2' },
      },
    ]);
  });
});

describe('DuocThanhToanTrucTuyen', () => {
  const charge = { code: null, name: 'Lệ phí', due: 'on-reception', amount: 8000 } as const;
  it.each([
    ['nothing is charged yet', null, '0'],
    ['nothing is asked for', { charges: [{ ...charge, amount: 0 }], paid: 0, paidOnline: 0 }, '0'],
    ['it is paid over the platform', { charges: [charge], paid: 8000, paidOnline: 8000 }, '1'],
    ['it is paid otherwise', { charges: [charge], paid: 8000, paidOnline: 0 }, '3'],
  ])('tells that %s', (_, fees, told) => {
    expect(paidOnline(fees)).toBe(told);
  });
});
