import { randomUUID } from 'node:crypto';
import { sql } from '#platform/database';
import type { Call, Rule } from '../../support/permission-rule.ts';
import type { Role } from '../../support/posts.ts';
import type { Route } from '../../support/routes.ts';
import { world } from './permission-requests.ts';

const ADMINISTRATORS: readonly Role[] = ['administrator'];
const BASE = '/shared-catalogues';

/** A pull nobody has decided on. */
async function pulled(): Promise<Call> {
  const id = randomUUID();
  await world.api.database.query(sql`
    with before as (
      update portal_sync.catalogue_pull set state = 'superseded' where catalogue = 'peoples' and state = 'proposed')
    select`);
  await world.api.database.query(sql`
    insert into portal_sync.catalogue_pull (id, catalogue, pulled_at, entries, state)
    values (${id}, 'peoples', now(), '[{"code": "01", "name": "Kinh", "attributes": {}}]', 'proposed')`);
  return { id };
}

/** Who sees what the portal shares, and takes it over. */
export const CATALOGUE_RULES: Record<Route, Rule> = {
  [`GET ${BASE}`]: { may: 'officers', gives: 200 },
  [`GET ${BASE}/:name/entries`]: { may: 'officers', gives: 200, call: () => ({ name: 'peoples' }) },
  // There is no portal in this system.
  [`POST ${BASE}/:name/pulls`]: { may: ADMINISTRATORS, gives: 503, call: () => ({ name: 'peoples' }) },
  [`GET ${BASE}/pulls/:id`]: { may: ADMINISTRATORS, gives: 200, call: pulled },
  [`POST ${BASE}/pulls/:id/application`]: { may: ADMINISTRATORS, gives: 204, call: pulled },
};
