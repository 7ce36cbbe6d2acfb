import { v7 as uuid } from 'uuid';
import { sql } from '#platform/database';
import type { Answer } from '../../support/officer.ts';
import type { Call, Rule } from '../../support/permission-rule.ts';
import type { Role } from '../../support/posts.ts';
import type { Route } from '../../support/routes.ts';
import { receive } from '../../support/walk.ts';
import { world } from './permission-requests.ts';

const ANSWERABLE: readonly Role[] = ['unit-head', 'agency-leader', 'supervisor'];
const ANSWERING: readonly Role[] = ['reception-officer', 'case-officer', 'unit-head', 'agency-leader'];
const MONTH = '?from=2026-03-01&to=2026-03-31';

/** A dossier that has ended, opened by its secret. */
async function ended(): Promise<Call> {
  const { id, code, tracking } = await receive(world.desk);
  await world.api.database.query(sql`
    update dossier.dossier set closed_at = ${world.api.clock.now()} where id = ${id}`);
  return { code, query: `?secret=${tracking.secret}` };
}

/** What the applicant of a dossier of the desk asked. */
async function asked(): Promise<Call> {
  const { code, tracking } = await receive(world.desk);
  const body = { kind: 'question', content: 'Bao giờ có kết quả?' };
  const sent: Answer = await world.api.anyone.post(
    `/tracking/${code}/enquiries?secret=${tracking.secret}`,
    body,
  );
  return { id: sent.body.id };
}

const answeredQuestion = {
  ...{ question: 'Đăng ký khai sinh cần gì?', answer: 'Giấy chứng sinh.', procedure: '1.001193' },
};

async function questionAnswered(): Promise<Call> {
  const administrator = await world.api.signIn('quantri.tinh');
  const { body } = await administrator.post('/administration/answered-questions', answeredQuestion);
  return { id: body.id };
}

/** Who says what they think of how they were served, and who reads it. */
export const FEEDBACK_RULES: Record<Route, Rule> = {
  'GET /tracking/:code/rating': { may: 'everyone', gives: 200, call: ended },
  'POST /tracking/:code/rating': {
    ...{ may: 'everyone', gives: 200 },
    call: async () => ({ ...(await ended()), body: { level: 'satisfied' } }),
  },
  'GET /ratings': { may: ANSWERABLE, gives: 200, call: () => ({ query: MONTH }) },
  'GET /ratings/counts': { may: ANSWERABLE, gives: 200, call: () => ({ query: `${MONTH}&by=agency` }) },
  'GET /tracking/:code/enquiries': { may: 'everyone', gives: 200, call: ended },
  'POST /tracking/:code/enquiries': {
    ...{ may: 'everyone', gives: 201 },
    call: async () => ({ ...(await ended()), body: { kind: 'complaint', content: 'Chờ lâu' } }),
  },
  'GET /tracking/:code/asking': { may: 'everyone', gives: 200, call: ended },
  'POST /tracking/:code/asking': {
    ...{ may: 'everyone', gives: 303 },
    call: async () => ({ ...(await ended()), body: { key: uuid(), kind: 'complaint', content: 'Chờ lâu' } }),
  },
  'GET /enquiries': { may: [...ANSWERING, 'supervisor'], gives: 200 },
  'POST /enquiries/:id/answer': {
    ...{ may: ANSWERING, gives: 204, ofDossier: true },
    call: async () => ({ ...(await asked()), body: { answer: 'Trong ngày mai' } }),
  },
  'GET /answered-questions': { may: 'everyone', gives: 200 },
  'GET /answered-questions/:id': { may: 'everyone', gives: 200, call: questionAnswered },
  'GET /administration/answered-questions': { may: ['administrator'], gives: 200 },
  'GET /administration/answered-questions/:id/versions': {
    ...{ may: ['administrator'], gives: 200, call: questionAnswered },
  },
  'POST /administration/answered-questions': {
    ...{ may: ['administrator'], gives: 201, call: () => ({ body: answeredQuestion }) },
  },
  'PUT /administration/answered-questions/:id': {
    ...{ may: ['administrator'], gives: 200 },
    call: async () => ({
      ...(await questionAnswered()),
      ...{ body: { ...answeredQuestion, published: false }, headers: { 'if-match': '"1"' } },
    }),
  },
  'GET /satisfaction': { may: 'everyone', gives: 200, call: () => ({ query: '?month=2026-03' }) },
};
