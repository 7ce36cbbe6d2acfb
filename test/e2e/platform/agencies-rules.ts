import { v7 as uuid } from 'uuid';
import { sql } from '#platform/database';
import type { Call, Rule } from '../../support/permission-rule.ts';
import type { Role } from '../../support/posts.ts';
import type { Route } from '../../support/routes.ts';
import { receive } from '../../support/walk.ts';
import { about, communesDossier, world } from './permission-requests.ts';

const EXAMINING: readonly Role[] = ['case-officer', 'unit-head', 'agency-leader'];
const WORKING: readonly Role[] = [...EXAMINING, 'reception-officer', 'clerk'];
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

/** A list of the desk's, of one dossier that goes to the commune. */
async function desksList(): Promise<Call> {
  const list = uuid();
  const { id } = await receive(world.desk);
  const at = world.api.clock.now();
  await world.api.database.query(sql`
    with list as (
      insert into dossier.hand_over_list (id, from_agency_id, to_agency_id, day, number, from_name, to_name, made_at,
        made_by, made_by_name, made_by_title)
      select ${list}::uuid, f.id, t.id, '2026-03-04', nextval('dossier.task_id_seq'), f.name, t.name, ${at}, o.id,
             o.full_name, ''
      from organization.agency f, organization.agency t, organization.officer o
      where f.code = 'H99.41.01' and t.code = 'H99.41' and o.username = 'tiepnhan.hoaban' returning id)
    insert into dossier.hand_over_line (list_id, ordinal, dossier_id, task_id, left_at, code, procedure, step, originals,
      copies)
    select list.id, 1, k.dossier_id, k.id, ${at}, 'H99', 'Khai sinh', 'Tiếp nhận', 1, 0
    from list, dossier.task k where k.dossier_id = ${id}`);
  return { id: list };
}

/** What agencies ask of each other, and hand to each other. */
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
  'POST /dossiers/:id/sendings': {
    may: 'officers',
    gives: 200,
    ofDossier: true,
    lead: true,
    among: EXAMINING,
    call: async () => ({
      id: await communesDossier(),
      body: { step: 'assignment', agency: 'H99.10', reason: 'Không thuộc thẩm quyền', paper: '1' },
      headers: { 'if-match': '"2"' },
    }),
  },
  // Whoever did not hand it over is told so.
  'POST /dossiers/:id/taking-back': {
    may: 'officers',
    gives: 403,
    ofDossier: true,
    call: async () => ({
      id: await communesDossier(),
      body: { reason: 'Chuyển nhầm' },
      headers: { 'if-match': '"2"' },
    }),
  },
  // Of dossiers that are not there: each is refused by itself.
  'POST /dossiers/batch/actions': {
    may: 'officers',
    gives: 200,
    call: () => ({ body: { items: [{ id: uuid(), version: 1, step: 'reception', action: 'hand-over' }] } }),
  },
  'GET /hand-over-lists': { may: WORKING, gives: 200 },
  'GET /hand-over-lists/candidates': { may: WORKING, gives: 200 },
  'GET /hand-over-lists/:id': { may: WORKING, gives: 200, ofDossier: true, call: desksList },
  'GET /hand-over-lists/:id.pdf': { may: WORKING, gives: 200, ofDossier: true, call: desksList },
  'GET /hand-over-lists/:id.xlsx': { may: WORKING, gives: 200, ofDossier: true, call: desksList },
  // Of whoever handed nothing over.
  'POST /hand-over-lists': { may: WORKING, gives: 409, call: () => ({ body: { day: '2026-01-05' } }) },
  'POST /hand-over-lists/:id/receipt': {
    may: WORKING,
    gives: 204,
    ofDossier: true,
    lead: true,
    call: async () => ({ ...(await desksList()), body: {} }),
  },
};
