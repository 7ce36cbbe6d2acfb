import type { Call, Rule } from '../../support/permission-rule.ts';
import type { Role } from '../../support/posts.ts';
import type { Route } from '../../support/routes.ts';
import { undeliveredMessage, world } from './permission-requests.ts';

const WORKING: readonly Role[] = [
  ...(['reception-officer', 'case-officer', 'unit-head', 'agency-leader', 'clerk'] as const),
];

const WISHES = { channels: ['sms', 'email'], language: 'vi' };
const administrator = () => world.api.signIn('quantri.tinh');

async function reminding(): Promise<Call> {
  const { headers, body } = await (await administrator()).get('/administration/reminders');
  return { headers: { 'if-match': headers['etag'] ?? '' }, body };
}

let named = 0;
/** Each time another one: who guesses at the same again and again has to wait. */
const anotherCode = (): string => {
  named += 1;
  return `H99.41.01-260304-${named + 1000}`;
};

/** Who sees to messages that did not arrive. */
export const DELIVERY_RULES: Record<Route, Rule> = {
  'GET /deliveries/undelivered': { may: WORKING, gives: 200 },
  'GET /deliveries/undelivered/counts': { may: WORKING, gives: 200 },
  'POST /deliveries/:id/send-again': {
    may: WORKING,
    gives: 204,
    ofDossier: true,
    call: async () => ({ id: await undeliveredMessage() }),
  },
  'POST /deliveries/send-again': {
    may: WORKING,
    gives: 200,
    call: () => ({ body: { ids: ['0193a5f0-0000-7000-8000-000000000001'] } }),
  },
  'PUT /dossiers/:id/notice-wishes': {
    ...{ may: WORKING, gives: 200, ofDossier: true },
    call: () => ({ id: world.dossier.id, body: WISHES }),
  },
  'POST /tracking/:code': {
    may: 'everyone',
    gives: 200,
    call: () => {
      const { code, tracking } = world.dossier;
      return { code, query: `?secret=${tracking.secret}`, body: WISHES };
    },
  },
  'GET /open-data/progress': { may: 'everyone', gives: 200, call: () => ({ query: '?month=2026-03' }) },
  // With the right secret the answer would never end, and after wrong ones somebody has to wait: with none it gets as far.
  'GET /tracking/:code/events': {
    ...{ may: 'everyone', gives: 400 },
    call: () => ({ code: world.dossier.code }),
  },
  'POST /tracking/:code/secret': {
    ...{ may: 'everyone', gives: 202 },
    call: () => ({ code: anotherCode(), body: { phoneEnding: '9999' } }),
  },
  // Nobody's signature is known where there is no account at Zalo.
  'POST /zalo/events': { may: 'everyone', gives: 403, call: () => ({ body: {} }) },
  'GET /me/notices': { may: 'officers', gives: 200 },
  'POST /me/notices/read': {
    ...{ may: 'officers', gives: 204 },
    call: () => ({ body: { ids: ['0193a5f0-0000-7000-8000-000000000001'] } }),
  },
  'GET /me/digest': { may: 'officers', gives: 200 },
  'PUT /me/digest': { may: 'officers', gives: 204, call: () => ({ body: { wanted: false } }) },
  'GET /administration/reminders': { may: ['administrator'], gives: 200 },
  'PUT /administration/reminders': { may: ['administrator'], gives: 204, call: reminding },
  'GET /operations/deliveries': { may: ['administrator'], gives: 200 },
};
