import type { DossierSnapshot, SnapshotSuspension } from '#dossier';
import { at, change, snapshot } from '../../spec/snapshots.ts';
import { supplementRounds } from './supplement-rounds.ts';

type Change = DossierSnapshot['change'];

const request = { supplement: { items: ['Bản sao hộ chiếu', 'Ảnh 4×6'], reason: 'Thiếu giấy tờ tùy thân' } };

const suspension = (changes: Partial<SnapshotSuspension> = {}): SnapshotSuspension => ({
  reason: 'supplement',
  startedAt: at('09:00').toISOString(),
  endedAt: null,
  openedIn: 2,
  endedIn: null,
  paper: null,
  request,
  ...changes,
});

const reception = change();
const asked = change({
  sequence: 2,
  at: at('09:00'),
  statusBefore: 'received',
  status: 'awaiting-supplement',
  officerName: 'Người Yêu Cầu',
  dueBefore: at('17:00', '2026-03-11'),
});
const received = change({
  sequence: 3,
  at: at('09:00', '2026-03-09'),
  actionName: 'Tiếp nhận bổ sung',
  statusBefore: 'awaiting-supplement',
  status: 'processing',
  officerName: 'Người Tiếp Nhận',
  dueBefore: at('17:00', '2026-03-11'),
  dueAt: at('17:00', '2026-03-16'),
});

const rounds = (suspensions: SnapshotSuspension[], ...changes: Change[]) =>
  supplementRounds(snapshot({ suspensions, change: changes.at(-1) ?? reception }), changes.slice(0, -1));

describe('DanhSachHoSoBoSung', () => {
  it('is empty when nothing was ever missing', () => {
    expect(rounds([], reception)).toEqual([]);
  });

  it('says what was asked, by whom, and the appointment it put off', () => {
    expect(rounds([suspension()], reception, asked)).toEqual([
      {
        HoSoBoSungId: '1',
        NguoiYeuCauBoSung: 'Người Yêu Cầu',
        NoiDungBoSung: '1. Bản sao hộ chiếu; 2. Ảnh 4×6. Lý do: Thiếu giấy tờ tùy thân',
        NgayBoSung: '20260304090000',
        NguoiTiepNhanBoSung: '',
        ThongTinTiepNhan: '',
        NgayTiepNhanBoSung: '',
        TrangThaiBoSung: '',
        DanhSachGiayToBoSung: [],
        DanhSachLePhiBoSung: [],
        NgayHenTraTruoc: '20260311170000',
        NgayHenTraMoi: '',
      },
    ]);
  });

  it('keeps the old and the new appointment once the papers have come in, also in every later change', () => {
    const ended = suspension({ endedAt: received.at.toISOString(), endedIn: 3 });
    const later = change({
      sequence: 4,
      at: at('10:00', '2026-03-10'),
      statusBefore: 'processing',
      status: 'completed',
    });
    const expected = {
      NguoiTiepNhanBoSung: 'Người Tiếp Nhận',
      ThongTinTiepNhan: 'Tiếp nhận bổ sung',
      NgayTiepNhanBoSung: '20260309090000',
      NgayHenTraTruoc: '20260311170000',
      NgayHenTraMoi: '20260316170000',
    };
    expect(rounds([ended], reception, asked, received)).toMatchObject([expected]);
    expect(rounds([ended], reception, asked, received, later)).toMatchObject([expected]);
  });

  it('does not take a withdrawal for papers that came in', () => {
    const withdrawn = change({ ...received, status: 'withdrawn' });
    const ended = suspension({ endedAt: withdrawn.at.toISOString(), endedIn: 3 });
    expect(rounds([ended], reception, asked, withdrawn)).toMatchObject([
      { NguoiTiepNhanBoSung: '', NgayTiepNhanBoSung: '', NgayHenTraMoi: '' },
    ]);
  });

  it('leaves out payments the province waited for, without mixing up who asked for what', () => {
    const paid = suspension({
      ...{ reason: 'financial-obligation', endedAt: at('09:30').toISOString(), endedIn: 3, request: {} },
    });
    const finance = change({
      sequence: 2,
      at: at('09:00'),
      statusBefore: 'processing',
      status: 'awaiting-finance',
      officerName: 'Kế Toán',
    });
    const payment = change({
      sequence: 3,
      at: at('09:30'),
      statusBefore: 'awaiting-finance',
      status: 'processing',
    });
    const askedLater = { ...asked, sequence: 4, at: at('10:00'), statusBefore: 'processing' as const };
    const open = suspension({ startedAt: at('10:00').toISOString(), openedIn: 4 });
    expect(rounds([paid, open], reception, finance, payment, askedLater)).toMatchObject([
      { HoSoBoSungId: '1', NguoiYeuCauBoSung: 'Người Yêu Cầu', NgayBoSung: '20260304100000' },
    ]);
  });

  it('tells a round that was entered after the fact like any other', () => {
    const entered = change({ sequence: 5, at: at('11:00'), action: 'enter-late', status: 'processing' });
    const found = suspension({
      ...{ endedAt: at('09:30').toISOString(), openedIn: 5, endedIn: 5 },
      ...{ request: {}, paper: 'Phiếu yêu cầu bổ sung số 7' },
    });
    expect(rounds([found], reception, entered)).toMatchObject([
      {
        ...{ HoSoBoSungId: '1', NoiDungBoSung: 'Phiếu yêu cầu bổ sung số 7' },
        ...{ NgayBoSung: '20260304090000', NgayTiepNhanBoSung: '20260304093000' },
      },
    ]);
    expect(rounds([], reception)).toEqual([]);
  });

  it('tells what was asked for online before a desk accepted, as the first of all', () => {
    const asking = { at: at('07:00').toISOString(), items: ['Ảnh 4×6'], reason: 'Thiếu ảnh' };
    const online = {
      ...{ submittedAt: at('06:00').toISOString(), account: null },
      asked: { ...asking, receivedAt: at('08:00').toISOString() },
    };
    const told = supplementRounds(snapshot({ online, suspensions: [suspension()], change: asked }), [
      reception,
    ]);
    expect(told).toMatchObject([
      {
        ...{ HoSoBoSungId: '1', NoiDungBoSung: '1. Ảnh 4×6. Lý do: Thiếu ảnh' },
        ...{ NgayBoSung: '20260304070000', NgayTiepNhanBoSung: '20260304080000' },
        ...{ NgayHenTraTruoc: '', NgayHenTraMoi: '' },
      },
      { HoSoBoSungId: '2', NgayBoSung: '20260304090000' },
    ]);
  });
});
