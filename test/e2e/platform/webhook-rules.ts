import { randomUUID } from 'node:crypto';
import { sql } from '#platform/database';
import type { Call, Rule } from '../../support/permission-rule.ts';
import type { Role } from '../../support/posts.ts';
import type { Route } from '../../support/routes.ts';
import { world } from './permission-requests.ts';

const may: readonly Role[] = ['administrator'];
const BASE = '/administration/webhook-subscriptions';

const wish = () => ({
  name: randomUUID(),
  endpoint: 'https://nhan-tin.saomai.example/su-kien',
  events: ['vn.mot-cua.dossier.status-changed.v1'],
});

/** A subscription of this request's own, to which one event was told. */
async function subscribed(): Promise<Call> {
  const administrator = await world.api.signIn('quantri.tinh');
  const { body } = await administrator.post(BASE, wish());
  await world.api.database.query(sql`
    with told as (
      update webhook.subscription set last_sequence = 1, next_sequence = 2 where id = ${body.id} returning id)
    insert into webhook.event (subscription_id, sequence, event_id, type, subject, happened_at, data, created_at)
    select id, 1, ${randomUUID()}, 'vn.mot-cua.dossier.status-changed.v1', 'H99', now(), '{}', now() from told`);
  return { id: body.id };
}

/** Who may have other systems told of changes. */
export const WEBHOOK_RULES: Record<Route, Rule> = {
  [`GET ${BASE}`]: { may, gives: 200 },
  [`POST ${BASE}`]: { may, gives: 201, call: () => ({ body: wish() }) },
  [`GET ${BASE}/:id`]: { may, gives: 200, call: subscribed },
  [`POST ${BASE}/:id/secret`]: {
    ...{ may, gives: 201 },
    call: async () => ({ ...(await subscribed()), body: { overlapHours: 1 } }),
  },
  [`POST ${BASE}/:id/pause`]: { may, gives: 204, call: subscribed },
  [`POST ${BASE}/:id/resumption`]: { may, gives: 204, call: subscribed },
  [`DELETE ${BASE}/:id`]: { may, gives: 204, call: subscribed },
  [`POST ${BASE}/:id/replays`]: {
    ...{ may, gives: 200 },
    call: async () => ({ ...(await subscribed()), body: { sequence: 1 } }),
  },
  // Of another service, and of officers, there is none.
  'POST /webhook-subscriptions/:id/replays': {
    ...{ may: 'officers', scope: 'webhooks:replay', gives: 404 },
    call: async () => ({ ...(await subscribed()), body: { sequence: 1 } }),
  },
};
