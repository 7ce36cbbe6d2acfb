import { setImmediate as nextTurn } from 'node:timers/promises';
import { fieldFaults } from '#platform/http';
import type { FieldFault } from '#platform/problem';
import type { ProposedProcedure } from '../domain/catalogue-import.ts';
import type { ProcedureDefinition, procedureSchema } from '../domain/procedure.ts';

/** Procedures looked at before others get their turn: a whole catalogue takes seconds. */
const AT_ONCE = 100;

/** What a source holds once it was checked; procedures are worth nothing as long as there is a fault. */
export interface CheckedProposals {
  definitions: ProcedureDefinition[];
  faults: FieldFault[];
}

/**
 * Checks each procedure of a source against the schema and that none comes twice. Letters are brought into the one
 * spelling of Unicode (NFC) the catalogue uses, or equal texts would seem to differ.
 * @param told what the reading of the source has told already: a place is told once
 */
export async function checkProposals(
  proposals: readonly ProposedProcedure[],
  schema: typeof procedureSchema,
  told: readonly FieldFault[] = [],
): Promise<CheckedProposals> {
  const definitions: ProcedureDefinition[] = [];
  const faults = new ToldOnce(told);
  const places = new Map<string, string>();
  for (const [index, proposal] of proposals.entries()) {
    if (index % AT_ONCE === 0) await nextTurn();
    const offered = composed(proposal.definition);
    const parsed = schema.safeParse(offered);
    if (!parsed.success) {
      for (const fault of fieldFaults(parsed.error, offered)) {
        faults.tell({ ...fault, pointer: placeOf(proposal, fault.pointer) });
      }
      continue;
    }
    const { code } = parsed.data;
    const before = places.get(code);
    if (before === undefined) places.set(code, proposal.place);
    else faults.tell(twice(placeOf(proposal, '/code'), code, before));
    definitions.push(parsed.data);
  }
  return { definitions, faults: faults.all };
}

/** Faults, without those at a place at or below which the reading has told one, and without the same one twice. */
class ToldOnce {
  readonly all: FieldFault[] = [];
  private readonly readWithFault: ReadonlySet<string>;
  private readonly here = new Set<string>();

  constructor(told: readonly FieldFault[]) {
    this.readWithFault = new Set(told.flatMap(({ pointer }) => outwards(pointer)));
  }

  tell(fault: FieldFault): void {
    const key = `${fault.pointer} ${fault.code}`;
    if (this.readWithFault.has(fault.pointer) || this.here.has(key)) return;
    this.here.add(key);
    this.all.push(fault);
  }
}

/** The place of a field in the source: its own, or that of what it is part of. */
function placeOf({ place, places }: ProposedProcedure, pointer: string): string {
  if (!places) return place + pointer;
  for (const at of outwards(pointer)) {
    const known = places.get(at);
    if (known !== undefined) return known;
  }
  return place;
}

/** A pointer and those it lies in, from the inside out. */
const outwards = (pointer: string): string[] =>
  pointer === '' ? [] : [pointer, ...outwards(pointer.slice(0, pointer.lastIndexOf('/')))];

function composed(definition: unknown): unknown {
  const text = JSON.stringify(definition) as string | undefined;
  const spelt = text?.normalize('NFC');
  return spelt === undefined || spelt === text ? definition : (JSON.parse(spelt) as unknown);
}

const twice = (pointer: string, code: string, before: string): FieldFault => ({
  pointer,
  code: 'code_twice',
  vi: `Thủ tục ${code} đã có ở ${before}`,
  en: `Procedure ${code} stands at ${before} already`,
});
