import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { Rule } from '../../support/permission-rule.ts';
import type { Role } from '../../support/posts.ts';
import { BIRTH_CASE, birthRow, filledIn, templateTitles, uploadOf } from '../../support/reception-sheet.ts';
import { birthRegistration } from '../../support/receptions.ts';
import type { Route } from '../../support/routes.ts';
import { serviceKeyOf } from '../../support/service-keys.ts';
import { about, world } from './permission-requests.ts';

const DESK: readonly Role[] = ['reception-officer'];
const ANSWERING: readonly Role[] = ['reception-officer', 'unit-head', 'agency-leader', 'administrator'];
const SETTLING: readonly Role[] = ['reception-officer', 'administrator'];

const ASKED = { reason: 'Ảnh mờ', items: ['Ảnh rõ nét'] };

const submission = () => {
  const { channel: _channel, duplicateOf: _known, ...matter } = birthRegistration();
  return { ...matter, sourceCode: randomBytes(6).toString('hex'), desk: 'H99.41.01' };
};

/** Handed in for the desk of the own unit by a service of the own agency, looked at as it came. */
async function submitted() {
  const authorization = `Bearer ${await serviceKeyOf(world.api, 'H99.41')}`;
  const { body } = await world.api.anyone.send('POST', '/submissions', submission(), { authorization });
  return { id: body.id as string, headers: { 'if-match': '"1"' } };
}

const uploaded = async () => ({
  body: uploadOf(await filledIn(await templateTitles(world.desk), [birthRow(randomInt(1_000_000))])),
});

/** Who takes in what is handed in, at the desk, online and at the national portal, and answers what is asked there. */
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
  'GET /dossiers/batch/receptions/template.xlsx': {
    may: DESK,
    gives: 200,
    call: () => ({ query: `?procedure=${BIRTH_CASE.procedure}&case=${BIRTH_CASE.case}` }),
  },
  'POST /dossiers/batch/receptions/trial': { may: DESK, gives: 200, call: uploaded },
  'POST /dossiers/batch/receptions': { may: DESK, gives: 200, call: uploaded },
  'POST /dossiers/held-papers': {
    may: DESK,
    gives: 200,
    call: () => ({ body: { ...BIRTH_CASE, identityNumber: '099000000001' } }),
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
  'POST /submissions': {
    may: DESK,
    scope: 'submissions:write',
    gives: 200,
    call: () => ({ body: submission() }),
  },
  'GET /submissions': { may: DESK, gives: 200 },
  'GET /submissions/count': { may: DESK, gives: 200 },
  'GET /submissions/:id': { may: DESK, gives: 200, ofDossier: true, call: submitted },
  'POST /submissions/:id/acceptance': {
    may: DESK,
    gives: 201,
    ofDossier: true,
    call: async () => ({ ...(await submitted()), body: { duplicateOf: 'known' } }),
  },
  'POST /submissions/:id/refusal': {
    may: DESK,
    gives: 201,
    ofDossier: true,
    call: async () => ({ ...(await submitted()), body: { reason: 'Không thuộc thẩm quyền' } }),
  },
  'POST /submissions/:id/supplement-request': {
    may: DESK,
    gives: 200,
    ofDossier: true,
    call: async () => ({ ...(await submitted()), body: ASKED }),
  },
  'POST /submissions/:id/supplement': {
    may: DESK,
    scope: 'submissions:write',
    gives: 200,
    ofDossier: true,
    call: async () => {
      const call = await submitted();
      await world.desk.post(`/submissions/${call.id}/supplement-request`, ASKED, call.headers);
      return { ...call, body: { components: [] } };
    },
  },
  'POST /submissions/:id/withdrawal': {
    may: DESK,
    scope: 'submissions:write',
    gives: 204,
    ofDossier: true,
    call: async () => ({ ...(await submitted()), body: { reason: 'Người dân đổi ý' } }),
  },
  'GET /submissions/:id/papers': { may: DESK, gives: 200, ofDossier: true, call: submitted },
  'GET /submissions/:id/paper-content': {
    may: DESK,
    gives: 404,
    ofDossier: true,
    call: async () => ({ ...(await submitted()), query: `?paper=${randomUUID()}` }),
  },
  'POST /portal-arrivals': {
    may: 'officers',
    scope: 'portal:hand-in',
    gives: 200,
    call: () => ({ body: { MaHoSo: '' } }),
  },
  'GET /portal-faults': { may: SETTLING, gives: 200 },
  'POST /portal-faults/:id/retry': {
    may: SETTLING,
    gives: 404,
    call: () => ({ id: randomUUID(), body: {} }),
  },
  'POST /portal-faults/:id/closure': {
    may: SETTLING,
    gives: 404,
    call: () => ({ id: randomUUID(), body: { note: 'Thử' } }),
  },
  'GET /portal-questions': { may: ANSWERING, gives: 200 },
  'POST /portal-questions/:id/answer': {
    may: ANSWERING,
    gives: 404,
    call: () => ({ id: randomUUID(), body: { answer: 'Thử' } }),
  },
  'POST /portal-questions/:id/correction': {
    may: ANSWERING,
    gives: 404,
    call: () => ({ id: randomUUID(), body: { answer: 'Thử' } }),
  },
  // Nobody answers there in tests: whoever may is told that the portal is away.
  'POST /portal-accounts/look-up': {
    may: SETTLING,
    gives: 503,
    call: () => ({ body: { identityNumber: '099099000001' } }),
  },
};
