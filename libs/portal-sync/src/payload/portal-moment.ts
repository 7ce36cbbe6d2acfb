/** Viet Nam has been at UTC+7 all year round since 1975. */
const AHEAD_MS = 7 * 3_600_000;

/** An instant as `mapi` writes it: `yyyyMMddHHmmss` on Viet Nam's clock, empty when unknown. Reckoned, for a dossier has dozens. */
export const portalMoment = (at: Date | null | undefined): string =>
  at ? new Date(at.getTime() + AHEAD_MS).toISOString().slice(0, 19).replaceAll(/\D/g, '') : '';
