/** What resolution needs to know of an agency. */
export interface ResolvableAgency {
  readonly id: number;
  readonly parentId: number | null;
  readonly functions: readonly string[];
  /** The People's Committees whose desks it works for; empty = the whole province. */
  readonly serves: readonly number[];
  /** The day from which it is no more; null = in force. */
  readonly validUntil: string | null;
}

/**
 * The agency a workflow step or a procedure means, seen from the desk that took the dossier in:
 * `desk` = the desk itself; `commune` = the desk's own People's Committee; anything else = the agency that has
 * this function, the one that serves the desk's area before one that serves the whole province. A unit is asked for like
 * any other agency; one that was abolished is not.
 * @returns undefined when no such agency serves the desk.
 */
export function resolveAgency<Agency extends ResolvableAgency>(
  reference: string,
  desk: Agency,
  agencies: Iterable<Agency>,
): Agency | undefined {
  if (reference === 'desk') return desk;
  const all = [...agencies];
  if (reference === 'commune') return all.find((agency) => agency.id === desk.parentId);
  const able = all.filter(
    ({ functions, validUntil }) => validUntil === null && functions.includes(reference),
  );
  const area = desk.parentId;
  return (
    able.find((agency) => area !== null && agency.serves.includes(area)) ??
    able.find(({ serves }) => serves.length === 0)
  );
}

/** Whether it is a one-stop desk that receives. */
export const isOpenDesk = ({ kind, validUntil }: { kind: string; validUntil: string | null }): boolean =>
  kind === 'one-stop-centre' && validUntil === null;
