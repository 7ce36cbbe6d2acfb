import { type Layout, type Sheet, tableOf } from '#platform/workbook';
import { type FieldFault, pointerOf } from '#platform/problem';
import type { Finding, ReadSource } from '../catalogue-import.ts';
import { keepUnstated } from '../keep-unstated.ts';
import type { ProcedureDefinition } from '../procedure.ts';
import { COMPONENT_FIELDS, componentOf } from './component-line.ts';
import { LineReader } from './line-reader.ts';
import { PROCEDURE_FIELDS, procedureOf } from './procedure-line.ts';
import { type ColumnOf, COMPONENT_SHEET, PROCEDURE_SHEET, TERMS_SHEET } from './sheet-layout.ts';
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
  const channelless: Unplaced[] = [];
  const proposals = procedures.map((reader) => {
    const procedure = procedureOf(reader, findings);
    const { code } = procedure;
    const papers = taken(components, code);
    const { methods, cases, places: ofTerms } = termsOfLines(code, taken(terms, code), findings);
    const definition = { ...procedure, methods, cases, components: papers.map(componentOf) };
    const places = new Map([
      ...reader.places('', PROCEDURE_FIELDS),
      ...papers.flatMap((paper, index) => paper.places(`/components/${index}`, COMPONENT_FIELDS)),
      ...ofTerms,
      ['/methods', reader.place('code')],
    ]);
    if (methods.length === 0 && code !== '') channelless.push({ reader, places });
    const kept = keepUnstated(definition, present.get(code), SHEETS_HAVE_NO);
    return { place: reader.place(), definition: kept, places };
  });
  if (procedures.length > 0) faults.push(...strays(procedures, [components, terms]));
  tellChannelless(channelless, faults);
  return { proposals, findings, faults };
}

interface Unplaced {
  reader: LineReader<ColumnOf<typeof PROCEDURE_SHEET>>;
  places: Map<string, string>;
}

/** Procedures no row names a channel for: where that sheet has faults of its own, these may be all there is to it. */
function tellChannelless(channelless: readonly Unplaced[], faults: FieldFault[]): void {
  const sheet = pointerOf([TERMS_SHEET.name]);
  const spoilt = faults.some(({ pointer }) => pointer === sheet || pointer.startsWith(`${sheet}/`));
  for (const { reader, places } of channelless) {
    if (spoilt) places.set('/methods', sheet);
    else reader.fault('code', 'no_channel', ...NO_CHANNEL);
  }
}

const NO_CHANNEL = [
  `Trang “${TERMS_SHEET.name}” không có hình thức nộp nào của thủ tục này`,
  'The sheet of fees and limits has no channel of this procedure',
] as const;

/** Rows of procedures the first sheet does not have; not of those whose code it has as a number, which is told there. */
function strays(
  procedures: readonly LineReader<ColumnOf<typeof PROCEDURE_SHEET>>[],
  left: readonly ReadonlyMap<string, readonly { place: (column: 'procedure') => string }[]>[],
): FieldFault[] {
  const numbers = new Set(
    procedures.map(({ line }) => line.cells.code).filter((cell) => typeof cell === 'number'),
  );
  return left
    .flatMap((rows) => [...rows])
    .flatMap(([code, readers]) => (numbers.has(Number(code)) ? [] : readers))
    .map((reader) => unknownProcedure(reader.place('procedure')));
}

/** Kept from the present version, because there is no column for them. */
const SHEETS_HAVE_NO = {
  fields: ['phases', 'areas', 'secrecy'],
  ofCases: ['phases'],
  ofFees: ['kind', 'due', 'cases', 'areas'],
} as const;

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
