import type { DossierStatus } from '#workflow';

/** Who takes over dossiers of an agency that ends, and which; without a criterion, whatever is left. */
export interface RelocationPart {
  readonly to: number;
  /** Taken in at one of these desks. */
  readonly desks?: readonly number[] | undefined;
  /** Of a procedure of one of these fields, by code. */
  readonly fields?: readonly string[] | undefined;
  /** These very dossiers, by code. */
  readonly dossiers?: readonly string[] | undefined;
}

/** Agencies that end, each with who takes over; the first part that fits counts, and the last one fits everything. */
export type Relocations = ReadonlyMap<number, readonly RelocationPart[]>;

/** What relocating needs to know of a dossier. */
export interface RelocatableDossier {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly status: DossierStatus;
  readonly closed: boolean;
  /** Code of the field of its procedure. */
  readonly field: string | null;
  readonly receivingAgencyId: number;
  readonly leadAgencyId: number;
  readonly receivedAt: Date;
  readonly dueAt: Date | null;
  readonly dueProvisional: boolean;
  /** Those that are open. */
  readonly tasks: readonly { readonly id: string; readonly agencyId: number; readonly role: string }[];
  /** Those that are awaited. */
  readonly opinions: readonly {
    readonly id: string;
    readonly askingAgencyId: number;
    readonly askedAgencyId: number;
  }[];
  /** Agencies that see it. */
  readonly participants: readonly number[];
}

/** Where a dossier goes on. */
export interface Relocated {
  readonly receivingAgencyId: number;
  readonly leadAgencyId: number;
  /** Open tasks that change agency. */
  readonly tasks: readonly { readonly id: string; readonly agencyId: number }[];
  /** Opinions that are awaited by, or of, another agency from now on. */
  readonly opinions: RelocatableDossier['opinions'];
  /** Agencies that see it from now on. */
  readonly joins: readonly number[];
  /** False where it is over, or was moved before: nothing of it changes but who sees it. */
  readonly moves: boolean;
}

/**
 * Puts the successors in the place of agencies that end: as desk, as lead, at open tasks, in opinions, and in sight. What is over stays
 * what it was, and is seen by the successors as well.
 */
export function relocated(dossier: RelocatableDossier, relocations: Relocations): Relocated {
  const successor = (agencyId: number): number => {
    const parts = relocations.get(agencyId);
    return parts ? partFor(dossier, parts).to : agencyId;
  };
  const { receivingAgencyId, leadAgencyId, closed } = dossier;
  const joins = dossier.participants.map(successor).filter((id) => !dossier.participants.includes(id));
  if (closed) {
    const stays = { receivingAgencyId, leadAgencyId, tasks: [], opinions: [], moves: false };
    return { ...stays, joins: [...new Set(joins)] };
  }
  const tasks = dossier.tasks
    .map(({ id, agencyId }) => ({ id, agencyId: successor(agencyId), before: agencyId }))
    .filter(({ agencyId, before }) => agencyId !== before)
    .map(({ id, agencyId }) => ({ id, agencyId }));
  const opinions = dossier.opinions
    .filter(({ askingAgencyId, askedAgencyId }) =>
      [askingAgencyId, askedAgencyId].some((id) => successor(id) !== id),
    )
    .map(({ id, askingAgencyId, askedAgencyId }) => ({
      ...{ id, askingAgencyId: successor(askingAgencyId), askedAgencyId: successor(askedAgencyId) },
    }));
  const [desk, lead] = [successor(receivingAgencyId), successor(leadAgencyId)];
  return {
    ...{ receivingAgencyId: desk, leadAgencyId: lead, tasks, opinions },
    joins: [...new Set(joins)],
    moves: desk !== receivingAgencyId || lead !== leadAgencyId || tasks.length > 0 || opinions.length > 0,
  };
}

function partFor(dossier: RelocatableDossier, parts: readonly RelocationPart[]): RelocationPart {
  const present = [dossier.leadAgencyId, dossier.receivingAgencyId];
  // What has moved before goes where it went.
  const found = parts.find(({ to }) => present.includes(to)) ?? parts.find((part) => fits(dossier, part));
  if (!found) throw new Error(`nobody takes dossier ${dossier.code} over`);
  return found;
}

function fits(
  { code, field, receivingAgencyId }: RelocatableDossier,
  { desks, fields, dossiers }: RelocationPart,
): boolean {
  if (dossiers?.includes(code)) return true;
  if (!desks && !fields) return !dossiers;
  return (
    (!desks || desks.includes(receivingAgencyId)) && (!fields || (field !== null && fields.includes(field)))
  );
}
