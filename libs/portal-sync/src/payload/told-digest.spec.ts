import { file, snapshot, surroundings } from '../../spec/snapshots.ts';
import { dossierItem } from './dossier-item.ts';
import { toldDigest } from './told-digest.ts';

const item = (files: Parameters<typeof surroundings>[0]) => dossierItem(snapshot(), surroundings(files));

describe('the digest of what the portal was told', () => {
  const bare = item({});

  it('is the same of the same, whatever the address of the day', () => {
    const today = item({ files: [file({ href: 'https://mot-cua.example/a' })] });
    const tomorrow = item({ files: [file({ href: 'https://mot-cua.example/b' })] });
    expect(toldDigest(today)).toBe(toldDigest(tomorrow));
  });

  it('changes with a file, with a link that is no more, and with a fee', () => {
    const digests = [
      bare,
      item({ files: [file({})] }),
      item({ files: [file({ href: null })] }),
      { ...bare, DuocThanhToanTrucTuyen: '1' as const },
      { ...bare, DanhSachLePhi: [...bare.DanhSachLePhi, ...charged] },
    ].map(toldDigest);
    expect(new Set(digests).size).toBe(5);
  });

  it('does not change with who someone is', () => {
    expect(toldDigest({ ...bare, ChuHoSo: 'Người Khác', SoDienThoai: '0900000009' })).toBe(toldDigest(bare));
  });
});

const charged = [
  {
    ...{ TenPhiLePhi: 'Lệ phí', MaPhiLePhi: '', Gia: '8000' },
    ...{ HinhThucThu: '1' as const, LoaiPhiLePhi: '1' as const },
  },
];
