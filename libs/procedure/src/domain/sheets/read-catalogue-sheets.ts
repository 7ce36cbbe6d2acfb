import type { FieldFault } from '#platform/problem';
import type { Finding, ReadSource } from '../catalogue-import.ts';
import { keepUnstated } from '../keep-unstated.ts';
import type { ProcedureDefinition } from '../procedure.ts';
import { componentOf } from './component-line.ts';
import { LineReader } from './line-reader.ts';
import { procedureOf } from './procedure-line.ts';
import type { Sheet } from './sheet.ts';
import { COMPONENT_SHEET, type Layout, PROCEDURE_SHEET, TERMS_SHEET } from './sheet-layout.ts';
import { tableOf } from './sheet-table.ts';
import { termsOfLines } from './terms-lines.ts';

/** The codes a workbook is about, so that the present versions can be looked up before it is read. */
export function codesInSheets(sheets: readonly Sheet[]): string[] {
  return tableOf(sheets, PROCEDURE_SHEET, []).flatMap(({ cells: { code } }) =>
    typeof code === 'string' ? [code.trim()] : [],
  );
}

/**
 * Puts the procedures of a workbook together from its three sheets. What sheets have no columns for (phases, areas) stays
 * as the present version has it.
 */
export function readCatalogueSheets(
  sheets: readonly Sheet[],
  present: ReadonlyMap<string, ProcedureDefinition>,
): ReadSource {
  const faults: FieldFault[] = [];
  const findings: Finding[] = [];
  const procedures = readersOf(sheets, PROCEDURE_SHEET, faults);
  const components = byProcedure(readersOf(sheets, COMPONENT_SHEET, faults), 'procedure');
  const terms = byProcedure(readersOf(sheets, TERMS_SHEET, faults), 'procedure');
  const proposals = procedures.map((reader) => {
    const procedure = procedureOf(reader, findings);
    const { code } = procedure;
    const definition = {
      ...procedure,
      ...termsOfLines(code, taken(terms, code), findings),
      components: taken(components, code).map(componentOf),
    };
    return { place: reader.place(), definition: keepUnstated(definition, present.get(code), SHEETS_HAVE_NO) };
  });
  if (procedures.length > 0) {
    const left = [...components.values(), ...terms.values()].flat();
    faults.push(...left.map((reader) => unknownProcedure(reader.place())));
  }
  return { proposals, findings, faults };
}

/** Kept from the present version, because there is no column for them. */
const SHEETS_HAVE_NO = { fields: ['phases', 'areas'], ofCases: ['phases'] } as const;

type Grouped<Column extends string> = Map<string, LineReader<Column>[]>;

const readersOf = <Column extends string>(
  sheets: readonly Sheet[],
  layout: Layout<Column>,
  faults: FieldFault[],
): LineReader<Column>[] => tableOf(sheets, layout, faults).map((line) => new LineReader(line, faults));

function byProcedure<Column extends string>(
  readers: readonly LineReader<Column>[],
  column: NoInfer<Column>,
): Grouped<Column> {
  const grouped: Grouped<Column> = new Map();
  for (const reader of readers) {
    const code = reader.needed(column);
    const group = grouped.get(code);
    if (group) group.push(reader);
    else if (code !== '') grouped.set(code, [reader]);
  }
  return grouped;
}

/** A procedure's rows; what is left over in the end names none of the sheet. */
function taken<Column extends string>(rows: Grouped<Column>, code: string): LineReader<Column>[] {
  const found = rows.get(code) ?? [];
  rows.delete(code);
  return found;
}

const unknownProcedure = (pointer: string): FieldFault => ({
  pointer,
  code: 'unknown_procedure',
  vi: 'Trang “Thủ tục” không có mã thủ tục này',
  en: 'The sheet of procedures has no such code',
});
