import { type Database, sql } from '#platform/database';
import {
  type Figure,
  FIGURES,
  figuresOf,
  type Grouping,
  type OpenDossier,
  type RecountRules,
} from '#supervision';

/** A dossier as its history, its open suspension and its open steps leave it. */
export interface RawDossier extends OpenDossier {
  id: string;
  lead: number;
}

interface LastLine {
  id: string;
  lead: number;
  procedureCode: string;
  fieldCode: string | null;
  secrecy: string;
  missed: boolean;
  status: string;
  dueAt: Date | null;
}

const OVER = ['refused', 'withdrawn', 'stopped', 'returned', 'completed'];

/** Every dossier that is open by the last line of its history, read whole and put together here. */
export async function openByHistory(database: Database): Promise<RawDossier[]> {
  const lines = await database.query<LastLine>(sql`
    select distinct on (h.dossier_id) d.id, d.lead_agency_id as lead, d.procedure_code as "procedureCode",
           d.field_code as "fieldCode", d.secrecy, d.missed, h.status, h.due_at as "dueAt"
    from dossier.history h join dossier.dossier d on d.id = h.dossier_id order by h.dossier_id, h.sequence desc`);
  const waits = await database.query<{ id: string; reason: OpenDossier['reason'] }>(sql`
    select dossier_id as id, reason from dossier.suspension where ended_at is null`);
  const tasks = await database.query<{ id: string; agencyId: number; officerId: number | null }>(sql`
    select dossier_id as id, agency_id as "agencyId", assignee_id as "officerId" from dossier.task
    where closed_at is null and arrived >= waits_for`);
  const reasons = new Map(waits.map(({ id, reason }) => [id, reason]));
  const steps = new Map<string, typeof tasks>();
  for (const task of tasks) steps.set(task.id, [...(steps.get(task.id) ?? []), task]);
  return lines
    .filter(({ status }) => !OVER.includes(status))
    .map((line) => ({ ...line, reason: reasons.get(line.id) ?? null, steps: steps.get(line.id) ?? [] }));
}

/** The lines a dossier is counted in: ids of agencies and officers, codes; `null` = with nobody. */
export const keysOf = (by: Grouping, one: RawDossier): (number | string | null)[] => {
  const each = <Key>(keys: Key[]): (Key | null)[] => (keys.length === 0 ? [null] : [...new Set(keys)]);
  return {
    province: () => [null],
    agency: () => [one.lead],
    unit: () => each(one.steps.map(({ agencyId }) => agencyId)),
    procedure: () => [one.procedureCode],
    field: () => [one.fieldCode],
    officer: () => each(one.steps.map(({ officerId }) => officerId)),
  }[by]();
};

/** Ids of the dossiers of each figure of each line. */
export function recountedBoard(
  by: Grouping,
  dossiers: readonly RawDossier[],
  rulesOf: (lead: number) => RecountRules,
): Map<number | string | null, Record<Figure, string[]>> {
  const lines = new Map<number | string | null, Record<Figure, string[]>>();
  for (const one of dossiers) {
    const counted = figuresOf(one, rulesOf(one.lead));
    for (const key of keysOf(by, one)) {
      const line = lines.get(key) ?? none();
      lines.set(key, line);
      for (const figure of counted) line[figure].push(one.id);
    }
  }
  return lines;
}

const none = (): Record<Figure, string[]> =>
  Object.fromEntries(FIGURES.map((figure) => [figure, []])) as unknown as Record<Figure, string[]>;

/** Names of a line's key as boards show it. */
export async function shownKeys(
  database: Database,
  by: Grouping,
): Promise<(key: number | string | null) => string | null> {
  const rows = await database.query<{ id: number; code: string }>(
    by === 'officer'
      ? sql`select id, username as code from organization.officer`
      : sql`select id, code from organization.agency`,
  );
  const codes = new Map(rows.map(({ id, code }) => [id, code]));
  return (key) => (typeof key === 'number' ? (codes.get(key) ?? null) : key);
}
