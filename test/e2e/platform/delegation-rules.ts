import type { Rule } from '../../support/permission-rule.ts';
import type { Route } from '../../support/routes.ts';
import { delegationElsewhere } from './permission-requests.ts';

/** Who lets whom act under a post. */
export const DELEGATION_RULES: Record<Route, Rule> = {
  // Whose posts they may delegate is asked of each, beside its own test.
  'POST /delegations': { may: 'officers', gives: 422, call: () => ({ body: delegationElsewhere() }) },
  'GET /delegations': { may: 'officers', gives: 200 },
  'POST /delegations/:id/end': {
    may: 'officers',
    gives: 404,
    call: () => ({ id: '404404', body: { reason: 'Thử' } }),
  },
};
