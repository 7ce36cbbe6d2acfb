import type { Rule } from '../../support/permission-rule.ts';
import type { Role } from '../../support/posts.ts';
import type { Route } from '../../support/routes.ts';
import { publishedDossier, setAside, world } from './permission-requests.ts';

const may: readonly Role[] = ['administrator'];

const BASE = '/operations/national-portal';
const PERIOD = { from: '2026-03-02', until: '2026-03-02' };

const comparison = async () => {
  const administrator = await world.api.signIn('quantri.tinh');
  const { body } = await administrator.post(`${BASE}/reconciliations`, { ...PERIOD, ground: 'Thử' });
  return { id: String(body.id) };
};
const query = `?from=${PERIOD.from}&until=${PERIOD.until}`;

/** Who has the national portal told again. */
export const PUBLICATION_RULES: Record<Route, Rule> = {
  'POST /publications/:dossierId/retry': { may, gives: 200, call: async () => ({ id: await setAside() }) },
  'POST /publications/:dossierId/republications': { may, gives: 202, call: publishedDossier },
  [`POST ${BASE}/reconciliations`]: {
    ...{ may, gives: 202 },
    call: () => ({ body: { ...PERIOD, ground: 'Thử' } }),
  },
  [`GET ${BASE}/reconciliations`]: { may, gives: 200 },
  [`GET ${BASE}/reconciliations/:id`]: { may, gives: 200, call: comparison },
  [`GET ${BASE}/differences`]: { may, gives: 200 },
  [`GET ${BASE}/expired-links`]: { may, gives: 200 },
  [`GET ${BASE}/unknown`]: { may, gives: 200, call: () => ({ query }) },
  [`GET ${BASE}/unknown.xlsx`]: { may, gives: 200, call: () => ({ query }) },
};
