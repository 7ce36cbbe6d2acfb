import { sql } from '#platform/database';
import type { Rule } from '../../support/permission-rule.ts';
import type { Role } from '../../support/posts.ts';
import type { Route } from '../../support/routes.ts';
import { CATALOGUE_RULES } from './catalogue-rules.ts';
import { world } from './permission-requests.ts';

const may: readonly Role[] = ['administrator'];
const BASE = '/operations/national-portal';

/** Publications are held back, or go out. */
const held = async (isHeld: boolean): Promise<void> => {
  await world.api.database.query(sql`delete from portal_sync.pause`);
  if (!isHeld) return;
  await world.api.database.query(sql`
    insert into portal_sync.pause (reason, paused_at, paused_by) values ('Cổng bảo trì', now(), 1)`);
};

/** Who sees how the portal is told, and holds it back. */
export const PORTAL_RULES: Record<Route, Rule> = {
  ...CATALOGUE_RULES,
  [`GET ${BASE}`]: { may, gives: 200 },
  [`POST ${BASE}/pause`]: {
    ...{ may, gives: 204 },
    call: async () => {
      await held(false);
      return { body: { reason: 'Cổng bảo trì' } };
    },
  },
  [`POST ${BASE}/resumption`]: {
    ...{ may, gives: 204 },
    call: async () => {
      await held(true);
      return {};
    },
  },
  [`GET ${BASE}/set-aside`]: { may, gives: 200 },
  [`GET ${BASE}/set-aside/counts`]: { may, gives: 200 },
  [`POST ${BASE}/set-aside/retries`]: {
    ...{ may, gives: 200 },
    call: () => ({ body: { dossierIds: [world.dossier.id] } }),
  },
  [`GET ${BASE}/letters`]: { may, gives: 200 },
  [`POST ${BASE}/letters/retries`]: {
    ...{ may, gives: 200 },
    call: () => ({ body: { letterIds: [world.dossier.id] } }),
  },
  [`GET ${BASE}/exchanges`]: { may, gives: 200 },
};
