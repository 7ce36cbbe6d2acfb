import { DossierScope } from '#dossier';
import { sql } from '#platform/database';
import { signedIn } from '#platform/http';
import { furnish, world } from '../e2e/platform/permission-requests.ts';
import { RULES } from '../e2e/platform/permission-rules.ts';
import { callersOf, PermissionCheck, withoutRule } from '../support/permission-check.ts';
import type { Caller } from '../support/permission-rule.ts';
import { declaredEndpoints } from '../support/routes.ts';
import { setWall, walledTables } from '../support/row-security.ts';
import { createTestApi, type TestApi } from '../support/test-api.ts';

const PROOFS = 'POST /workflows/proofs';
const BOARD = 'GET /supervision/board';
/** Counts that go by who may see a dossier today and by who led it then. */
const REPORTS = [
  ...['GET /reports/processing', 'GET /reports/national-index', 'GET /reports/national-index/dossiers'],
];
const ANSWERABLE = ['supervisor', 'agency-leader', 'unit-head'];

describe('items 11 and 14: holes that are planted', () => {
  let api: TestApi;
  let callers: Caller[];
  let check: PermissionCheck;

  beforeAll(async () => {
    api = await createTestApi();
    await furnish(api);
    callers = await callersOf(api);
    check = new PermissionCheck(api, callers, world.dossier.code);
    // Behind it, no hole would show.
    await setWall(api.database, await walledTables(api.database), false);
  });
  afterAll(() => api.close());

  /** Whoever supervises anything may see all. @returns what takes it back */
  function openScope(): () => void {
    const scope = api.app.get(DossierScope, { strict: false });
    const where = scope.where.bind(scope);
    scope.where = (officer, verb) =>
      verb === 'supervise' ? Promise.resolve(sql`true`) : where(officer, verb);
    return () => (scope.where = where);
  }

  /** Faults of routes that tell everybody who supervises elsewhere. */
  const toldBy = (routes: readonly string[]): string[] => {
    const uninformed = callers.filter(
      ({ role = '', key, place }) => (key ?? ANSWERABLE.includes(role)) && place !== 'own agency',
    );
    return routes.flatMap((route) =>
      uninformed.map(({ name }) => `${route}: ${name} is told of the dossier`),
    );
  };

  it('are found where one route lost its rule and counts their filter, and nothing else is', async () => {
    const contract = declaredEndpoints(api.app).get(PROOFS)!;
    const ruled = contract.access;
    contract.access = signedIn;
    const restore = openScope();
    const asked = Object.entries(RULES).filter(
      ([route, { tells }]) => tells ?? (route === PROOFS || route.startsWith('GET /dossiers/:id')),
    );
    const faults = await check.of(Object.fromEntries(asked));

    contract.access = ruled;
    restore();
    const strangers = callers.filter(({ role }) => role && role !== 'administrator');
    expect(faults.sort()).toEqual(
      [
        ...strangers.map(({ name }) => `${PROOFS}: ${name} is answered 200 instead of 403`),
        ...toldBy([BOARD]),
      ].sort(),
    );
    expect(await check.ofRoute(BOARD, RULES[BOARD]!)).toEqual([]);
  }, 60_000);

  it('are found where reports lost both their filters', async () => {
    const restore = openScope();
    const scope = api.app.get(DossierScope, { strict: false });
    const ways = scope.ways.bind(scope);
    const agencies = await api.database.query<{ id: number }>(sql`select id from organization.agency`);
    const ids = agencies.map(({ id }) => id);
    scope.ways = (_officer, _verb, [from]) =>
      Promise.resolve([{ from: from!, ids, rest: sql`true`, confinedBy: [] }]);

    const faults = await check.of(Object.fromEntries(REPORTS.map((route) => [route, RULES[route]!])));

    scope.ways = ways;
    restore();
    expect(faults.sort()).toEqual(toldBy(REPORTS).sort());
  }, 60_000);

  it('are a route without a rule, and a rule of no route', async () => {
    const { [BOARD]: board, ...others } = RULES;
    expect(await withoutRule(api, others)).toEqual([`${BOARD} has no rule`]);
    expect(await withoutRule(api, { ...RULES, 'GET /nowhere': board! })).toEqual([
      'GET /nowhere is not described',
    ]);
  });
});
