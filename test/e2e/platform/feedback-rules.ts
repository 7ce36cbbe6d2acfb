import { sql } from '#platform/database';
import type { Call, Rule } from '../../support/permission-rule.ts';
import type { Role } from '../../support/posts.ts';
import type { Route } from '../../support/routes.ts';
import { receive } from '../../support/walk.ts';
import { world } from './permission-requests.ts';

const ANSWERABLE: readonly Role[] = ['unit-head', 'agency-leader', 'supervisor'];
const MONTH = '?from=2026-03-01&to=2026-03-31';

/** A dossier that has ended, opened by its secret. */
async function ended(): Promise<Call> {
  const { id, code, tracking } = await receive(world.desk);
  await world.api.database.query(sql`
    update dossier.dossier set closed_at = ${world.api.clock.now()} where id = ${id}`);
  return { code, query: `?secret=${tracking.secret}` };
}

/** Who says what they think of how they were served, and who reads it. */
export const FEEDBACK_RULES: Record<Route, Rule> = {
  'GET /tracking/:code/rating': { may: 'everyone', gives: 200, call: ended },
  'POST /tracking/:code/rating': {
    ...{ may: 'everyone', gives: 200 },
    call: async () => ({ ...(await ended()), body: { level: 'satisfied' } }),
  },
  'GET /ratings': { may: ANSWERABLE, gives: 200, call: () => ({ query: MONTH }) },
  'GET /ratings/counts': { may: ANSWERABLE, gives: 200, call: () => ({ query: `${MONTH}&by=agency` }) },
  'GET /satisfaction': { may: 'everyone', gives: 200, call: () => ({ query: '?month=2026-03' }) },
};
