import { v7 as uuid } from 'uuid';
import { sql } from '#platform/database';
import type { Call, Rule } from '../../support/permission-rule.ts';
import type { Role } from '../../support/posts.ts';
import type { Route } from '../../support/routes.ts';
import { receive } from '../../support/walk.ts';
import { about, communesDossier, world } from './permission-requests.ts';

const EXAMINING: readonly Role[] = ['case-officer', 'unit-head', 'agency-leader'];
const LEADING: readonly Role[] = ['unit-head', 'agency-leader'];

/** An opinion the commune asked of itself: whoever is asked there also asked. */
async function communesOpinion(): Promise<Call> {
  const opinion = uuid();
  const { id } = await receive(world.desk);
  const at = world.api.clock.now();
  await world.api.database.query(sql`
    insert into dossier.opinion (id, dossier_id, step, asking_agency_id, asked_agency_id, question, limit_given, asked_at,
      asked_in, asked_by, asked_by_name, asked_by_title, due_at, joins)
    select ${opinion}::uuid, ${id}::uuid, 'reception', a.id, a.id, 'Hỏi', '{}', ${at}, 1, o.id, o.full_name, '', ${at}, false
    from organization.agency a, organization.officer o where a.code = 'H99.41' and o.username = 'thuly.hoaban'`);
  return { id: opinion };
}

/** What agencies ask of each other. */
export const AGENCIES_RULES: Record<Route, Rule> = {
  'GET /dossiers/:id/opinions': { may: 'officers', gives: 200, ofDossier: true, call: about },
  'POST /dossiers/:id/opinions': {
    may: EXAMINING,
    gives: 201,
    ofDossier: true,
    lead: true,
    call: async () => ({
      id: await communesDossier(),
      body: { agencies: ['H99.10'], question: 'Hỏi', limit: { amount: 1, unit: 'working-day' } },
      headers: { 'if-match': '"2"' },
    }),
  },
  'GET /opinions': { may: EXAMINING, gives: 200 },
  'GET /opinions/late': { may: LEADING, gives: 200 },
  'POST /opinions/:id/claim': {
    may: EXAMINING,
    gives: 200,
    ofDossier: true,
    lead: true,
    call: communesOpinion,
  },
  'POST /opinions/:id/answer': {
    may: EXAMINING,
    gives: 200,
    ofDossier: true,
    lead: true,
    call: async () => ({ ...(await communesOpinion()), body: { verdict: 'agree', answer: 'Đồng ý' } }),
  },
  'POST /opinions/:id/taking-back': {
    may: EXAMINING,
    gives: 200,
    ofDossier: true,
    lead: true,
    call: async () => ({ ...(await communesOpinion()), body: { reason: 'Hỏi nhầm' } }),
  },
};
