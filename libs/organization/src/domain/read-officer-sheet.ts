import { emailAddress, phoneNumber } from '#platform/fields';
import type { Cell, Sheet } from '#platform/workbook';
import { fault, missingColumn, TOO_MANY_ROWS, unknownColumn } from './import-findings.ts';
import {
  type ImportFinding,
  MOST_OFFICER_ROWS,
  OFFICER_COLUMNS,
  type OfficerColumn,
  type OfficerRow,
} from './officer-import.ts';
import { username as usernameForm } from './province.ts';
import { OFFICER_ROLES, type OfficerRole, roleName } from './roles.ts';

const NEEDED: readonly OfficerColumn[] = [
  ...(['username', 'fullName', 'email', 'agency', 'role', 'title'] as const),
];
const LONGEST = 500;

/** What was read, with every fault by row and column; a row with a fault is told and left out. */
export interface ReadOfficers {
  readonly rows: readonly OfficerRow[];
  readonly findings: readonly ImportFinding[];
}

/** Reads the first sheet of a workbook: titles in row 1, one post a row. */
export function readOfficerSheet(sheet: Sheet): ReadOfficers {
  const [titles = [], ...lines] = sheet.rows;
  const columns = titles.map((title) => (typeof title === 'string' ? title.normalize('NFC').trim() : ''));
  const known = new Map(Object.entries(OFFICER_COLUMNS).map(([column, title]) => [title as string, column]));
  const layout = [
    ...NEEDED.map((column) => OFFICER_COLUMNS[column])
      .filter((title) => !columns.includes(title))
      .map(missingColumn),
    ...columns.filter((title) => title !== '' && !known.has(title)).map(unknownColumn),
    ...(lines.length > MOST_OFFICER_ROWS ? [TOO_MANY_ROWS] : []),
  ];
  if (layout.length > 0) return { rows: [], findings: layout };
  const read = lines.flatMap((cells, index) => {
    if (cells.every((cell) => cell === null)) return [];
    return [readRow(index + 2, (column) => cells[columns.indexOf(OFFICER_COLUMNS[column])] ?? null)];
  });
  return {
    rows: read.flatMap(({ row }) => (row ? [row] : [])),
    findings: read.flatMap(({ findings }) => findings),
  };
}

function readRow(
  row: number,
  cellOf: (column: OfficerColumn) => Cell,
): { row: OfficerRow | undefined; findings: ImportFinding[] } {
  const findings: ImportFinding[] = [];
  const say = (column: OfficerColumn, code: Parameters<typeof fault>[2]): void => {
    findings.push(fault(row, column, code));
  };
  const words = (column: OfficerColumn): string => {
    const cell = cellOf(column);
    if (cell !== null && typeof cell !== 'string') say(column, 'not-text');
    const typed = typeof cell === 'string' ? cell.normalize('NFC').trim() : '';
    if (typed.length > LONGEST) say(column, 'too-long');
    if (typed === '' && (cell === null || typeof cell === 'string') && NEEDED.includes(column)) {
      say(column, 'missing-value');
    }
    return typed;
  };
  const typed = Object.fromEntries(
    (Object.keys(OFFICER_COLUMNS) as OfficerColumn[]).map((column) => [column, words(column)]),
  ) as Record<OfficerColumn, string>;
  const role = roleOf(typed.role);
  findings.push(...formFaults(row, typed, role));
  return { row: findings.length === 0 && role ? rowOf(row, typed, role) : undefined, findings };
}

/** What is filled in, but not as it should be. */
function formFaults(
  row: number,
  typed: Readonly<Record<OfficerColumn, string>>,
  role: OfficerRole | undefined,
): ImportFinding[] {
  const { username, email, phone, identityNumber, leaves } = typed;
  const wrong: [boolean, OfficerColumn, Parameters<typeof fault>[2]][] = [
    [username !== '' && !usernameForm.safeParse(username).success, 'username', 'invalid-username'],
    [email !== '' && !emailAddress.safeParse(email).success, 'email', 'invalid-email'],
    [phone !== '' && !phoneNumber.safeParse(phone).success, 'phone', 'invalid-phone'],
    [identityNumber !== '' && !/^\d{12}$/.test(identityNumber), 'identityNumber', 'invalid-identity-number'],
    [typed.role !== '' && role === undefined, 'role', 'unknown-role'],
    [!/^x?$/i.test(leaves), 'leaves', 'unknown-word'],
  ];
  return wrong.filter(([is]) => is).map(([, column, code]) => fault(row, column, code));
}

const listOf = (typed: string): string[] =>
  typed
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== '');

function rowOf(row: number, typed: Readonly<Record<OfficerColumn, string>>, role: OfficerRole): OfficerRow {
  const { username, fullName, email, phone, identityNumber, agency, title, fields, areas, leaves } = typed;
  return {
    ...{ row, username, fullName, email: email.toLowerCase(), agency, role, title },
    phone: phone === '' ? null : phoneNumber.parse(phone),
    identityNumber: identityNumber === '' ? null : identityNumber,
    ...{ fields: listOf(fields), areas: listOf(areas), leaves: leaves !== '' },
  };
}

/** By its code, or as people call it. */
function roleOf(typed: string): OfficerRole | undefined {
  const meant = typed.toLowerCase();
  return OFFICER_ROLES.find((role) => role === meant || roleName(role).vi === meant);
}
