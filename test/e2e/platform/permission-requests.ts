import { readFileSync } from 'node:fs';
import { civilDate } from '#platform/clock';
import { projectPath } from '#platform/config';
import { sql } from '#platform/database';
import { testPersonalData } from '#testing';
import type { Answer, Officer } from '../../support/officer.ts';
import type { Call } from '../../support/permission-rule.ts';
import type { TestApi } from '../../support/test-api.ts';
import { applicant } from '../../support/receptions.ts';
import { receive } from '../../support/walk.ts';

/** What requests are made in; the test fills it before it makes any. */
export const world = {} as { api: TestApi; desk: Officer; dossier: Answer['body'] };

/** Fills the world with a dossier that differs from every other. */
export async function furnish(api: TestApi): Promise<void> {
  world.api = api;
  world.desk = await api.signIn('tiepnhan.hoaban');
  world.dossier = await receive(world.desk, {
    applicant: { ...applicant, fullName: 'Đặng Thị Ví Dụ Duy Nhất' },
  });
}

/** A request about the dossier everyone knows. */
export const about = () => ({ id: world.dossier.id });

/** The tracking book of the desk that received it, over its day. */
export const bookOfToday = (): Call => {
  const day = civilDate(world.api.clock.now());
  return { book: 'tracking-book', query: `?desk=H99.41.01&from=${day}&to=${day}` };
};

export async function taskOf(dossierId: string): Promise<string> {
  const [task] = await world.api.database.query<{ id: string }>(sql`
    select id from dossier.task where dossier_id = ${dossierId} and closed_at is null`);
  return task!.id;
}

/** A task at the desk that its reception officer of this test holds. @param delegate who may act for them */
export async function heldTask(delegate: string | null = null): Promise<string> {
  const id = await taskOf((await receive(world.desk)).id);
  await world.api.database.query(sql`
    update dossier.task
    set assignee_id = (select id from organization.officer where username = 'reception-officer.h99.41.01'),
        delegate_id = (select id from organization.officer where username = ${delegate})
    where id = ${id}::bigint`);
  return id;
}

/** A dossier that waits for a case officer of the commune itself, at version 2. */
export async function communesDossier(): Promise<string> {
  const { id } = await receive(world.desk);
  await world.desk.act(id, { step: 'reception', action: 'hand-over' }, 1);
  await world.api.database.query(sql`
    update dossier.task set role = 'case-officer' where dossier_id = ${id} and closed_at is null`);
  return id;
}

/** Its task. */
export const communesTask = async (): Promise<string> => taskOf(await communesDossier());

export async function watchedDossier(): Promise<string> {
  const { id } = await receive(world.desk);
  await world.api.database.query(sql`
    insert into dossier.involvement (dossier_id, officer_id, kind, since)
    select ${id}::uuid, id, 'watch', ${world.api.clock.now()}
    from organization.officer where username = 'thuly.taichinh'`);
  return id;
}

/** Of a post at an agency that nobody knows. */
export const delegationElsewhere = () => ({
  ...{ agency: 'H99.404', role: 'clerk', to: 'vanthu.hoaban', reason: 'Nghỉ phép' },
  endsAt: new Date(world.api.clock.now().getTime() + 86_400_000).toISOString(),
});

export const DECISION = { decision: 'Đã đối chiếu giấy tờ gốc' };

export async function suspended(): Promise<string> {
  const { id } = await receive(world.desk);
  const body = { reason: 'force-majeure', paper: 'Công điện số 1' };
  await (
    await world.api.signIn('lanhdao.hoaban')
  ).post(`/dossiers/${id}/suspensions`, body, { 'if-match': '"1"' });
  return id;
}

/** A suspension of no time at all, now. */
export const lateEntry = () => ({
  entry: {
    kind: 'suspension',
    reason: 'applicant-request',
    from: world.api.clock.now().toISOString(),
    to: world.api.clock.now().toISOString(),
    paper: 'Đơn đề nghị',
  },
  explanation: 'Tìm thấy sau',
});

export async function enteredLate(): Promise<Call> {
  const { id } = await receive(world.desk);
  const { body } = await world.desk.post(`/dossiers/${id}/late-entries`, lateEntry());
  return { id, entryId: body.id };
}

/** A need that the reception officer of this test has put on the checklist. */
export async function ownNeed(): Promise<Call> {
  const { id } = await receive(world.desk);
  const [need] = await world.api.database.query<{ id: string }>(sql`
    insert into dossier.supplement_need (dossier_id, name, fault, added_at, added_by, agency_id)
    select ${id}::uuid, 'Tờ khai', 'missing', ${world.api.clock.now()}, o.id, p.agency_id
    from organization.officer o join organization.position p on p.officer_id = o.id
    where o.username = 'reception-officer.h99.41.01' returning id`);
  return { id, needId: need!.id };
}

/** Its result waits at the desk. */
export async function completed(): Promise<string> {
  const { id } = await receive(world.desk);
  await world.api.database.query(sql`
    update dossier.dossier set status = 'completed', completed_at = received_at where id = ${id}`);
  return id;
}

export const seededWorkflow = (): object =>
  JSON.parse(readFileSync(projectPath('seed', 'workflows', '1.012783.json'), 'utf8')) as object;

export async function calendarChange(): Promise<Call> {
  await world.api.database.query(sql`update calendar_change.change set state = 'done', done_at = entered_at`);
  const [{ revision } = { revision: 0 }] = await world.api.database.query<{ revision: number }>(
    sql`select max(number) as revision from calendar.revision`,
  );
  return {
    body: {
      amendments: [{ kind: 'day-off', date: '2026-12-24', name: 'Thử' }],
      ground: 'Thông báo thử',
      promises: 'keep',
    },
    headers: { 'if-match': `"${revision}"` },
  };
}

export async function changedCalendar(): Promise<number> {
  const call = await calendarChange();
  const administrator = await world.api.signIn('quantri.tinh');
  const { body } = await administrator.post('/calendar-changes', call.body, call.headers);
  return body.revision;
}

export const catalogueFile = () => ({
  source: 'json',
  procedures: JSON.parse(readFileSync(projectPath('seed', 'procedures', '1.001193.json'), 'utf8')) as object,
});

/** One that would change nothing. */
export async function catalogueDryRun(): Promise<Call> {
  const administrator = await world.api.signIn('quantri.tinh');
  const { body } = await administrator.post('/catalogue-imports', catalogueFile());
  return { id: body.id, headers: { 'if-match': `"${body.basedOn}"` } };
}

/** To a version that is published the first time this is asked for. */
export async function workflowMove(): Promise<object> {
  const administrator = await world.api.signIn('quantri.tinh');
  const { body } = await administrator.post('/workflows', { ...seededWorkflow(), name: 'Quy trình mới' });
  return { code: body.code, from: [1], to: body.version };
}

export async function plannedMove(): Promise<Call> {
  const administrator = await world.api.signIn('quantri.tinh');
  const { body } = await administrator.post('/workflow-changes', await workflowMove());
  return { id: body.id };
}

export async function parkedMessage(): Promise<string> {
  const [row] = await world.api.database.query<{ id: string }>(sql`
    insert into platform.outbox_message (name, subject_id, payload, correlation_id, occurred_at, next_attempt_at, state)
    values ('dossier.changed.v1', ${world.dossier.id}, '{}', 'test', ${world.api.clock.now()}, ${world.api.clock.now()}, 'parked')
    returning id`);
  return row!.id;
}

/** Whatever change of keys was begun has come to its end. */
export async function noKeyChange(): Promise<Call> {
  await world.api.database.query(sql`
    update personal_data.key_change set done_at = begun_at where done_at is null`);
  return {};
}

export async function setAside(): Promise<string> {
  const { id } = await receive(world.desk);
  await world.api.database.query(sql`
    insert into portal_sync.publication (dossier_id, sequence, state, created_at, touched_at, correlation_id)
    values (${id}, 1, 'set-aside', ${world.api.clock.now()}, ${world.api.clock.now()}, 'test')`);
  return id;
}

/** A dossier the portal was told of. */
export async function publishedDossier(): Promise<Call> {
  const { id } = await receive(world.desk);
  const at = world.api.clock.now();
  await world.api.database.query(sql`
    insert into portal_sync.publication (dossier_id, sequence, state, created_at, touched_at, sent_at, correlation_id)
    values (${id}, 1, 'sent', ${at}, ${at}, ${at}, 'test')`);
  return { id, body: { ground: 'Cổng yêu cầu gửi lại' } };
}

/** A message about a new dossier that no gateway took. */
export async function undeliveredMessage(): Promise<string> {
  const { id } = await receive(world.desk);
  const { database, clock } = world.api;
  const place = { column: 'notification.delivery.recipient_sealed', row: id };
  const sealed = await testPersonalData(database).seal('0900000001', place);
  await database.query(sql`
    insert into notification.delivery (id, dossier_id, intent, intent_key, channel, recipient_sealed, content, state, reason,
      created_at, touched_at, correlation_id)
    values (${id}, ${id}, 'received', ${id}, 'sms', ${sealed}, '{}', 'failed', 'gave-up', ${clock.now()}, ${clock.now()},
            'test')`);
  return id;
}
