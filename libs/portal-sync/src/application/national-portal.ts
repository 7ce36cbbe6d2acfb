import type { FieldFault } from '#platform/problem';
import type { HeldRow } from '../domain/progress-rows.ts';
import type { CatalogueEntry, CatalogueName } from '../domain/shared-catalogue.ts';
import type { PortalDossier } from '../payload/portal-dossier.ts';
import type { PortalProcedure } from '../payload/portal-procedure.ts';
import type { PortalProgress } from '../payload/portal-progress.ts';

/** The portal took it. */
export interface Accepted {
  kind: 'accepted';
}

/** The portal answered and will not take it as it is. `message` is in the portal's words. */
export interface Rejected {
  kind: 'rejected';
  message: string;
  /** It holds the dossier it was to insert, or lacks the one it was to update; `other` needs a person. */
  because: 'already-held' | 'not-held' | 'other';
}

/** Nobody knows whether it was done. */
export interface Uncertain {
  kind: 'uncertain';
  reason: string;
  /** The portal may still be at work on it: asking at once would not settle it. */
  stillWorking: boolean;
  /** The portal has done with it, and only did not say what of it it has done: refused with others, or its session ended. */
  canAskAtOnce?: boolean;
}

/** Not done; the same call may succeed later. */
export interface Unavailable {
  kind: 'unavailable';
  reason: string;
  retryAfterSeconds?: number;
}

export type PortalOutcome = Accepted | Rejected | Uncertain | Unavailable;

/** What the portal holds of a dossier, as far as it tells. Holds personal data: never log it. */
export interface HeldAtPortal {
  /** TrangThaiHoSo; null = it does not tell. */
  status: string | null;
  /** Fields of DongBoHoSoMC that it tells, by their names. */
  fields: Readonly<Record<string, unknown>>;
  /** In the order it tells them; null = it does not tell any. */
  progress: readonly HeldRow[] | null;
}

export type LookUpOutcome = { kind: 'found'; held: HeldAtPortal | null } | Rejected | Unavailable;

/** The portal's answer cannot be understood as its protocol; `faults` names the fields, each with its pointer. */
export interface Garbled {
  kind: 'garbled';
  faults: readonly FieldFault[];
}

/** Code and name of every procedure of the national catalogue. */
export type ListingOutcome =
  { kind: 'listed'; lines: readonly { code: string; name: string }[] } | Rejected | Unavailable;

/** Null when the catalogue has no such procedure. */
export type DescriptionOutcome =
  { kind: 'described'; procedure: PortalProcedure | null } | Garbled | Rejected | Unavailable;

/** A shared catalogue, or what is wrong with what was told. */
export type CatalogueOutcome =
  { kind: 'told'; entries: readonly CatalogueEntry[] } | Garbled | Rejected | Unavailable;

/**
 * The national public-service portal (*Cổng Dịch vụ công Quốc gia*). Expected endings are outcomes, never exceptions;
 * every reason is in Vietnamese and carries no personal data of ours. A call ends by its deadline, log-in included.
 */
export abstract class NationalPortal {
  /** `TraCuuHoSo`: null when it holds no such dossier. */
  abstract lookUp(code: string, deadline: AbortSignal): Promise<LookUpOutcome>;

  /** `DongBoHoSoMC`: writes the whole dossier, new or over the one held. It may go out with others. */
  abstract synchronise(
    dossier: PortalDossier,
    mode: 'insert' | 'update',
    deadline: AbortSignal,
  ): Promise<PortalOutcome>;

  /**
   * `CapNhatTienDoHoSoMC`: appends one row to the dossier's progress; sent twice, it stands there twice.
   * @param alone it must not go out with others
   */
  abstract recordProgress(
    progress: PortalProgress,
    deadline: AbortSignal,
    alone?: boolean,
  ): Promise<PortalOutcome>;

  /** `LayDanhSachTTHC`. */
  abstract listProcedures(deadline: AbortSignal): Promise<ListingOutcome>;

  /** `LayThuTuc`. */
  abstract describeProcedure(code: string, deadline: AbortSignal): Promise<DescriptionOutcome>;

  /** `LayDanhMuc…`: all of a shared catalogue. */
  abstract tellCatalogue(name: CatalogueName, deadline: AbortSignal): Promise<CatalogueOutcome>;
}
