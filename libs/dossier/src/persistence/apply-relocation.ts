import { type AuditEntry, insertAuditEntries } from '#platform/audit';
import type { OfficerRole } from '#organization';
import { sql, type Transaction } from '#platform/database';
import { insertOutboxMessages } from '#platform/outbox';
import { dossierChangedMessage } from '../contracts/dossier-changed.ts';
import type { RelocatableDossier, Relocated } from '../domain/relocation.ts';
import { type HistoryLine, insertHistories } from './change-statements.ts';

/** A dossier that goes on at other agencies. */
export interface Relocation {
  readonly dossier: RelocatableDossier;
  readonly to: Relocated;
  readonly history: HistoryLine;
  readonly audit: AuditEntry;
}

/** Who answers for tasks given back, and why they are. */
export interface GivenBack {
  readonly at: Date;
  readonly by: number | null;
  readonly reason: string;
  /** Roles that give opinions. */
  readonly answering: readonly OfficerRole[];
}

/** Lets agencies see dossiers, those that are over included. */
export async function letSee(
  tx: Transaction,
  seen: readonly { dossier: RelocatableDossier; to: Relocated }[],
): Promise<void> {
  const rows = seen.flatMap(({ dossier, to }) => to.joins.map((agency) => ({ agency, id: dossier.id })));
  if (rows.length === 0) return;
  await tx.query(sql`
    insert into dossier.participation (agency_id, dossier_id, since, running)
    select r.agency, r.id, d.received_at, d.closed_at is null
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(agency int, id uuid)
    join dossier.dossier d on d.id = r.id
    on conflict do nothing`);
}

/** Moves many locked dossiers, each with its history, event and trace. Status and due time stay. */
export async function applyRelocations(
  tx: Transaction,
  relocations: readonly Relocation[],
  givenBack: GivenBack,
): Promise<void> {
  if (relocations.length === 0) return;
  const moved = relocations.map(({ dossier: { id }, to: { receivingAgencyId, leadAgencyId } }) => ({
    ...{ id, receivingAgencyId, leadAgencyId },
  }));
  await tx.query(sql`
    update dossier.dossier d
    set version = d.version + 1, receiving_agency_id = m."receivingAgencyId", lead_agency_id = m."leadAgencyId"
    from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb)
         as m(id uuid, "receivingAgencyId" int, "leadAgencyId" int)
    where d.id = m.id`);
  await moveTasks(
    tx,
    relocations.flatMap(({ to }) => to.tasks),
    givenBack,
  );
  await moveOpinions(tx, relocations, givenBack.answering);
  await tx.query(insertHistories(relocations.map(({ history }) => history)));
  await tx.query(insertOutboxMessages(relocations.map(eventOf)));
  await tx.query(insertAuditEntries(relocations.map(({ audit }) => audit)));
}

/**
 * Opinions go on between the successors, due when they were. Whoever took one upon them keeps it, if they give opinions
 * there; and what the successor sees of the dossier for another reason, it sees also when the opinion is taken back.
 */
async function moveOpinions(
  tx: Transaction,
  relocations: readonly Relocation[],
  answering: readonly OfficerRole[],
): Promise<void> {
  const opinions = relocations.flatMap(({ to }) =>
    to.opinions.map((opinion) => ({ ...opinion, joins: to.joins.includes(opinion.askedAgencyId) })),
  );
  if (opinions.length === 0) return;
  const keeps = sql`
    exists (select 1 from organization.position p
            where p.officer_id = q.claimed_by and p.agency_id = m."askedAgencyId" and p.role = any(${[...answering]}::text[]))`;
  await tx.query(sql`
    update dossier.opinion q
    set asking_agency_id = m."askingAgencyId", asked_agency_id = m."askedAgencyId",
        joins = q.joins and (q.asked_agency_id = m."askedAgencyId" or m.joins),
        claimed_by = case when ${keeps} then q.claimed_by end, claimed_at = case when ${keeps} then q.claimed_at end
    from jsonb_to_recordset(${JSON.stringify(opinions)}::jsonb)
         as m(id uuid, "askingAgencyId" int, "askedAgencyId" int, joins boolean)
    where q.id = m.id and q.state = 'open'`);
}

/** Whose a task is, it stays, if they hold the same post at the successor; otherwise it waits for one who does. */
async function moveTasks(
  tx: Transaction,
  tasks: Relocated['tasks'],
  { at, by, reason }: GivenBack,
): Promise<void> {
  if (tasks.length === 0) return;
  const holds = (officer: 'assignee_id' | 'delegate_id') => sql`
    exists (select 1 from organization.position p
            where p.officer_id = t.${officer === 'assignee_id' ? sql`assignee_id` : sql`delegate_id`}
              and p.agency_id = m."agencyId" and p.role = t.role)`;
  await tx.query(sql`
    with moved as (
      update dossier.task t
      set agency_id = m."agencyId", revision = revision + 1,
          assignee_id = case when ${holds('assignee_id')} then t.assignee_id end,
          delegate_id = case when ${holds('assignee_id')} and ${holds('delegate_id')} then t.delegate_id end
      from jsonb_to_recordset(${JSON.stringify(tasks)}::jsonb) as m(id bigint, "agencyId" int)
      where t.id = m.id and t.closed_at is null
      returning t.id, t.dossier_id, old.assignee_id as holder_before, new.assignee_id as holder,
                old.delegate_id as delegate_before, new.delegate_id as delegate)
    insert into dossier.assignment (dossier_id, task_id, at, by, kind, officer_id, reason)
    select dossier_id, id, ${at}::timestamptz, ${by}::int,
           case when holder is null then 'release' else 'end-delegation' end, null, ${reason}
    from moved
    where (holder_before is not null and holder is null)
       or (holder is not null and delegate_before is not null and delegate is null)`);
}

const eventOf = ({ dossier: { status }, to, history: { dossierId, sequence, at } }: Relocation) =>
  dossierChangedMessage({
    dossierId,
    agencyId: to.receivingAgencyId,
    sequence,
    status,
    statusBefore: status,
    occurredAt: at,
  });
