import { v7 as uuid } from 'uuid';
import { furnish, world } from '../e2e/platform/permission-requests.ts';
import { RULES } from '../e2e/platform/permission-rules.ts';
import { callersOf, describedRoutes, PermissionCheck } from '../support/permission-check.ts';
import type { Caller, Rule } from '../support/permission-rule.ts';
import { createTestApi } from '../support/test-api.ts';

let callers: Caller[];
let check: PermissionCheck;

beforeAll(async () => {
  const api = await createTestApi();
  await furnish(api);
  callers = await callersOf(api);
  check = new PermissionCheck(api, callers, world.dossier.code);
});
afterAll(() => world.api.close());

const ofDossiers = Object.entries(RULES).filter(([, { ofDossier }]) => ofDossier);
const permitted = ({ may, scope }: Rule, { role, key }: Caller): boolean => {
  if (!role) return key !== undefined && scope !== undefined;
  return typeof may === 'string' || may.includes(role);
};

/** What follows the colon is no id of anything somebody has. */
const NO_IDS = ['GET /books/:book.', 'GET /shared-catalogues/:name/entries'];

/** What they name is looked for among the caller's own alone. */
const OF_THEIRS = [
  ...['DELETE /sessions/:id', 'POST /delegations/:id/end'],
  ...['GET /tracking/mine/:code', 'GET /tracking/mine/:code/deadline'],
  ...['PUT /views/:place', 'DELETE /views/:place', 'POST /webhook-subscriptions/:id/replays'],
  ...[
    'POST /portal-faults/:id/retry',
    'POST /portal-faults/:id/closure',
    'POST /portal-questions/:id/answer',
    'POST /portal-questions/:id/correction',
  ],
];

describe('item 12: the id of a dossier or a task of a foreign agency', () => {
  it('is asked for by every route with an id that is not for everyone or the administrators of the whole', async () => {
    // The name of a book is its kind; whose dossiers are in it goes by the rule of lists. A shared catalogue is nobody's.
    const withId = (await describedRoutes(world.api)).filter(
      (route) => route.includes(':') && !NO_IDS.some((start) => route.startsWith(start)),
    );
    const others = withId.filter((route) => {
      const rule = RULES[route];
      const ofTheWhole = rule?.may === 'everyone' || rule?.may.toString() === 'administrator';
      const ofTheirs = OF_THEIRS.includes(route);
      return !ofTheWhole && !rule?.ofDossier && !ofTheirs;
    });
    expect(others).toEqual([]);
    expect(ofDossiers.length).toBeGreaterThan(20);
  });

  it.each(ofDossiers)('is answered by %s as one that does not exist', async (route, rule) => {
    const call = (await rule.call?.()) ?? {};
    const unknown = { ...call, id: route.includes('/tasks/') ? '999999999' : uuid() };
    const foreign = callers.filter((caller) => caller.place === 'foreign agency' && permitted(rule, caller));
    for (const caller of foreign) {
      const [theirs, nobodys] = [
        await check.send(route, caller, call),
        await check.send(route, caller, unknown),
      ];
      const { instance: _theirs, correlationId: _one, ...answer } = theirs.body;
      const { instance: _nobodys, correlationId: _other, ...expected } = nobodys.body;
      expect([caller.name, theirs.status, answer]).toEqual([caller.name, 404, expected]);
    }
    expect(foreign.length).toBeGreaterThan(0);
  });
});
