import { file, procedure, snapshot } from '../../spec/snapshots.ts';
import { resultDocuments } from './result-documents.ts';

const result = { number: '12/2026/KS', name: 'Giấy khai sinh', signer: 'Lãnh Đạo Mẫu' };

describe('DanhSachGiayToKetQua', () => {
  it('is empty while there is no result', () => {
    expect(resultDocuments(snapshot(), procedure(), [])).toEqual([]);
  });

  it('carries the national code of the only result of the procedure', () => {
    const named = { ...result, name: 'Giấy khai sinh (bản chính)' };
    expect(resultDocuments(snapshot({ result: named }), procedure(), [])).toEqual([
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
    expect(resultDocuments(snapshot({ result: { ...result, name } }), several, [])).toMatchObject([
      { MaGiayToKetQua: code },
    ]);
  });

  const [one, other] = [
    file({ kind: 'result', documentId: 'd1', href: 'https://motcua.example/1' }),
    file({ kind: 'result', documentId: 'd2', href: 'https://motcua.example/2' }),
  ];
  it.each([
    ['the file it was issued with', { ...result, document: 'd2' }, [one, other], 'https://motcua.example/2'],
    ['its only file', result, [one], 'https://motcua.example/1'],
    ['none rather than a wrong one', result, [one, other], ''],
    ['none of a paper', result, [file({ kind: 'component', component: 'TK' })], ''],
    ['none of another dossier', result, [{ ...one, dossierId: 'another' }], ''],
    ['none that is kept secret', { ...result, document: 'd1' }, [{ ...one, href: null }], ''],
  ])('carries the address of %s', (_, issued, files, href) => {
    expect(resultDocuments(snapshot({ result: issued }), procedure(), files)).toMatchObject([
      { DuongDanTepTinKetQua: href },
    ]);
  });

  it('carries what was issued beside it, each with its own file', () => {
    const further = [{ ...result, number: '13/2026/KS', document: 'd2' }];
    const both = { ...result, document: 'd1', further };
    const told = resultDocuments(snapshot({ result: both }), procedure(), [one, other]);
    expect(told.map(({ GiayToId, DuongDanTepTinKetQua }) => [GiayToId, DuongDanTepTinKetQua])).toEqual([
      ['12/2026/KS', 'https://motcua.example/1'],
      ['13/2026/KS', 'https://motcua.example/2'],
    ]);
  });
});
