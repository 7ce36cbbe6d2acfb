import { fault, notice } from './import-findings.ts';
import type { ImportFinding, ImportPlan, OfficerRow, PlannedPerson } from './officer-import.ts';

/** An officer there is, with what is known of them. */
export interface KnownOfficer extends PlannedPerson {
  readonly version: number;
  /** Posts, each as agency code and role. */
  readonly posts: readonly string[];
}

/** A row whose identity number was put out of sight. */
export type IndexedRow = Omit<OfficerRow, 'identityNumber'> & { readonly identityIndex: string | null };

/** What rows are held against. */
export interface KnownOrganization {
  /** Codes of agencies in force. */
  readonly agencies: ReadonlySet<string>;
  /** Officers the sheet names, by username. */
  readonly officers: ReadonlyMap<string, KnownOfficer>;
  /** Usernames by the index of their identity number, of all officers. */
  readonly people: ReadonlyMap<string, string>;
  readonly administrators: number;
}

const postOf = ({ agency, role }: Pick<OfficerRow, 'agency' | 'role'>): string => `${agency} ${role}`;

/** What rows would write, and what is wrong or odd about them. */
export function planOfficerImport(
  rows: readonly IndexedRow[],
  known: KnownOrganization,
): { plan: ImportPlan; findings: ImportFinding[] } {
  const findings = [...unknownAgencies(rows, known), ...duplicates(rows), ...persons(rows, known)];
  const first = new Map([...rows].reverse().map((row) => [row.username, row]));
  const people = [...first.values()].map(personOf).reverse();
  const held = (row: IndexedRow) => known.officers.get(row.username)?.posts.includes(postOf(row)) ?? false;
  const [leaving, working] = [rows.filter(({ leaves }) => leaves), rows.filter(({ leaves }) => !leaves)];
  findings.push(
    ...leaving.map(({ row, ...post }) =>
      held({ row, ...post })
        ? notice(row, 'leaves', 'officer-leaving')
        : fault(row, 'leaves', 'post-not-held'),
    ),
    ...working.filter(held).map(({ row }) => notice(row, 'role', 'post-held')),
    ...lastAdministrator(leaving, working, held, known),
  );
  return {
    findings: findings.sort((one, other) => one.row - other.row),
    plan: {
      creates: people.filter(({ username }) => !known.officers.has(username)),
      changes: people.flatMap((person) => differing(person, known.officers.get(person.username))),
      gives: working
        .filter((row) => !held(row))
        .map(({ username, agency, role, title, fields, areas }) => ({
          ...{ username, agency, role, title, fields, areas },
        })),
      ends: leaving.filter(held).map(({ username, agency, role }) => ({ username, agency, role })),
      versions: Object.fromEntries([...known.officers].map(([name, { version }]) => [name, version])),
    },
  };
}

const personOf = ({ username, fullName, email, phone, identityIndex }: IndexedRow): PlannedPerson => ({
  ...{ username, fullName, email, phone, identityIndex },
});

/** A field that is left empty takes nothing away. */
function differing(person: PlannedPerson, known: KnownOfficer | undefined): ImportPlan['changes'] {
  if (!known) return [];
  const fields = (['fullName', 'email', 'phone', 'identityIndex'] as const).filter(
    (field) => person[field] !== null && person[field] !== known[field],
  );
  if (fields.length === 0) return [];
  return [
    { username: person.username, ...Object.fromEntries(fields.map((field) => [field, person[field]])) },
  ];
}

const unknownAgencies = (rows: readonly IndexedRow[], { agencies }: KnownOrganization): ImportFinding[] =>
  rows.flatMap(({ row, agency, areas, leaves }) => [
    ...(agencies.has(agency) || leaves ? [] : [fault(row, 'agency', 'unknown-agency')]),
    ...(areas.every((code) => agencies.has(code)) ? [] : [fault(row, 'areas', 'unknown-agency')]),
  ]);

function duplicates(rows: readonly IndexedRow[]): ImportFinding[] {
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const key = `${row.username} ${postOf(row)}`;
    if (seen.has(key)) return [fault(row.row, 'role', 'duplicate-post')];
    seen.add(key);
    return [];
  });
}

/** Rows of one user name tell of one person, and one person has one user name. */
function persons(rows: readonly IndexedRow[], { people }: KnownOrganization): ImportFinding[] {
  const first = new Map<string, IndexedRow>();
  const named = new Map(people);
  return rows.flatMap((row) => {
    const before = first.get(row.username) ?? row;
    first.set(row.username, before);
    const differs = (['fullName', 'email', 'phone', 'identityIndex'] as const).find(
      (field) => row[field] !== before[field],
    );
    const column = differs === 'identityIndex' ? 'identityNumber' : differs;
    const owner = row.identityIndex === null ? undefined : named.get(row.identityIndex);
    if (row.identityIndex !== null && owner === undefined) named.set(row.identityIndex, row.username);
    return [
      ...(column ? [fault(row.row, column, 'person-differs')] : []),
      ...(owner !== undefined && owner !== row.username
        ? [fault(row.row, 'identityNumber', 'duplicate-person')]
        : []),
    ];
  });
}

function lastAdministrator(
  leaving: readonly IndexedRow[],
  working: readonly IndexedRow[],
  held: (row: IndexedRow) => boolean,
  { administrators }: KnownOrganization,
): ImportFinding[] {
  const ends = leaving.filter((row) => row.role === 'administrator' && held(row));
  const begins = working.filter((row) => row.role === 'administrator' && !held(row));
  if (ends.length === 0 || administrators + begins.length > ends.length) return [];
  return ends.map(({ row }) => fault(row, 'leaves', 'last-administrator'));
}
