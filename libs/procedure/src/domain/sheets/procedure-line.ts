import type { Finding } from '../catalogue-import.ts';
import { findingAt } from '../finding-texts.ts';
import { AGENCY_PARTS } from '../procedure-grounds.ts';
import type { LineReader, StatedLimit } from './line-reader.ts';
import type { ColumnOf, PROCEDURE_SHEET } from './sheet-layout.ts';

type Reader = LineReader<ColumnOf<typeof PROCEDURE_SHEET>>;

const LEVELS = {
  bộ: 'ministry',
  tỉnh: 'province',
  huyện: 'district',
  xã: 'commune',
} as const;
const SERVICE_LEVELS = { 'toàn trình': 'full', 'một phần': 'partial' } as const;
const PARTS = Object.fromEntries(
  ['thực hiện', 'có thẩm quyền', 'được ủy quyền', 'phối hợp'].map((word, index) => [
    word,
    AGENCY_PARTS[index],
  ]),
);
const SAME_DAY = { amount: 0, unit: 'same-day' } as const;

/** Several values in one cell, a line each; parts of a value between bars. */
const LINES = /\r?\n/;
const LIST = /[;\r\n]/;
const barred = (line: string): (string | undefined)[] =>
  line.split('|').map((part) => (part.trim() === '' ? undefined : part.trim()));

/** What a row of the sheet of procedures says; not checked against the schema yet. */
export function procedureOf(reader: Reader, findings: Finding[]): Record<string, unknown> & { code: string } {
  const code = reader.needed('code');
  const serviceLevel = reader.choice('serviceLevel', reader.needed('serviceLevel'), SERVICE_LEVELS);
  return {
    code,
    name: reader.needed('name'),
    field: { code: reader.text('fieldCode') ?? null, name: reader.needed('fieldName') },
    levels: reader.lines('levels', LIST).map((level) => reader.choice('levels', level, LEVELS)),
    subjects: reader.lines('subjects', LIST),
    serviceLevel,
    ...given('partialReason', reader.text('partialReason')),
    decision: reader.text('decision') ?? '',
    validFrom: reader.date('validFrom'),
    validTo: reader.date('validTo') ?? null,
    competentAgency: reader.needed('competentAgency'),
    ...given('agencies', some(reader.lines('agencies', LINES).map((line) => agencyOf(reader, line)))),
    ...given('legalGrounds', some(reader.lines('legalGrounds', LINES).map((line) => groundOf(line)))),
    defaultLimit: settled(reader.limit('amount', 'unit'), { code, pointer: '/defaultLimit' }, findings),
    notes: reader.lines('notes', LINES),
    results: reader.lines('results', LINES).map(resultOf),
  };
}

/** Which column each field of a procedure stands in. */
export const PROCEDURE_FIELDS = {
  '/code': 'code',
  '/name': 'name',
  '/field/code': 'fieldCode',
  '/field/name': 'fieldName',
  '/levels': 'levels',
  '/subjects': 'subjects',
  '/serviceLevel': 'serviceLevel',
  '/partialReason': 'partialReason',
  '/decision': 'decision',
  '/validFrom': 'validFrom',
  '/validTo': 'validTo',
  '/competentAgency': 'competentAgency',
  '/agencies': 'agencies',
  '/legalGrounds': 'legalGrounds',
  '/defaultLimit/amount': 'amount',
  '/defaultLimit/unit': 'unit',
  '/notes': 'notes',
  '/results': 'results',
} as const;

/** A limit that has to be one: what the sheet leaves open is taken as the same day, and told. */
export function settled(
  limit: StatedLimit,
  { code, pointer }: { code: string; pointer: string },
  findings: Finding[],
): Exclude<StatedLimit, string | undefined> {
  if (limit !== undefined && limit !== 'other') return limit;
  findings.push(findingAt(limit === undefined ? 'limit-missing' : 'limit-unit-other', code, pointer));
  return SAME_DAY;
}

export const given = (key: string, value: unknown): Record<string, unknown> =>
  value === undefined ? {} : { [key]: value };

const some = <Value>(values: Value[]): Value[] | undefined => (values.length > 0 ? values : undefined);

/** `có thẩm quyền | 000.00.00.H99 | Ủy ban nhân dân tỉnh` */
function agencyOf(reader: Reader, line: string): object {
  const [part = '', code = null, name] = barred(line);
  return { part: reader.choice('agencies', part, PARTS), code, name };
}

/** `60/2014/QH13 | Luật Hộ tịch | 2014-11-20 | 2016-01-01 | Quốc hội | https://…`; all after the title may be left out. */
function groundOf(line: string): object {
  const [number, title, issuedOn = null, effectiveOn = null, issuedBy, url] = barred(line);
  return { number, title, issuedOn, effectiveOn, ...given('issuedBy', issuedBy), ...given('url', url) };
}

/** `KQ.G15.000031 | Giấy khai sinh`, or the name alone. */
function resultOf(line: string): object {
  const [first, second] = barred(line);
  return line.includes('|') ? { code: first ?? null, name: second } : { code: null, name: first };
}
