import { UNCOUNTED } from '#dossier';
import { snapshot, surroundings } from '../../spec/snapshots.ts';
import { dossierItem } from './dossier-item.ts';
import { itemFaults } from './item-faults.ts';
import { portalDossierSchema } from './portal-dossier.ts';

const faults = (changes: Parameters<typeof snapshot>[0] = {}) =>
  itemFaults(portalDossierSchema, dossierItem(snapshot(changes), surroundings()));

const component = (name: string) => ({ ...UNCOUNTED, code: '1.001193-TP01', name, originals: 1 });

describe('the limits of the protocol', () => {
  it('finds no fault with an ordinary dossier', () => {
    expect(faults()).toEqual([]);
  });

  it.each([
    [
      'the name of a document that is longer than the portal takes',
      { components: [component('Giấy chứng sinh'), component('x'.repeat(4001))] },
      'TaiLieuNop.1.TenTepDinhKem dài 4001 ký tự, Cổng nhận nhiều nhất 4000',
    ],
    [
      'the name of a result that is longer than the portal takes',
      { result: { number: '1', name: 'x'.repeat(2001), signer: 'Lãnh Đạo Mẫu' } },
      'DanhSachGiayToKetQua.0.TenGiayTo dài 2001 ký tự, Cổng nhận nhiều nhất 2000',
    ],
    ['a dossier code of another form', { code: 'HS-1' }, 'MaHoSo sai cấu trúc mã hồ sơ'],
    ['a missing procedure code', { procedureCode: '' }, 'MaTTHC không được để trống'],
  ])('names %s, and shortens nothing in silence', (_what, changes, fault) => {
    expect(faults(changes)).toEqual([fault]);
  });
});
