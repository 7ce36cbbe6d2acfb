import type { Rule } from '../../support/permission-rule.ts';
import type { Role } from '../../support/posts.ts';
import { birthRegistration } from '../../support/receptions.ts';
import type { Route } from '../../support/routes.ts';
import { about } from './permission-requests.ts';

const DESK: readonly Role[] = ['reception-officer'];

/** Who takes in what is handed in at the desk. */
export const INTAKE_RULES: Record<Route, Rule> = {
  'POST /dossiers': { may: DESK, gives: 201, call: () => ({ body: birthRegistration() }) },
  'POST /dossiers/several': {
    may: DESK,
    gives: 201,
    call: () => {
      const { applicant, ...matter } = birthRegistration();
      return { body: { applicant, matters: [matter] } };
    },
  },
  'POST /dossiers/completeness': {
    may: 'everyone',
    gives: 200,
    call: () => ({ body: { procedure: '1.001193', case: '1.001193.01' } }),
  },
  'GET /dossiers/:id/copy': { may: DESK, gives: 200, ofDossier: true, call: about },
  'POST /dossiers/refusals': {
    may: DESK,
    gives: 201,
    call: () => ({ body: birthRegistration({ reason: 'Không thuộc thẩm quyền' }) }),
  },
};
