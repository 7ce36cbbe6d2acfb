import { type Database, sql } from '#platform/database';
import { ENDED, type MadeDossier } from './generated-year.ts';

const BATCH = 5_000;

/** Writes dossiers with their histories as the product would have left them, set by set. */
export async function writeYear(
  database: Database,
  made: readonly MadeDossier[],
  desk: number,
): Promise<void> {
  for (let from = 0; from < made.length; from += BATCH) {
    const batch = made.slice(from, from + BATCH);
    await database.query(insertDossiers(batch.map(rowOf), desk));
    await database.query(insertLines(batch.flatMap(linesOf), desk));
    await database.query(insertWaits(batch.flatMap(waitsOf)));
  }
  await database.query(sql`analyze dossier.dossier`);
  await database.query(sql`analyze dossier.history`);
}

/** Today's row of a dossier. */
function rowOf({ id, code, procedure, channel, lead, receivedAt, lines, limit }: MadeDossier) {
  const last = lines.at(-1)!;
  const lastOpen = lines.findLastIndex(({ status }) => !ENDED.includes(status));
  const end = lines[lastOpen + 1];
  const closed = ['returned', 'refused', 'withdrawn', 'stopped'].includes(last.status);
  return {
    ...{ id, code, channel, procedureId: procedure.id, procedureCode: procedure.code },
    ...{
      procedureName: procedure.name,
      fieldCode: procedure.field,
      version: lines.length,
      status: last.status,
    },
    lead: lines.findLast((line) => line.lead)?.lead?.after ?? lead,
    receivedAt: new Date(receivedAt),
    dueAt: last.dueAt === null ? null : new Date(last.dueAt),
    missed: lines.findLast((line) => line.missed !== undefined)?.missed ?? false,
    completedAt: end?.status === 'completed' ? new Date(end.at) : null,
    closedAt: closed ? new Date(last.at) : null,
    terms: {
      phases: [{ amount: limit.days, unit: 'calendar-day' }],
      ...{ counting: 'whole-days', supplement: limit.supplement },
    },
  };
}

const linesOf = ({ id, lines }: MadeDossier) =>
  lines.map(({ at, action, status, dueAt, officer, missed, lead, fromStep }, index) => ({
    ...{ id, sequence: index + 1, at: new Date(at), action, status, officer, fromStep: fromStep ?? null },
    dueAt: dueAt === null ? null : new Date(dueAt),
    before: index === 0 ? null : lines[index - 1]!.status,
    details: { ...(missed !== undefined && { missed }), ...(lead && { lead }) },
  }));

const waitsOf = ({ id, waits }: MadeDossier) =>
  waits.map(({ from, to, ...wait }) => ({
    ...{ id, ...wait, from: new Date(from) },
    to: to === null ? null : new Date(to),
  }));

const insertWaits = (rows: readonly unknown[]) => sql`
  insert into dossier.suspension (dossier_id, reason, started_at, ended_at, opened_in, ended_in, request)
  select r.id, r.reason, r."from", r."to", r."openedIn", r."endedIn", '{}'
  from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
       as r(id uuid, reason text, "from" timestamptz, "to" timestamptz, "openedIn" int, "endedIn" int)`;

const insertDossiers = (rows: readonly unknown[], desk: number) => sql`
  insert into dossier.dossier (id, code, version, procedure_id, procedure_code, procedure_name, field_code, channel,
    receiving_agency_id, lead_agency_id, status, received_at, received_by, clock, due_at, missed, completed_at, closed_at, terms)
  select r.id, r.code, r.version, r."procedureId", r."procedureCode", r."procedureName", r."fieldCode", r.channel,
         ${desk}::int, r.lead, r.status, r."receivedAt", 1,
         case when coalesce(r."completedAt", r."closedAt") is not null then 'ended'
              when r.status in ('awaiting-supplement', 'awaiting-finance') then 'suspended' else 'running' end,
         r."dueAt", r.missed, r."completedAt", r."closedAt", r.terms
  from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
       as r(id uuid, code text, version int, "procedureId" int, "procedureCode" text, "procedureName" text,
            "fieldCode" text, channel text, lead int, status text, "receivedAt" timestamptz, "dueAt" timestamptz,
            missed boolean, "completedAt" timestamptz, "closedAt" timestamptz, terms jsonb)`;

const insertLines = (rows: readonly unknown[], desk: number) => sql`
  insert into dossier.history (dossier_id, sequence, at, action, action_name, from_step, to_steps, status_before, status, officer_id,
    officer_name, officer_title, agency_id, agency_name, details, due_at, due_provisional)
  select r.id, r.sequence, r.at, r.action, r.action, r."fromStep", '{}', r.before, r.status, r.officer, 'Người thử', 'Cán bộ', ${desk}::int,
         'Cơ quan thử', r.details, r."dueAt", false
  from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
       as r(id uuid, sequence int, at timestamptz, action text, "fromStep" text, before text, status text, officer int, details jsonb,
            "dueAt" timestamptz)
  order by r.id, r.sequence`;
