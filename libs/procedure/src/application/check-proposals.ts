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
 */
export async function checkProposals(
  proposals: readonly ProposedProcedure[],
  schema: typeof procedureSchema,
): Promise<CheckedProposals> {
  const definitions: ProcedureDefinition[] = [];
  const faults: FieldFault[] = [];
  const places = new Map<string, string>();
  for (const [index, { place, definition }] of proposals.entries()) {
    if (index % AT_ONCE === 0) await nextTurn();
    const offered = composed(definition);
    const parsed = schema.safeParse(offered);
    if (!parsed.success) {
      faults.push(...fieldFaults(parsed.error, offered).map((fault) => below(place, fault)));
      continue;
    }
    const { code } = parsed.data;
    const before = places.get(code);
    if (before === undefined) places.set(code, place);
    else faults.push(twice(`${place}/code`, code, before));
    definitions.push(parsed.data);
  }
  return { definitions, faults };
}

function composed(definition: unknown): unknown {
  const text = JSON.stringify(definition) as string | undefined;
  const spelt = text?.normalize('NFC');
  return spelt === undefined || spelt === text ? definition : (JSON.parse(spelt) as unknown);
}

const below = (place: string, fault: FieldFault): FieldFault => ({
  ...fault,
  pointer: place + fault.pointer,
});

const twice = (pointer: string, code: string, before: string): FieldFault => ({
  pointer,
  code: 'code_twice',
  vi: `Thủ tục ${code} đã có ở ${before}`,
  en: `Procedure ${code} stands at ${before} already`,
});
