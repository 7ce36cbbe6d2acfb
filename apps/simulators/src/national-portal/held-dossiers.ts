import type { DossierItem } from './dossier-item.ts';
import type { ProgressItem } from './progress-item.ts';

/** A progress row as it arrived, with what was wrong about its arriving. */
export type HeldProgress = ProgressItem & {
  arrivedAt: string;
  /** It happened before a row held already. */
  outOfOrder: boolean;
  /** The same status, moment and content is held already. */
  duplicate: boolean;
};

export interface HeldDossier {
  code: string;
  /** As last written by DongBoHoSoMC. */
  item: DossierItem;
  /** TrangThaiHoSo of the item, or of a progress row that came in order after it. */
  status: string;
  /** TrangThaiHoSo each time DongBoHoSoMC wrote it, oldest first. */
  written: string[];
  /** In the order of arrival. */
  progress: HeldProgress[];
  firstStoredAt: string;
  lastStoredAt: string;
}

/** The dossiers the portal holds. */
export class HeldDossiers {
  private readonly byCode = new Map<string, HeldDossier>();

  get(code: string): HeldDossier | undefined {
    return this.byCode.get(code);
  }

  has(code: string): boolean {
    return this.byCode.has(code);
  }

  all(): HeldDossier[] {
    return [...this.byCode.values()];
  }

  remove(code: string): void {
    this.byCode.delete(code);
  }

  /** Keeps a dossier, new or in place of what was held under its code. */
  store(item: DossierItem, at: string): void {
    const held = this.byCode.get(item.MaHoSo);
    this.byCode.set(item.MaHoSo, {
      code: item.MaHoSo,
      item,
      status: item.TrangThaiHoSo,
      written: [...(held?.written ?? []), item.TrangThaiHoSo],
      progress: held?.progress ?? [],
      firstStoredAt: held?.firstStoredAt ?? at,
      lastStoredAt: at,
    });
  }

  /** Where it stands, whatever its progress. @returns false when it holds no such dossier */
  tellStatus(code: string, status: string): boolean {
    const dossier = this.byCode.get(code);
    if (dossier) dossier.status = status;
    return dossier !== undefined;
  }

  /**
   * Adds a row to a dossier. Like the real portal it takes rows in any order, and any number of times.
   * @returns false when it holds no such dossier
   */
  addProgress(row: ProgressItem, arrivedAt: string): boolean {
    const dossier = this.byCode.get(row.MaHoSo);
    if (!dossier) return false;
    const outOfOrder = dossier.progress.some((earlier) => earlier.ThoiDiemXuLy > row.ThoiDiemXuLy);
    const duplicate = dossier.progress.some((earlier) => isSame(earlier, row));
    dossier.progress.push({ ...row, arrivedAt, outOfOrder, duplicate });
    if (!outOfOrder) dossier.status = row.TrangThai;
    return true;
  }
}

const isSame = (one: ProgressItem, other: ProgressItem): boolean =>
  one.TrangThai === other.TrangThai &&
  one.ThoiDiemXuLy === other.ThoiDiemXuLy &&
  one.NguoiXuLy === other.NguoiXuLy &&
  one.NoiDungXuLy === other.NoiDungXuLy;
