import { procedure, snapshot } from '../../spec/snapshots.ts';
import { resultDocuments } from './result-documents.ts';

const result = { number: '12/2026/KS', name: 'Giấy khai sinh', signer: 'Lãnh Đạo Mẫu' };

describe('DanhSachGiayToKetQua', () => {
  it('is empty while there is no result', () => {
    expect(resultDocuments(snapshot(), procedure())).toEqual([]);
  });

  it('carries the national code of the only result of the procedure', () => {
    const named = { ...result, name: 'Giấy khai sinh (bản chính)' };
    expect(resultDocuments(snapshot({ result: named }), procedure())).toEqual([
      {
        TenGiayTo: 'Giấy khai sinh (bản chính)',
        MaThanhPhanHoSo: '',
        GiayToId: '12/2026/KS',
        DuongDanTepTinKetQua: '',
        MaGiayToKetQua: 'KQ.G15.000031',
      },
    ]);
  });

  it.each([
    ['giấy khai sinh ', 'KQ.G15.000031'],
    ['Trích lục khai sinh', ''],
  ])('of several results takes the one of the same name, or no code: %s', (name, code) => {
    const several = procedure({
      results: [
        { code: 'KQ.G15.000099', name: 'Văn bản khác' },
        { code: 'KQ.G15.000031', name: 'Giấy khai sinh' },
      ],
    });
    expect(resultDocuments(snapshot({ result: { ...result, name } }), several)).toMatchObject([
      { MaGiayToKetQua: code },
    ]);
  });
});
