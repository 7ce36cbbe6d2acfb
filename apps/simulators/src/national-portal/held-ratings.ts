import type { RatingItem } from './rating-item.ts';

/** How dossiers were rated, by MaHoSo; one of each. */
export class HeldRatings {
  private readonly byCode = new Map<string, RatingItem>();

  get(code: string): RatingItem | undefined {
    return this.byCode.get(code);
  }

  all(): RatingItem[] {
    return [...this.byCode.values()];
  }

  /** @returns false when there is one already, which stays */
  keep(rating: RatingItem): boolean {
    if (this.byCode.has(rating.MaHoSo)) return false;
    this.byCode.set(rating.MaHoSo, rating);
    return true;
  }
}
