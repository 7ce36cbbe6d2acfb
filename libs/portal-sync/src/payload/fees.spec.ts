import type { Fee } from '#procedure';
import { procedure, snapshot } from '../../spec/snapshots.ts';
import { paidOnline, portalFees } from './fees.ts';

const feesOf = (...fees: Fee[]) =>
  portalFees(
    procedure({
      methods: [
        { channel: 'direct', limit: null, fees },
        { channel: 'online', limit: null, fees: [{ name: 'Lệ phí trực tuyến', amount: 1 }] },
      ],
    }),
    snapshot({ channel: 'direct', fees: null }),
  );

describe('DanhSachLePhi', () => {
  it('lists the fees of the way the dossier was handed in', () => {
    expect(feesOf({ code: 'LP01', name: 'Lệ phí hộ tịch', amount: 8000 })).toEqual([
      { TenPhiLePhi: 'Lệ phí hộ tịch', MaPhiLePhi: 'LP01', HinhThucThu: '1', Gia: '8000', LoaiPhiLePhi: '1' },
    ]);
  });

  it('is empty for a way the procedure is not offered in', () => {
    expect(portalFees(procedure(), snapshot({ channel: 'post', fees: null }))).toEqual([]);
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
    expect(portalFees(procedure(), snapshot({ channel: 'direct', fees }))).toEqual([
      {
        ...{ TenPhiLePhi: 'Phí thẩm định', MaPhiLePhi: 'P02', HinhThucThu: '4' },
        ...{ Gia: '700000', LoaiPhiLePhi: '2' },
      },
    ]);
  });

  it('leaves out what is asked for in other cases, and does not say how much it is where that depends on the area', () => {
    const told = feesOf(
      { name: 'Ca khác', amount: 1, cases: ['1.001193.02'] },
      { name: 'Ca này', amount: 2, cases: ['1.001193.01'] },
      { name: 'Vùng khó khăn', amount: 3, areas: ['difficult'] },
    );
    expect(told.map(({ TenPhiLePhi, Gia }) => [TenPhiLePhi, Gia])).toEqual([
      ['Ca này', '2'],
      ['Vùng khó khăn', ''],
    ]);
  });

  it('is empty for what was refused at intake', () => {
    const asked = procedure({
      methods: [{ channel: 'direct', limit: null, fees: [{ name: 'Lệ phí', amount: 8000 }] }],
    });
    expect(portalFees(asked, snapshot({ terms: null }))).toEqual([]);
  });

  it.each([
    ['on-notice', '2026-03-04T03:00:00.000Z', '2', 'told while a supplement was awaited'],
    ['on-notice', '2026-03-04T05:00:00.000Z', '4', 'told after it had come'],
    ['on-notice', undefined, '4', 'laid down before it was kept when'],
    ['before-result', '2026-03-04T03:00:00.000Z', '4', 'due before the result'],
    ['on-reception', '2026-03-04T03:00:00.000Z', '1', 'due on reception'],
  ] as const)('says when a charge is collected: %s at %s → %s, %s', (due, at, told, _why) => {
    const suspension = {
      ...{ reason: 'supplement' as const, openedIn: 2, endedIn: 3, paper: null, request: {} },
      ...{ startedAt: '2026-03-04T02:00:00.000Z', endedAt: '2026-03-04T04:00:00.000Z' },
    } as const;
    const charge = { code: null, name: 'Lệ phí', due, amount: 8000, ...(at && { at }) };
    const fees = { charges: [charge], paid: 0, paidOnline: 0 };
    expect(portalFees(procedure(), snapshot({ fees, suspensions: [suspension] }))).toMatchObject([
      { HinhThucThu: told },
    ]);
  });

  it('tells what is paid for a prolongation from the rest', () => {
    expect(feesOf({ name: 'Phí gia hạn giấy phép', amount: 1 })).toMatchObject([{ LoaiPhiLePhi: '3' }]);
  });
});

describe('DuocThanhToanTrucTuyen', () => {
  const told = (amount: number) =>
    portalFees(procedure(), snapshot({ fees: { ...charged, charges: [{ ...charge, amount }] } }));
  const charge = { code: null, name: 'Lệ phí', due: 'on-reception', amount: 8000 } as const;
  const charged = { charges: [charge], paid: 0, paidOnline: 0 };
  it.each([
    ['nothing is asked for', 0, charged, '0'],
    ['it is paid over the platform', 8000, { ...charged, paid: 8000, paidOnline: 8000 }, '1'],
    ['it is paid otherwise', 8000, { ...charged, paid: 8000 }, '3'],
    ['it has fees that are not laid down yet', 8000, null, '3'],
    ['what was paid was waived later', 0, { ...charged, paid: 8000, paidOnline: 8000 }, '0'],
  ])('tells that %s', (_, amount, fees, expected) => {
    expect(paidOnline(told(amount), fees)).toBe(expected);
  });

  it('is none while no amount is known', () => {
    expect(paidOnline(feesOf({ name: 'Lệ phí', amount: 0, setBy: 'provincial-council' }), null)).toBe('0');
  });
});
