import { v7 as uuid } from 'uuid';
import type { Answer } from '../../support/officer.ts';
import { OFFICER_ROLES, officerOf, type Role, sessionOf } from '../../support/posts.ts';
import { serviceKeyOf } from '../../support/service-keys.ts';
import { declaredEndpoints, type Route } from '../../support/routes.ts';
import { createTestApi } from '../../support/test-api.ts';
import { receive } from '../../support/walk.ts';
import { type Call, world } from './permission-requests.ts';
import { type Rule, RULES as OFFICERS_RULES } from './permission-rules.ts';
import { SCOPES, SERVICE_RULES } from './service-permissions.ts';

const RULES = { ...OFFICERS_RULES, ...SERVICE_RULES };

const AGENCIES = { own: 'H99.41', another: 'H99.46' } as const;
type Whose = keyof typeof AGENCIES;

interface Caller {
  name: string;
  role?: Role;
  whose?: Whose;
  username?: string;
  /** Of a service that has every scope. */
  key?: string;
}

const callers: Caller[] = [
  { name: 'nobody' },
  ...(['own', 'another'] as const).flatMap((whose) =>
    OFFICER_ROLES.map((role) => ({ name: `${role} of ${whose} agency`, role, whose })),
  ),
  ...(['own', 'another'] as const).map((whose) => ({ name: `service of ${whose} agency`, whose })),
];

function expectedStatus(route: Route, rule: Rule, { role, whose, key }: Caller): number {
  if (rule.may === 'everyone') return rule.gives;
  if (key) {
    if (!SCOPES[route]) return 403;
    return rule.ofDossier && whose === 'another' ? 404 : rule.gives;
  }
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
    .replace(':name', call.name ?? '')
    .replace(':username', call.username ?? '')
    .replace(':procedure', call.procedure ?? '')
    .replace(':username', call.username ?? '')
    .replace(':entryId', call.entryId ?? '')
    .replace(':procedure', call.procedure ?? '')
    .replace(':revision', String(call.revision ?? ''))
    .replace(':version', String(call.version ?? ''))
    .concat(call.query ?? '');
  const token = caller.username ? await sessionOf(world.api, caller.username) : caller.key;
  const authorization = token ? { authorization: `Bearer ${token}` } : undefined;
  return world.api.anyone.send(method as 'GET', address, call.body, {
    'idempotency-key': uuid(),
    ...call.headers,
    ...authorization,
  });
}

beforeAll(async () => {
  world.api = await createTestApi();
  world.desk = await world.api.signIn('tiepnhan.hoaban');
  world.dossier = await receive(world.desk);
  for (const caller of callers) {
    if (!caller.whose) continue;
    if (!caller.role) {
      caller.key = await serviceKeyOf(world.api, AGENCIES[caller.whose]);
      continue;
    }
    const agency = AGENCIES[caller.whose] + (caller.role === 'reception-officer' ? '.01' : '');
    caller.username = await officerOf(world.api, { role: caller.role, agency });
  }
});
afterAll(() => world.api.close());

const withoutQuery = (route: Route) => route.split('?')[0];

describe('every route', () => {
  it('is an endpoint with a contract, or one of the pages beside the API', () => {
    const declared = declaredEndpoints(world.api.app);
    const beside = /^\w+ \/(docs|openapi\.json|admin\/queues)/;
    const served = world.api.routes.filter((route) => !beside.test(route));
    expect([...declared.keys()].sort()).toEqual(served.map((route) => route.replace('/api/v1', '')).sort());
    expect([...declared].filter(([, contract]) => contract === undefined)).toEqual([]);
  });

  it('has a rule here', () => {
    expect([...declaredEndpoints(world.api.app).keys()].sort()).toEqual(
      Object.keys(RULES).map(withoutQuery).sort(),
    );
  });

  it('says in its contract, and so in the API’s description, what its rule says', () => {
    const declared = declaredEndpoints(world.api.app);
    const said = Object.keys(RULES).map((route) => {
      const access = declared.get(withoutQuery(route)!)?.access;
      if (access?.kind !== 'may') return [route, access?.kind.replace('signed-in', 'officers')];
      const everyRole = access.roles.length === OFFICER_ROLES.length;
      return [route, everyRole ? 'officers' : [...access.roles].sort()];
    });
    const ruled = Object.entries(RULES).map(([route, { may }]) => [
      route,
      typeof may === 'string' ? may : [...may].sort(),
    ]);
    expect(said).toEqual(ruled);
  });

  it('names in its contract the scope that its rule lets services in by', () => {
    const declared = [...declaredEndpoints(world.api.app)].flatMap(([route, contract]) =>
      contract?.scope ? [[route, contract.scope]] : [],
    );
    const ruled = Object.entries(SCOPES).map(([route, scope]) => [withoutQuery(route), scope]);
    expect(declared.sort()).toEqual(ruled.sort());
  });

  it('of the queues’ board refuses whoever is no administrator', async () => {
    const routes = world.api.routes.filter((route) => route.includes('/admin/queues'));
    expect(routes.length).toBeGreaterThan(20);
    for (const route of routes) {
      const [method, url = ''] = route.split(' ');
      const { statusCode } = await world.api.app.inject({ method: method as 'GET', url });
      expect([route, statusCode]).toEqual([route, 401]);
    }
  });
});

describe.each(Object.entries(RULES))('%s', (route, rule) => {
  it('answers each role of the dossier’s own agency and of another, their services, and nobody, as its rule says', async () => {
    const expected: Record<string, number> = {};
    const answered: Record<string, number> = {};
    for (const caller of callers) {
      const { status } = await send(route, caller, (await rule.call?.()) ?? {});
      expected[caller.name] = expectedStatus(route, rule, caller);
      answered[caller.name] = status;
    }
    expect(answered).toEqual(expected);
  });
});

describe('lists', () => {
  /** Whether any page of the list holds the dossier. */
  const shows = async (route: Route, caller: Caller, cursor = ''): Promise<boolean> => {
    const { body } = await send(route, caller, { query: cursor && `&cursor=${cursor}` });
    if (JSON.stringify(body.items).includes(world.dossier.code)) return true;
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
