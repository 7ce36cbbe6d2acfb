import type { Call, Rule } from '../../support/permission-rule.ts';
import type { Route } from '../../support/routes.ts';
import { receive } from '../../support/walk.ts';
import { about, world } from './permission-requests.ts';

const BASE = '/administration/ladders';
const may = ['administrator'] as const;

async function looked(): Promise<Call> {
  const { headers } = await (await world.api.signIn('quantri.tinh')).get(`${BASE}/1.001193`);
  const body = { ladder: { step: [], dossier: [] } };
  return { procedure: '1.001193', body, headers: { 'if-match': headers['etag'] ?? '' } };
}

/** Who may say when limits are told of, and urge on. */
export const THRESHOLD_RULES: Record<Route, Rule> = {
  [`GET ${BASE}`]: { may, gives: 200 },
  [`GET ${BASE}/:procedure`]: { may, gives: 200, call: () => ({ procedure: 'province' }) },
  [`PUT ${BASE}/:procedure`]: { may, gives: 204, call: looked },
  'GET /supervision/forecast': {
    ...{ may: ['supervisor', 'agency-leader', 'unit-head'], scope: 'lateness:read', gives: 200 },
  },
  'GET /supervision/apologies': { may: ['agency-leader', 'unit-head'], gives: 200 },
  'GET /dossiers/:id/thresholds': { may: 'officers', gives: 200, ofDossier: true, call: about },
  'GET /dossiers/:id/nudges': { may: 'officers', gives: 200, ofDossier: true, call: about },
  'POST /dossiers/:id/nudges': {
    ...{ may: ['supervisor', 'agency-leader', 'unit-head'], gives: 200, ofDossier: true },
    call: async () => ({ id: (await receive(world.desk)).id, body: { words: 'Xin xử lý sớm' } }),
  },
};
