import type { Rule } from '../../support/permission-rule.ts';
import type { Role } from '../../support/posts.ts';
import type { Route } from '../../support/routes.ts';
import { undeliveredMessage } from './permission-requests.ts';

const WORKING: readonly Role[] = [
  ...(['reception-officer', 'case-officer', 'unit-head', 'agency-leader', 'clerk'] as const),
];

/** Who sees to messages that did not arrive. */
export const DELIVERY_RULES: Record<Route, Rule> = {
  'GET /deliveries/undelivered': { may: WORKING, gives: 200 },
  'GET /deliveries/undelivered/counts': { may: WORKING, gives: 200 },
  'POST /deliveries/:id/send-again': {
    may: WORKING,
    gives: 204,
    ofDossier: true,
    call: async () => ({ id: await undeliveredMessage() }),
  },
  'POST /deliveries/send-again': {
    may: WORKING,
    gives: 200,
    call: () => ({ body: { ids: ['0193a5f0-0000-7000-8000-000000000001'] } }),
  },
  'GET /operations/deliveries': { may: ['administrator'], gives: 200 },
};
