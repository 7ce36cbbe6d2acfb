import { type Ending, endings, type SplitPart } from './reorganization.ts';
import type { EndingAgency, EndingPart, Note } from './effect.ts';
import { childrenOf, deskOf, type PlacedAgency, type Structure } from './structure.ts';

/** People's Committees are below one another, never below a department or another commune. */
const COMMITTEES = ['province', 'district', 'commune'];

/** What becomes of the agencies that end and of those below them. */
export interface FollowUp {
  readonly endings: readonly EndingAgency[];
  readonly reparents: readonly { readonly agency: string; readonly parent: string }[];
  readonly notes: readonly Note[];
  readonly deskless: readonly { readonly agency: string; readonly successors: readonly string[] }[];
}

/** Desks end along with their agency where its successors have one; units and branches go on under the successor. */
export function followUp(plan: Ending, structure: Structure): FollowUp {
  const named = endings(plan);
  const ending = new Set(named.map(({ agency }) => agency));
  const below = named.flatMap(({ agency, parts }) =>
    childrenOf(structure, agency)
      .filter(({ code }) => !ending.has(code))
      .map((child) => becomes(child, parts, structure)),
  );
  return {
    endings: [
      ...named.map(({ agency, parts }) => ({
        agency,
        parts: parts.map((part) => partOf(part, part.successor)),
      })),
      ...below.flatMap(({ ends }) => (ends ? [ends] : [])),
    ],
    reparents: below.flatMap(({ reparent }) => (reparent ? [reparent] : [])),
    notes: below.flatMap(({ note }) => (note ? [note] : [])),
    deskless: below.flatMap(({ deskless }) => (deskless ? [deskless] : [])),
  };
}

interface Becomes {
  readonly ends?: EndingAgency;
  readonly reparent?: { agency: string; parent: string };
  readonly note?: Note;
  readonly deskless?: { agency: string; successors: string[] };
}

function becomes(child: PlacedAgency, parts: readonly SplitPart[], structure: Structure): Becomes {
  const rest = parts.at(-1)?.successor ?? child.code;
  if (child.kind === 'one-stop-centre') return deskBecomes(child, parts, structure);
  if (!COMMITTEES.includes(child.kind)) return { reparent: { agency: child.code, parent: rest } };
  const above = structure.agencies.get(child.parent ?? '')?.parent;
  return { reparent: { agency: child.code, parent: above ?? rest } };
}

function deskBecomes(desk: PlacedAgency, parts: readonly SplitPart[], structure: Structure): Becomes {
  const taking = parts.flatMap((part) => {
    const to = deskOf(structure, part.successor)?.code;
    return to === undefined ? [] : [partOf(part, to)];
  });
  if (taking.length === parts.length) return { ends: { agency: desk.code, parts: taking } };
  const without = parts.map(({ successor }) => successor).filter((code) => !deskOf(structure, code));
  if (without.length < parts.length) return { deskless: { agency: desk.code, successors: without } };
  const parent = parts.at(-1)?.successor ?? desk.code;
  return {
    reparent: { agency: desk.code, parent },
    note: {
      ...{ code: 'desk-continues', agency: desk.code },
      vi: `${desk.name} tiếp tục tiếp nhận hồ sơ, trực thuộc ${parent}.`,
      en: `${desk.name} goes on receiving, under ${parent}.`,
    },
  };
}

const partOf = ({ desks, fields, dossiers }: SplitPart, to: string): EndingPart => ({
  to,
  ...(desks && { desks }),
  ...(fields && { fields }),
  ...(dossiers && { dossiers }),
});
