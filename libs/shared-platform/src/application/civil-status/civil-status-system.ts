import type { ListedDossier, ReadingPoint } from '../../domain/civil-status.ts';
import type { Refused, Unavailable } from '../../domain/platform-outcome.ts';

/** Where the province has come with a dossier, with both codes of it. */
export interface CivilState {
  /** MaHoSoLT. */
  code: string;
  /** MaHoSoMCDT: ours. */
  dossierCode: string;
  /** TrangThaiXuLy. */
  status: string;
  /** MoTa, Vietnamese. */
  words: string;
  at: Date;
}

/** `odd`: rows without a code that could be one. `full`: there may be another page. */
export type DossiersListed =
  | {
      kind: 'listed';
      dossiers: readonly ListedDossier[];
      odd: readonly Readonly<Record<string, unknown>>[];
      full: boolean;
    }
  | Refused
  | Unavailable;

export type DossierGiven =
  { kind: 'given'; body: Readonly<Record<string, unknown>> } | { kind: 'too-large' } | Refused | Unavailable;

export type StateTaken = { kind: 'told' } | Refused | Unavailable;

/**
 * The ministry's system for births and deaths that several agencies work on (*liên thông khai sinh, khai tử*): dossiers it holds for
 * the province. Expected endings are outcomes, never exceptions.
 */
export abstract class CivilStatusSystem {
  abstract readonly offered: boolean;
  /** Dossiers sent since some time, a page of them. */
  abstract list(point: ReadingPoint): Promise<DossiersListed>;
  /** All that is said of one, its files as base64. */
  abstract detail(code: string): Promise<DossierGiven>;
  /** Told twice, it is the same. */
  abstract tell(state: CivilState): Promise<StateTaken>;
}
