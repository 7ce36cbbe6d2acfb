import type { Difference, DifferenceKind } from '../domain/difference.ts';
import { type HeldRow, matchRows, type RowMatch } from '../domain/progress-rows.ts';
import type { PortalDossier } from './portal-dossier.ts';
import type { PortalProgress } from './portal-progress.ts';
import { differingFields } from './told-fields.ts';

/** What the portal should hold: a dossier as it would be sent now, with a row of progress for each change. */
export interface ShouldHold {
  dossier: PortalDossier;
  progress: readonly PortalProgress[];
}

/** What it tells; null where it does not. */
export interface Holds {
  status: string | null;
  fields: Readonly<Record<string, unknown>>;
  progress: readonly HeldRow[] | null;
}

const PAPERS: readonly (keyof PortalDossier)[] = [
  'TaiLieuNop',
  'DanhSachTepDinhKemKhac',
  'DanhSachGiayToKetQua',
  'HoSoCoThanhPhanSoHoa',
];
const MONEY: readonly (keyof PortalDossier)[] = ['DanhSachLePhi', 'DuocThanhToanTrucTuyen'];

const kindOf = (field: keyof PortalDossier): DifferenceKind => {
  if (PAPERS.includes(field)) return 'papers';
  return MONEY.includes(field) ? 'money' : 'content';
};

/** @param held null = the portal holds no such dossier */
export function compareDossier({ dossier, progress }: ShouldHold, held: Holds | null): Difference[] {
  if (!held) return [{ kind: 'not-held', reason: 'Cổng không có hồ sơ này', sequence: 1 }];
  return [
    ...statusDifferences(dossier.TrangThaiHoSo, held.status),
    ...fieldDifferences(dossier, held.fields),
    ...(held.progress ? progressDifferences(progress, held.progress) : []),
  ];
}

function statusDifferences(ours: string, theirs: string | null): Difference[] {
  if (theirs === null || theirs === ours) return [];
  const reason = `Cổng ghi trạng thái ${theirs}, đúng ra là ${ours}`;
  return [{ kind: 'status', reason, sequence: null }];
}

function fieldDifferences(dossier: PortalDossier, told: Holds['fields']): Difference[] {
  const fields = differingFields(dossier, told);
  return (['content', 'papers', 'money'] as const).flatMap((kind) => {
    const differing = fields.filter((field) => kindOf(field) === kind);
    if (differing.length === 0) return [];
    return [{ kind, reason: `Khác ở: ${differing.join(', ')}`, sequence: null }];
  });
}

function progressDifferences(ours: readonly PortalProgress[], theirs: readonly HeldRow[]): Difference[] {
  const match = matchRows(ours, theirs);
  const missing = ours.flatMap((row, index) =>
    match.places[index] === undefined ? [{ sequence: index + 1, at: row.ThoiDiemXuLy }] : [],
  );
  return [
    ...(missing.length > 0
      ? [
          {
            kind: 'progress-missing' as const,
            reason: `Cổng thiếu ${missing.length} dòng tiến độ: ${momentsOf(missing)}`,
            sequence: missing[0]?.sequence ?? null,
          },
        ]
      : []),
    ...rowsAtFault('progress-foreign', 'dòng tiến độ không do hệ thống này gửi', match.foreign),
    ...rowsAtFault('progress-doubled', 'dòng tiến độ bị ghi hai lần', match.doubled),
    ...disorder(match),
  ];
}

function rowsAtFault(kind: DifferenceKind, what: string, rows: readonly HeldRow[]): Difference[] {
  if (rows.length === 0) return [];
  return [{ kind, reason: `Cổng có ${rows.length} ${what}: ${momentsOf(rows)}`, sequence: null }];
}

function disorder({ places }: RowMatch): Difference[] {
  const found = places.flatMap((place) => place ?? []);
  const inOrder = found.every((place, index) => index === 0 || place > (found[index - 1] ?? -1));
  if (inOrder) return [];
  return [{ kind: 'progress-order', reason: 'Các dòng tiến độ trên Cổng không theo thứ tự', sequence: null }];
}

const NAMED = 5;

/** The first few, by their moments as the protocol writes them. */
const momentsOf = (rows: readonly { at: string }[]): string =>
  rows
    .slice(0, NAMED)
    .map(({ at }) => at)
    .join(', ') + (rows.length > NAMED ? ' …' : '');
