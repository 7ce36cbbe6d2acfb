import type { Rule } from '../../support/permission-rule.ts';
import type { Role } from '../../support/posts.ts';
import type { Route } from '../../support/routes.ts';
import { publishedDossier, setAside } from './permission-requests.ts';

const may: readonly Role[] = ['administrator'];

/** Who has the national portal told again. */
export const PUBLICATION_RULES: Record<Route, Rule> = {
  'POST /publications/:dossierId/retry': { may, gives: 200, call: async () => ({ id: await setAside() }) },
  'POST /publications/:dossierId/republications': { may, gives: 202, call: publishedDossier },
};
