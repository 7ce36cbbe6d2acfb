import type { Call, Rule } from '../../support/permission-rule.ts';
import type { Role } from '../../support/posts.ts';
import type { Route } from '../../support/routes.ts';
import { world } from './permission-requests.ts';

const may: readonly Role[] = ['administrator'];
const BASE = '/administration/message-templates';
const key = { agency: 'H99.46', intent: 'returned', channel: 'sms', language: 'en' };
const path = `${BASE}/${Object.values(key).join('/')}`;
const content = { text: 'Dossier {{ code }}: {{ time }}, {{ agency }}, {{ officer }}' };

const administrator = () => world.api.signIn('quantri.tinh');

async function looked(): Promise<Call> {
  const { headers } = await (await administrator()).get(path);
  return { ...key, headers: { 'if-match': headers['etag'] ?? '' } };
}

async function drafted(): Promise<Call> {
  const { headers = {} } = await looked();
  await (await administrator()).send('PUT', `${path}/draft`, { content }, headers);
  return looked();
}

async function published(): Promise<Call> {
  const { headers = {} } = await drafted();
  await (await administrator()).post(`${path}/publication`, {}, headers);
  return looked();
}

/** Who may look after the words of messages. */
export const MESSAGE_TEMPLATE_RULES: Record<Route, Rule> = {
  [`GET ${BASE}`]: { may, gives: 200, call: () => ({ query: '?agency=H99.46' }) },
  [`GET ${BASE}/:agency/:intent/:channel/:language`]: { may, gives: 200, call: () => key },
  [`PUT ${BASE}/:agency/:intent/:channel/:language/draft`]: {
    ...{ may, gives: 200 },
    call: async () => ({ ...(await looked()), body: { content } }),
  },
  [`POST ${BASE}/:agency/:intent/:channel/:language/checks`]: {
    ...{ may, gives: 200 },
    call: () => ({ ...key, body: { content } }),
  },
  [`POST ${BASE}/:agency/:intent/:channel/:language/previews`]: {
    ...{ may, gives: 200 },
    call: () => ({ ...key, body: { content } }),
  },
  [`POST ${BASE}/:agency/:intent/:channel/:language/publication`]: { may, gives: 200, call: drafted },
  'GET /administration/channel-switches': {
    ...{ may, gives: 200 },
    call: () => ({ query: '?agency=H99.46&procedure=1.001193' }),
  },
  'PUT /administration/channel-switches/:agency/:procedure/:intent': {
    ...{ may, gives: 204 },
    call: () => ({ agency: 'H99.46', procedure: '1.001193', intent: 'returned', body: { off: [] } }),
  },
  [`POST ${BASE}/:agency/:intent/:channel/:language/return`]: { may, gives: 200, call: published },
};
