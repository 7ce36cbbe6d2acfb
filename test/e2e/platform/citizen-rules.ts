import type { Rule } from '../../support/permission-rule.ts';
import type { Route } from '../../support/routes.ts';
import { world } from './permission-requests.ts';

const CHALLENGE = 'x'.repeat(43);

/** What citizens do who sign on, and what is shown to them alone. */
export const CITIZEN_RULES: Record<Route, Rule> = {
  // There is no provider of theirs in this system.
  'GET /citizen-sign-on': { may: 'everyone', gives: 404, call: () => ({ query: `?challenge=${CHALLENGE}` }) },
  'GET /citizen-sign-on/callback': { may: 'everyone', gives: 404, call: () => ({ query: '?state=x' }) },
  'POST /citizen-sessions': {
    may: 'everyone',
    gives: 401,
    call: () => ({ body: { handover: CHALLENGE, secret: CHALLENGE } }),
  },
  'DELETE /citizen-sessions/current': { may: 'citizens', gives: 204 },
  'GET /tracking/mine': {
    may: 'citizens',
    gives: 200,
    tells: ({ owner }) => owner === true,
    call: () => ({ query: '?limit=100' }),
  },
  'GET /tracking/mine/:code': {
    may: 'citizens',
    gives: 200,
    ofOwner: true,
    call: () => ({ code: world.dossier.code }),
  },
  'GET /tracking/mine/:code/deadline': {
    may: 'citizens',
    gives: 200,
    ofOwner: true,
    call: () => ({ code: world.dossier.code }),
  },
};
