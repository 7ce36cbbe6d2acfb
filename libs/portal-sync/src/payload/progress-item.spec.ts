import { change, snapshot, surroundings } from '../../spec/snapshots.ts';
import { progressItem } from './progress-item.ts';

const progress = (changes: Parameters<typeof change>[0] = {}) =>
  progressItem(snapshot({ change: change(changes) }), surroundings());

describe('a change in the words of CapNhatTienDoHoSoMC', () => {
  it('says who did what when, where, and by when it must be done', () => {
    expect(progress()).toEqual({
      MaHoSo: 'H99.41.01-260304-0001',
      NguoiXuLy: 'Cán Bộ Mẫu',
      ChucDanh: 'Cán bộ tiếp nhận',
      ThoiDiemXuLy: '20260304083000',
      PhongBanXuLy: 'Trung tâm Phục vụ hành chính công xã An Phú',
      NoiDungXuLy: 'Tiếp nhận hồ sơ',
      TrangThai: '2',
      NgayBatDau: '',
      NgayKetThucTheoQuyDinh: '20260311170000',
    });
  });

  it('says when the step it left was opened and was due', () => {
    const left = { openedAt: '2026-03-04T02:00:00.000Z', dueAt: '2026-03-05T10:00:00.000Z' };
    expect(progress({ left })).toMatchObject({
      NgayBatDau: '20260304090000',
      NgayKetThucTheoQuyDinh: '20260305170000',
    });
    expect(progress({ left: { ...left, dueAt: null } }).NgayKetThucTheoQuyDinh).toBe('');
  });

  it('shortens a long name where the protocol does, and shows that it did', () => {
    const name = 'Nguyễn Phúc Thị Mẫu Thứ Nhất Của Những Người Có Tên Rất Dài';
    expect(progress({ officerName: name }).NguoiXuLy).toBe(
      'Nguyễn Phúc Thị Mẫu Thứ Nhất Của Những Người Có…',
    );
  });

  it('keeps comments between colleagues in the house', () => {
    const { NoiDungXuLy } = progress({
      status: 'processing',
      statusBefore: 'received',
      comment: 'Xem kỹ hộ này',
    });
    expect(NoiDungXuLy).toBe('Tiếp nhận hồ sơ');
  });

  it('gives the reason of a refusal at the desk, as its slip does', () => {
    const refusal = {
      status: 'refused',
      actionName: 'Từ chối tiếp nhận',
      comment: 'Không thuộc thẩm quyền',
    } as const;
    expect(progress(refusal).NoiDungXuLy).toBe('Từ chối tiếp nhận: Không thuộc thẩm quyền');
  });
});
