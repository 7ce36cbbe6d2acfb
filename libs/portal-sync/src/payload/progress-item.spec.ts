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

  it('cuts a long name where the protocol cuts it', () => {
    expect(progress({ officerName: 'Đ'.repeat(60) }).NguoiXuLy).toBe('Đ'.repeat(50));
  });

  it('never cuts a character in two', () => {
    expect(progress({ officerName: `${'a'.repeat(49)}😀` }).NguoiXuLy).toBe('a'.repeat(49));
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
