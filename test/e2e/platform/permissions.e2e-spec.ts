import { callersOf, PermissionCheck, withoutRule } from '../../support/permission-check.ts';
import type { Caller } from '../../support/permission-rule.ts';
import { OFFICER_ROLES } from '../../support/posts.ts';
import { declaredEndpoints, type Route } from '../../support/routes.ts';
import { createTestApi } from '../../support/test-api.ts';
import { furnish, world } from './permission-requests.ts';
import { RULES } from './permission-rules.ts';

let callers: Caller[];
let check: PermissionCheck;

beforeAll(async () => {
  const api = await createTestApi();
  await furnish(api);
  callers = await callersOf(api);
  check = new PermissionCheck(api, callers, world.dossier.code);
});
afterAll(() => world.api.close());

const withoutQuery = (route: Route) => route.split('?')[0];

const SAID = { everyone: 'everyone', 'signed-in': 'officers', citizen: 'citizens' } as const;

describe('every route', () => {
  it('is an endpoint with a contract, or one of the pages beside the API', () => {
    const declared = declaredEndpoints(world.api.app);
    const beside = /^\w+ \/(docs|openapi\.json|admin\/queues)/;
    const served = world.api.routes.filter((route) => !beside.test(route));
    expect([...declared.keys()].sort()).toEqual(served.map((route) => route.replace('/api/v1', '')).sort());
    expect([...declared].filter(([, contract]) => contract === undefined)).toEqual([]);
  });

  it('of the OpenAPI document has a rule here', async () => {
    expect(await withoutRule(world.api, RULES)).toEqual([]);
  });

  it('says in its contract, and so in the API’s description, what its rule says', () => {
    const declared = declaredEndpoints(world.api.app);
    const said = Object.keys(RULES).map((route) => {
      const access = declared.get(withoutQuery(route)!)?.access;
      if (access?.kind !== 'may') return [route, access && SAID[access.kind]];
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
      contract?.scope ? [[route, contract.scope] as const] : [],
    );
    const ruled = Object.entries(RULES).flatMap(([route, { scope }]) =>
      scope ? [[withoutQuery(route), scope]] : [],
    );
    expect(new Map(declared)).toEqual(new Map(ruled as [string, string][]));
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

// What tells of many dossiers comes first, while the one everyone knows is among the newest.
const inOrder = Object.entries(RULES).sort(([, a], [, b]) => Number(!a.tells) - Number(!b.tells));

it.each(inOrder)('%s answers every caller as its rule says', async (route, rule) => {
  expect(await check.ofRoute(route, rule)).toEqual([]);
});
