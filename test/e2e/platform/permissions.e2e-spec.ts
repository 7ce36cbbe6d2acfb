import { v7 as uuid } from 'uuid';
import { sql } from '#platform/database';
import { type Answer, type Officer, password } from '../../support/officer.ts';
import { OFFICER_ROLES, officerOf, type Role, sessionOf } from '../../support/posts.ts';
import { birthRegistration } from '../../support/receptions.ts';
import { declaredEndpoints, type Route } from '../../support/routes.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { receive } from '../../support/walk.ts';

/** A request to an endpoint; `:id` of its address stands for a dossier of phường Hoa Ban. */
interface Call {
  id?: string;
  code?: string;
  entryId?: string;
  revision?: number;
  query?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

interface Rule {
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

let api: TestApi;
let desk: Officer;
let dossier: Answer['body'];

const DESK: readonly Role[] = ['reception-officer'];
const ADMINISTRATORS: readonly Role[] = ['administrator'];
const ANSWERABLE: readonly Role[] = ['supervisor', 'agency-leader', 'unit-head'];
const DECIDING: readonly Role[] = ['unit-head', 'agency-leader'];
const ENTERING: readonly Role[] = ['reception-officer', 'case-officer', 'unit-head', 'agency-leader'];
const about = () => ({ id: dossier.id });

/** Who may do what: the one list to change, together with the endpoint, when that is decided anew. */
const RULES: Record<Route, Rule> = {
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
  'GET /tracking/:code': { may: 'everyone', gives: 200, call: () => ({ code: dossier.code }) },
  'POST /dossiers': { may: DESK, gives: 201, call: () => ({ body: birthRegistration() }) },
  'POST /dossiers/refusals': {
    may: DESK,
    gives: 201,
    call: () => ({ body: birthRegistration({ reason: 'Không thuộc thẩm quyền' }) }),
  },
  'GET /dossiers': { may: 'officers', gives: 200 },
  'GET /tasks': { may: 'officers', gives: 200 },
  'GET /dossiers/:id': { may: 'officers', gives: 200, ofDossier: true, call: about },
  'GET /dossiers/:id/history': { may: 'officers', gives: 200, ofDossier: true, call: about },
  'GET /dossiers/:id/deliveries': { may: 'officers', gives: 200, ofDossier: true, call: about },
  'GET /dossiers/:id/publications': { may: 'officers', gives: 200, ofDossier: true, call: about },
  'GET /dossiers/:id/slip': { may: DESK, gives: 200, ofDossier: true, call: about },
  'POST /dossiers/:id/actions': {
    may: 'officers',
    gives: 200,
    ofDossier: true,
    holder: 'reception-officer',
    call: async () => ({
      id: (await receive(desk)).id,
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
      id: (await receive(desk)).id,
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
      id: (await receive(desk)).id,
      body: { by: { amount: 1, unit: 'working-day' }, reason: 'Cần xác minh', ground: 'Điều 19' },
      headers: { 'if-match': '"1"' },
    }),
  },
  'GET /dossiers/:id/late-entries': { may: 'officers', gives: 200, ofDossier: true, call: about },
  'POST /dossiers/:id/late-entries': {
    may: ENTERING,
    gives: 201,
    ofDossier: true,
    call: async () => ({ id: (await receive(desk)).id, body: lateEntry() }),
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
    call: () => ({ code: dossier.code, query: `?secret=${dossier.tracking.secret}` }),
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

const DECISION = { decision: 'Đã đối chiếu giấy tờ gốc' };

async function suspended(): Promise<string> {
  const { id } = await receive(desk);
  const body = { reason: 'force-majeure', paper: 'Công điện số 1' };
  await (await api.signIn('lanhdao.hoaban')).post(`/dossiers/${id}/suspensions`, body, { 'if-match': '"1"' });
  return id;
}

/** A suspension of no time at all, now. */
const lateEntry = () => ({
  entry: {
    kind: 'suspension',
    reason: 'applicant-request',
    from: api.clock.now().toISOString(),
    to: api.clock.now().toISOString(),
    paper: 'Đơn đề nghị',
  },
  explanation: 'Tìm thấy sau',
});

async function enteredLate(): Promise<Call> {
  const { id } = await receive(desk);
  const { body } = await desk.post(`/dossiers/${id}/late-entries`, lateEntry());
  return { id, entryId: body.id };
}

async function calendarChange(): Promise<Call> {
  await api.database.query(sql`update calendar_change.change set state = 'done', done_at = entered_at`);
  const [{ revision } = { revision: 0 }] = await api.database.query<{ revision: number }>(
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
  const administrator = await api.signIn('quantri.tinh');
  const { body } = await administrator.post('/calendar-changes', call.body, call.headers);
  return body.revision;
}

async function parkedMessage(): Promise<string> {
  const [row] = await api.database.query<{ id: string }>(sql`
    insert into platform.outbox_message (name, subject_id, payload, correlation_id, occurred_at, next_attempt_at, state)
    values ('dossier.changed.v1', ${dossier.id}, '{}', 'test', ${api.clock.now()}, ${api.clock.now()}, 'parked')
    returning id`);
  return row!.id;
}

async function setAside(): Promise<string> {
  const { id } = await receive(desk);
  await api.database.query(sql`
    insert into portal_sync.publication (dossier_id, sequence, state, created_at, touched_at, correlation_id)
    values (${id}, 1, 'set-aside', ${api.clock.now()}, ${api.clock.now()}, 'test')`);
  return id;
}

const AGENCIES = { own: 'H99.41', another: 'H99.46' } as const;
type Whose = keyof typeof AGENCIES;

interface Caller {
  name: string;
  role?: Role;
  whose?: Whose;
  username?: string;
}

const callers: Caller[] = [
  { name: 'nobody' },
  ...(['own', 'another'] as const).flatMap((whose) =>
    OFFICER_ROLES.map((role) => ({ name: `${role} of ${whose} agency`, role, whose })),
  ),
];

function expectedStatus(rule: Rule, { role, whose }: Caller): number {
  if (rule.may === 'everyone') return rule.gives;
  if (!role) return 401;
  if (rule.may !== 'officers' && !rule.may.includes(role)) return 403;
  if (rule.ofDossier && whose === 'another') return 404;
  if (rule.holder && rule.holder !== role) return 403;
  return rule.gives;
}

async function send(route: Route, caller: Caller, call: Call): Promise<Answer> {
  const [method, path = ''] = route.split(' ');
  const address = path
    .replace(/:(id|dossierId)/, call.id ?? '')
    .replace(':code', call.code ?? '')
    .replace(':entryId', call.entryId ?? '')
    .replace(':revision', String(call.revision ?? ''))
    .concat(call.query ?? '');
  const authorization = caller.username
    ? { authorization: `Bearer ${await sessionOf(api, caller.username)}` }
    : undefined;
  return api.anyone.send(method as 'GET', address, call.body, {
    'idempotency-key': uuid(),
    ...call.headers,
    ...authorization,
  });
}

beforeAll(async () => {
  api = await createTestApi();
  desk = await api.signIn('tiepnhan.hoaban');
  dossier = await receive(desk);
  for (const caller of callers) {
    if (!caller.role || !caller.whose) continue;
    const agency = AGENCIES[caller.whose] + (caller.role === 'reception-officer' ? '.01' : '');
    caller.username = await officerOf(api, { role: caller.role, agency });
  }
});
afterAll(() => api.close());

const withoutQuery = (route: Route) => route.split('?')[0];

describe('every route', () => {
  it('is an endpoint with a contract, or one of the pages beside the API', () => {
    const declared = declaredEndpoints(api.app);
    const beside = /^\w+ \/(docs|openapi\.json|admin\/queues)/;
    const served = api.routes.filter((route) => !beside.test(route));
    expect([...declared.keys()].sort()).toEqual(served.map((route) => route.replace('/api/v1', '')).sort());
    expect([...declared].filter(([, contract]) => contract === undefined)).toEqual([]);
  });

  it('has a rule here', () => {
    expect([...declaredEndpoints(api.app).keys()].sort()).toEqual(
      Object.keys(RULES).map(withoutQuery).sort(),
    );
  });

  it('says in its contract, and so in the API’s description, what its rule says', () => {
    const declared = declaredEndpoints(api.app);
    const said = Object.keys(RULES).map((route) => {
      const access = declared.get(withoutQuery(route)!)?.access;
      return [route, access?.kind === 'roles' ? access.roles : access?.kind.replace('signed-in', 'officers')];
    });
    expect(said).toEqual(Object.entries(RULES).map(([route, { may }]) => [route, may]));
  });

  it('of the queues’ board refuses whoever is no administrator', async () => {
    const routes = api.routes.filter((route) => route.includes('/admin/queues'));
    expect(routes.length).toBeGreaterThan(20);
    for (const route of routes) {
      const [method, url = ''] = route.split(' ');
      const { statusCode } = await api.app.inject({ method: method as 'GET', url });
      expect([route, statusCode]).toEqual([route, 401]);
    }
  });
});

describe.each(Object.entries(RULES))('%s', (route, rule) => {
  it('answers each role of the dossier’s own agency and of another, and nobody, as its rule says', async () => {
    const expected: Record<string, number> = {};
    const answered: Record<string, number> = {};
    for (const caller of callers) {
      const { status } = await send(route, caller, (await rule.call?.()) ?? {});
      expected[caller.name] = expectedStatus(rule, caller);
      answered[caller.name] = status;
    }
    expect(answered).toEqual(expected);
  });
});

describe('lists', () => {
  /** Whether any page of the list holds the dossier. */
  const shows = async (route: Route, caller: Caller, cursor = ''): Promise<boolean> => {
    const { body } = await send(route, caller, { query: cursor && `&cursor=${cursor}` });
    if (JSON.stringify(body.items).includes(dossier.code)) return true;
    return body.next !== null && shows(route, caller, body.next);
  };

  it.each(callers.filter(({ role }) => role))(
    'of dossiers show an agency’s own to its $name',
    async (caller) => {
      expect(await shows('GET /dossiers?limit=100', caller)).toBe(caller.whose === 'own');
    },
  );

  it.each(callers.filter(({ role }) => role))(
    'of tasks show a step to who holds it: $name',
    async (caller) => {
      const holds = caller.whose === 'own' && caller.role === 'reception-officer';
      expect(await shows('GET /tasks?limit=100', caller)).toBe(holds);
    },
  );
});
