import type { DossierSnapshot } from '#dossier';
import { dossierItem, type DossierSurroundings } from '../payload/dossier-item.ts';
import { itemFaults } from '../payload/item-faults.ts';
import { type PortalDossier, portalDossierSchema } from '../payload/portal-dossier.ts';
import { type PortalProgress, portalProgressSchema } from '../payload/portal-progress.ts';
import { progressItem } from '../payload/progress-item.ts';

/** What a publication says. Holds personal data: never log it. */
export interface PublicationContent {
  dossier: PortalDossier;
  progress: PortalProgress;
  /** When the first of its links to files expires; null = there are none. */
  linksUntil: Date | null;
}

export type PreparedContent =
  | { kind: 'sendable'; content: PublicationContent }
  /** Some fields are beyond what the protocol takes, and shortening them would change what they mean; or something does not open. */
  | { kind: 'unsendable'; reason: string };

/** Writes a publication out of a snapshot. */
export function contentOf(snapshot: DossierSnapshot, surroundings: DossierSurroundings): PreparedContent {
  const dossier = dossierItem(snapshot, surroundings);
  const progress = progressItem(snapshot, surroundings);
  const faults = [...itemFaults(portalDossierSchema, dossier), ...itemFaults(portalProgressSchema, progress)];
  if (faults.length > 0) return { kind: 'unsendable', reason: `Không gửi được: ${faults.join('; ')}` };
  const terms = surroundings.files.flatMap(({ until }) => (until ? [until.getTime()] : []));
  const linksUntil = terms.length > 0 ? new Date(Math.min(...terms)) : null;
  return { kind: 'sendable', content: { dossier, progress, linksUntil } };
}
