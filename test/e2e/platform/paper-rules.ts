import type { Rule } from '../../support/permission-rule.ts';
import type { Role } from '../../support/posts.ts';
import type { Route } from '../../support/routes.ts';
import { receive } from '../../support/walk.ts';
import { about, completed, ownNeed, world } from './permission-requests.ts';

const DESK: readonly Role[] = ['reception-officer'];
const WORKING: readonly Role[] = [...DESK, 'case-officer', 'unit-head', 'agency-leader', 'clerk'];

/** Who says what a dossier lacks, and who gives results and originals out. */
export const PAPER_RULES: Record<Route, Rule> = {
  'POST /dossiers/:id/supplement-needs': {
    may: WORKING,
    gives: 201,
    ofDossier: true,
    holder: 'reception-officer',
    call: () => ({ ...about(), body: { needs: [{ name: 'Tờ khai', fault: 'missing' }] } }),
  },
  'POST /dossiers/:id/supplement-needs/:needId/taking-back': {
    may: WORKING,
    gives: 204,
    ofDossier: true,
    holder: 'reception-officer',
    call: ownNeed,
  },
  'POST /dossiers/:id/original-returns': {
    may: DESK,
    gives: 200,
    ofDossier: true,
    call: async () => ({
      id: (await receive(world.desk)).id,
      body: { components: [{ code: '000.00.00.G15-KQ003204', originals: 1 }], recipient: 'Nguyễn Văn Mẫu' },
      headers: { 'if-match': '"1"' },
    }),
  },
  'POST /dossiers/:id/tracking-secrets': {
    ...{ may: DESK, gives: 201, ofDossier: true },
    call: async () => ({ id: (await receive(world.desk)).id }),
  },
  'POST /dossiers/:id/hand-over-codes': {
    may: DESK,
    gives: 201,
    ofDossier: true,
    call: async () => ({ id: await completed() }),
  },
  // Who may extend the limit, for it is what they would sign.
  'POST /dossiers/:id/forms/apology/draft': {
    may: ['unit-head', 'agency-leader'],
    gives: 200,
    ofDossier: true,
    lead: true,
    call: async () => ({
      id: (await receive(world.desk)).id,
      body: { by: { amount: 1, unit: 'working-day' }, reason: 'Cần xác minh', ground: 'Điều 19' },
    }),
  },
};
