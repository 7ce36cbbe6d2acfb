import { readFileSync } from 'node:fs';
import { projectPath } from '#platform/config';
import { sql } from '#platform/database';
import { type Answer, type Officer, password } from '../../support/officer.ts';
import type { Role } from '../../support/posts.ts';
import { birthRegistration } from '../../support/receptions.ts';
import type { Route } from '../../support/routes.ts';
import type { TestApi } from '../../support/test-api.ts';
import { receive } from '../../support/walk.ts';

/** What requests are made in; the test fills it before it makes any. */
export const world = {} as { api: TestApi; desk: Officer; dossier: Answer['body'] };

/** A request to an endpoint; `:id` of its address stands for a dossier of phường Hoa Ban. */
export interface Call {
  id?: string;
  code?: string;
  entryId?: string;
  revision?: number;
  version?: number;
  procedure?: string;
  query?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Rule {
  /** Everyone, every signed-in officer, or those who hold one of these roles anywhere. */
  may: 'everyone' | 'officers' | readonly Role[];
  /** What those who may are answered. */
  gives: number;
  /** About one dossier: to officers of agencies that have no part in it, it does not exist. */
  ofDossier?: true;
  /** Of those, only the holder of the present step. */
  holder?: Role;
  /** Makes a request that is in order in every respect but who sends it. */
  call?: () => Promise<Call> | Call;
}

const DESK: readonly Role[] = ['reception-officer'];
const ADMINISTRATORS: readonly Role[] = ['administrator'];
const ANSWERABLE: readonly Role[] = ['supervisor', 'agency-leader', 'unit-head'];
const DECIDING: readonly Role[] = ['unit-head', 'agency-leader'];
const ENTERING: readonly Role[] = ['reception-officer', 'case-officer', 'unit-head', 'agency-leader'];
const about = () => ({ id: world.dossier.id });

/** Who may do what: the one list to change, together with the endpoint, when that is decided anew. */
export const RULES: Record<Route, Rule> = {
  'GET /health/live': { may: 'everyone', gives: 200 },
  'GET /health/ready': { may: 'everyone', gives: 200 },
  'GET /problems/:code': { may: 'everyone', gives: 200, call: () => ({ code: 'dossier.stale' }) },
  'POST /sessions': {
    may: 'everyone',
    gives: 201,
    call: () => ({ body: { username: 'thuly.hoaban', password } }),
  },
  'GET /sessions/current': { may: 'officers', gives: 200 },
  'DELETE /sessions/current': { may: 'officers', gives: 204 },
  'GET /procedures': { may: 'everyone', gives: 200 },
  'GET /procedures/:code': { may: 'everyone', gives: 200, call: () => ({ code: '1.001193' }) },
  'POST /workflows/proofs': { may: ADMINISTRATORS, gives: 200, call: () => ({ body: seededWorkflow() }) },
  'POST /workflows/rehearsals': {
    may: ADMINISTRATORS,
    gives: 200,
    call: () => ({
      body: {
        definition: seededWorkflow(),
        dossier: { desk: 'H99.41.01', receivedAt: '2026-03-04T08:00:00+07:00' },
      },
    }),
  },
  'POST /workflows': { may: ADMINISTRATORS, gives: 201, call: () => ({ body: seededWorkflow() }) },
  'GET /workflows/:procedure': {
    may: ADMINISTRATORS,
    gives: 200,
    call: () => ({ procedure: '1.012783' }),
  },
  'GET /workflows/:code/versions/:version/changes': {
    may: ADMINISTRATORS,
    gives: 200,
    call: () => ({ code: '1.001193', version: 1, query: '?since=1' }),
  },
  'POST /workflow-changes': {
    may: ADMINISTRATORS,
    gives: 201,
    call: async () => ({ body: await workflowMove() }),
  },
  'GET /workflow-changes/:id': { may: ADMINISTRATORS, gives: 200, call: plannedMove },
  'GET /workflow-changes/:id/dossiers': { may: ADMINISTRATORS, gives: 200, call: plannedMove },
  'POST /workflow-changes/:id/application': {
    may: ADMINISTRATORS,
    gives: 200,
    call: async () => ({ ...(await plannedMove()), body: { reason: 'Thử', decision: '1/QĐ-UBND' } }),
  },
  'POST /catalogue-imports': { may: ADMINISTRATORS, gives: 201, call: () => ({ body: catalogueFile() }) },
  // Nobody listens where the portal should be.
  'POST /catalogue-imports/national-portal': { may: ADMINISTRATORS, gives: 503, call: () => ({ body: {} }) },
  'GET /catalogue-imports': { may: ADMINISTRATORS, gives: 200 },
  'GET /catalogue-imports/:id': { may: ADMINISTRATORS, gives: 200, call: catalogueDryRun },
  'POST /catalogue-imports/:id/application': { may: ADMINISTRATORS, gives: 200, call: catalogueDryRun },
  'POST /catalogue-imports/:id/discarding': { may: ADMINISTRATORS, gives: 204, call: catalogueDryRun },
  'GET /workflows/:procedure/diagram': {
    may: 'everyone',
    gives: 200,
    call: () => ({ procedure: '1.001193' }),
  },
  'GET /workflows/:procedure/bpmn': {
    may: ADMINISTRATORS,
    gives: 200,
    call: () => ({ procedure: '1.001193' }),
  },
  'POST /workflows/bpmn-imports': {
    may: ADMINISTRATORS,
    gives: 200,
    call: () => ({ body: { xml: '<definitions/>' } }),
  },
  'GET /tracking/:code': { may: 'everyone', gives: 200, call: () => ({ code: world.dossier.code }) },
  'POST /dossiers': { may: DESK, gives: 201, call: () => ({ body: birthRegistration() }) },
  'POST /dossiers/refusals': {
    may: DESK,
    gives: 201,
    call: () => ({ body: birthRegistration({ reason: 'Không thuộc thẩm quyền' }) }),
  },
  'GET /dossiers': { may: 'officers', gives: 200 },
  'GET /tasks': { may: 'officers', gives: 200 },
  'POST /tasks/:id/claim': {
    may: 'officers',
    gives: 200,
    ofDossier: true,
    holder: 'reception-officer',
    call: async () => ({ id: await taskOf((await receive(world.desk)).id) }),
  },
  'POST /tasks/:id/release': {
    may: 'officers',
    gives: 200,
    ofDossier: true,
    holder: 'reception-officer',
    call: async () => ({ id: await heldTask(), body: { reason: 'Nghỉ phép' } }),
  },
  'POST /tasks/:id/delegations': {
    may: 'officers',
    gives: 200,
    ofDossier: true,
    holder: 'reception-officer',
    call: async () => ({ id: await heldTask(), body: { officer: 'tiepnhan.hoaban', reason: 'Nghỉ ốm' } }),
  },
  'POST /tasks/:id/delegations/end': {
    may: 'officers',
    gives: 200,
    ofDossier: true,
    holder: 'reception-officer',
    call: async () => ({ id: await heldTask('tiepnhan.hoaban') }),
  },
  'POST /tasks/:id/assignments': {
    may: DECIDING,
    gives: 200,
    ofDossier: true,
    call: async () => ({
      id: await communesTask(),
      body: { officer: 'thuly.hoaban' },
      headers: { 'if-match': '"1"' },
    }),
  },
  'GET /tasks/:id/candidates': {
    may: DECIDING,
    gives: 200,
    ofDossier: true,
    call: async () => ({ id: await communesTask() }),
  },
  'POST /dossiers/:id/involvements': {
    may: DECIDING,
    gives: 201,
    ofDossier: true,
    call: () => ({ ...about(), body: { officer: 'thuly.taichinh', as: 'watch' } }),
  },
  'POST /dossiers/:id/involvements/end': {
    may: DECIDING,
    gives: 204,
    ofDossier: true,
    call: async () => ({ id: await watchedDossier(), body: { officer: 'thuly.taichinh' } }),
  },
  'GET /dossiers/:id': { may: 'officers', gives: 200, ofDossier: true, call: about },
  'GET /dossiers/:id/history': { may: 'officers', gives: 200, ofDossier: true, call: about },
  'GET /dossiers/:id/diagram': { may: 'officers', gives: 200, ofDossier: true, call: about },
  'GET /dossiers/:id/deliveries': { may: 'officers', gives: 200, ofDossier: true, call: about },
  'GET /dossiers/:id/publications': { may: 'officers', gives: 200, ofDossier: true, call: about },
  'GET /dossiers/:id/slip': { may: DESK, gives: 200, ofDossier: true, call: about },
  'POST /dossiers/:id/actions': {
    may: 'officers',
    gives: 200,
    ofDossier: true,
    holder: 'reception-officer',
    call: async () => ({
      id: (await receive(world.desk)).id,
      body: { step: 'reception', action: 'hand-over' },
      headers: { 'if-match': '"1"' },
    }),
  },
  'GET /dossiers/:id/deadline': { may: 'officers', gives: 200, ofDossier: true, call: about },
  'POST /dossiers/:id/suspensions': {
    may: DECIDING,
    gives: 200,
    ofDossier: true,
    call: async () => ({
      id: (await receive(world.desk)).id,
      body: { reason: 'force-majeure', paper: 'Công điện số 1' },
      headers: { 'if-match': '"1"' },
    }),
  },
  'POST /dossiers/:id/suspensions/end': {
    may: DECIDING,
    gives: 200,
    ofDossier: true,
    call: async () => ({ id: await suspended(), body: {}, headers: { 'if-match': '"2"' } }),
  },
  'POST /dossiers/:id/extensions': {
    may: DECIDING,
    gives: 200,
    ofDossier: true,
    call: async () => ({
      id: (await receive(world.desk)).id,
      body: { by: { amount: 1, unit: 'working-day' }, reason: 'Cần xác minh', ground: 'Điều 19' },
      headers: { 'if-match': '"1"' },
    }),
  },
  'GET /dossiers/:id/late-entries': { may: 'officers', gives: 200, ofDossier: true, call: about },
  'POST /dossiers/:id/late-entries': {
    may: ENTERING,
    gives: 201,
    ofDossier: true,
    call: async () => ({ id: (await receive(world.desk)).id, body: lateEntry() }),
  },
  'POST /dossiers/:id/late-entries/:entryId/approval': {
    may: ['agency-leader'],
    gives: 200,
    ofDossier: true,
    call: async () => ({ ...(await enteredLate()), body: DECISION, headers: { 'if-match': '"1"' } }),
  },
  'POST /dossiers/:id/late-entries/:entryId/rejection': {
    may: ['agency-leader'],
    gives: 204,
    ofDossier: true,
    call: async () => ({ ...(await enteredLate()), body: DECISION }),
  },
  'POST /deadline-previews': {
    may: 'everyone',
    gives: 200,
    call: () => ({ body: { procedure: '1.001193', case: '1.001193.01', desk: 'H99.41.01' } }),
  },
  'GET /tracking/:code/deadline': {
    may: 'everyone',
    gives: 200,
    call: () => ({ code: world.dossier.code, query: `?secret=${world.dossier.tracking.secret}` }),
  },
  'GET /working-calendar': { may: 'everyone', gives: 200 },
  'POST /calendar-changes/previews': {
    may: ADMINISTRATORS,
    gives: 200,
    call: () => ({ body: { amendments: [{ kind: 'day-off', date: '2026-12-24', name: 'Thử' }] } }),
  },
  'POST /calendar-changes': { may: ADMINISTRATORS, gives: 201, call: () => calendarChange() },
  'GET /calendar-changes/:revision': {
    may: ADMINISTRATORS,
    gives: 200,
    call: async () => ({ revision: await changedCalendar() }),
  },
  'GET /calendar-changes/:revision/dossiers': {
    may: ADMINISTRATORS,
    gives: 200,
    call: async () => ({ revision: await changedCalendar() }),
  },
  'GET /supervision/board': { may: ANSWERABLE, gives: 200 },
  'GET /supervision/dossiers?state=late': { may: ANSWERABLE, gives: 200 },
  'GET /operations/outbox': { may: ADMINISTRATORS, gives: 200 },
  'POST /operations/outbox/:id/retry': {
    may: ADMINISTRATORS,
    gives: 204,
    call: async () => ({ id: await parkedMessage() }),
  },
  'POST /publications/:dossierId/retry': {
    may: ADMINISTRATORS,
    gives: 200,
    call: async () => ({ id: await setAside() }),
  },
};

async function taskOf(dossierId: string): Promise<string> {
  const [task] = await world.api.database.query<{ id: string }>(sql`
    select id from dossier.task where dossier_id = ${dossierId} and closed_at is null`);
  return task!.id;
}

/** A task at the desk that its reception officer of this test holds. @param delegate who may act for them */
async function heldTask(delegate: string | null = null): Promise<string> {
  const id = await taskOf((await receive(world.desk)).id);
  await world.api.database.query(sql`
    update dossier.task
    set assignee_id = (select id from organization.officer where username = 'reception-officer.h99.41.01'),
        delegate_id = (select id from organization.officer where username = ${delegate})
    where id = ${id}::bigint`);
  return id;
}

/** A task that waits at the commune itself. */
async function communesTask(): Promise<string> {
  const { id } = await receive(world.desk);
  await world.desk.act(id, { step: 'reception', action: 'hand-over' }, 1);
  await world.api.database.query(sql`
    update dossier.task set role = 'case-officer' where dossier_id = ${id} and closed_at is null`);
  return taskOf(id);
}

async function watchedDossier(): Promise<string> {
  const { id } = await receive(world.desk);
  await world.api.database.query(sql`
    insert into dossier.involvement (dossier_id, officer_id, kind, since)
    select ${id}::uuid, id, 'watch', ${world.api.clock.now()}
    from organization.officer where username = 'thuly.taichinh'`);
  return id;
}

const DECISION = { decision: 'Đã đối chiếu giấy tờ gốc' };

async function suspended(): Promise<string> {
  const { id } = await receive(world.desk);
  const body = { reason: 'force-majeure', paper: 'Công điện số 1' };
  await (
    await world.api.signIn('lanhdao.hoaban')
  ).post(`/dossiers/${id}/suspensions`, body, { 'if-match': '"1"' });
  return id;
}

/** A suspension of no time at all, now. */
const lateEntry = () => ({
  entry: {
    kind: 'suspension',
    reason: 'applicant-request',
    from: world.api.clock.now().toISOString(),
    to: world.api.clock.now().toISOString(),
    paper: 'Đơn đề nghị',
  },
  explanation: 'Tìm thấy sau',
});

async function enteredLate(): Promise<Call> {
  const { id } = await receive(world.desk);
  const { body } = await world.desk.post(`/dossiers/${id}/late-entries`, lateEntry());
  return { id, entryId: body.id };
}

const seededWorkflow = (): object =>
  JSON.parse(readFileSync(projectPath('seed', 'workflows', '1.012783.json'), 'utf8')) as object;

async function calendarChange(): Promise<Call> {
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

async function changedCalendar(): Promise<number> {
  const call = await calendarChange();
  const administrator = await world.api.signIn('quantri.tinh');
  const { body } = await administrator.post('/calendar-changes', call.body, call.headers);
  return body.revision;
}

const catalogueFile = () => ({
  source: 'json',
  procedures: JSON.parse(readFileSync(projectPath('seed', 'procedures', '1.001193.json'), 'utf8')) as object,
});

/** One that would change nothing. */
async function catalogueDryRun(): Promise<Call> {
  const administrator = await world.api.signIn('quantri.tinh');
  const { body } = await administrator.post('/catalogue-imports', catalogueFile());
  return { id: body.id, headers: { 'if-match': `"${body.basedOn}"` } };
}

/** To a version that is published the first time this is asked for. */
async function workflowMove(): Promise<object> {
  const administrator = await world.api.signIn('quantri.tinh');
  const { body } = await administrator.post('/workflows', { ...seededWorkflow(), name: 'Quy trình mới' });
  return { code: body.code, from: [1], to: body.version };
}

async function plannedMove(): Promise<Call> {
  const administrator = await world.api.signIn('quantri.tinh');
  const { body } = await administrator.post('/workflow-changes', await workflowMove());
  return { id: body.id };
}

async function parkedMessage(): Promise<string> {
  const [row] = await world.api.database.query<{ id: string }>(sql`
    insert into platform.outbox_message (name, subject_id, payload, correlation_id, occurred_at, next_attempt_at, state)
    values ('dossier.changed.v1', ${world.dossier.id}, '{}', 'test', ${world.api.clock.now()}, ${world.api.clock.now()}, 'parked')
    returning id`);
  return row!.id;
}

async function setAside(): Promise<string> {
  const { id } = await receive(world.desk);
  await world.api.database.query(sql`
    insert into portal_sync.publication (dossier_id, sequence, state, created_at, touched_at, correlation_id)
    values (${id}, 1, 'set-aside', ${world.api.clock.now()}, ${world.api.clock.now()}, 'test')`);
  return id;
}
