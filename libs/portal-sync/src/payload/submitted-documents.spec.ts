import type { DossierSnapshot } from '#dossier';
import { UNCOUNTED } from '#dossier';
import type { Component } from '#procedure';
import { file, procedure, snapshot } from '../../spec/snapshots.ts';
import { otherPapers, submittedDocuments } from './submitted-documents.ts';

type Paper = DossierSnapshot['components'][number];

const FORM = '000.00.00.G15-KQ003204';
const asked = (changes: Partial<Component> = {}): Component => ({
  ...{ code: FORM, name: 'Tờ khai', originals: 1, copies: 0, required: true },
  ...changes,
});
const paper = (changes: Partial<Paper> = {}): Paper => ({
  ...UNCOUNTED,
  ...{ code: FORM, name: 'Tờ khai', originals: 1 },
  ...changes,
});
const told = (one: Paper, files = [file()], components = [asked()]) =>
  submittedDocuments(snapshot({ components: [one] }), procedure({ components }), files);

describe('TaiLieuNop', () => {
  it('calls digitised what there is a file of, and says where the portal gets it', () => {
    expect(told(paper())).toMatchObject([
      {
        ...{ TepDinhKemId: file().id, DuongDanTaiTepTin: file().href, DuocSoHoa: '1' },
        ...{ DuocTaiSuDung: '0', DuocLayTuKhoDMQG: '0', MaKetQuaThayThe: '' },
      },
    ]);
  });

  it.each([
    ['there is none', []],
    ['it is of another paper', [file({ component: 'BD' })]],
    ['it is of another dossier', [file({ dossierId: 'another' })]],
    ['it is a result', [file({ kind: 'result' })]],
  ])('calls nothing digitised that was only counted on paper: %s', (_, files) => {
    expect(told(paper(), files)).toMatchObject([{ TepDinhKemId: '', DuongDanTaiTepTin: '', DuocSoHoa: '0' }]);
  });

  it('says of a file that is kept secret that it is there, and not where', () => {
    expect(told(paper(), [file({ href: null })])).toMatchObject([{ DuocSoHoa: '1', DuongDanTaiTepTin: '' }]);
  });

  it('lists a paper that was counted at nothing once there is a file of it', () => {
    const uncounted = paper({ originals: 0 });
    expect(told(uncounted, [])).toEqual([]);
    expect(told(uncounted)).toHaveLength(1);
  });

  const reuses = { dossierId: 'earlier', component: 'CC' };
  const replacedByResult = 'KQ.G15.000031';
  it('tells a paper that is used again, with its file in the earlier dossier', () => {
    const lent = file({ dossierId: 'earlier', component: 'CC', href: 'https://motcua.example/lent' });
    expect(told(paper({ reuses }), [file(), lent], [asked({ replacedByResult })])).toMatchObject([
      { DuocTaiSuDung: '1', MaKetQuaThayThe: '', DuongDanTaiTepTin: 'https://motcua.example/lent' },
    ]);
  });

  it('tells a result that is used again, by the code the catalogue has for it', () => {
    const lent = file({ dossierId: 'earlier', kind: 'result', href: 'https://motcua.example/result' });
    const result = paper({ reuses: { ...reuses, component: null } });
    expect(told(result, [lent], [asked({ replacedByResult })])).toMatchObject([
      {
        ...{ DuocTaiSuDung: '2', MaKetQuaThayThe: replacedByResult },
        ...{ DuocSoHoa: '1', DuongDanTaiTepTin: 'https://motcua.example/result' },
      },
    ]);
    expect(told(result, [lent, lent])).toMatchObject([{ DuocTaiSuDung: '1', DuocSoHoa: '0' }]);
  });

  it('tells what came out of the applicant’s store, and with the code of the result it is where that is known', () => {
    const stored = paper({ originals: 0, fromStore: true });
    expect(told(stored, [])).toMatchObject([
      { DuocLayTuKhoDMQG: '1', DuocTaiSuDung: '1', MaKetQuaThayThe: '', DuocSoHoa: '0' },
    ]);
    expect(told(stored, [], [asked({ replacedByResult })])).toMatchObject([
      { DuocLayTuKhoDMQG: '1', DuocTaiSuDung: '2', MaKetQuaThayThe: replacedByResult },
    ]);
  });
});

describe('DanhSachTepDinhKemKhac', () => {
  it('names papers that no component asks for; how many there are nobody counted', () => {
    expect(otherPapers(snapshot({ furtherPapers: ['Ảnh 4×6'] }))).toEqual([
      { TenGiayTo: 'Ảnh 4×6', SoLuong: '', LoaiGiayTo: '' },
    ]);
  });
});
