import { v7 as uuid } from 'uuid';
import { citizenSessionOf } from './citizens.ts';
import type { Answer } from './officer.ts';
import { OFFICER_ROLES, officerOf, sessionOf } from './posts.ts';
import { type Call, type Caller, expectedStatus, type Place, PLACES, type Rule } from './permission-rule.ts';
import { serviceKeyOf } from './service-keys.ts';
import { applicant } from './receptions.ts';
import type { Route } from './routes.ts';
import type { TestApi } from './test-api.ts';

export type Rules = Readonly<Record<Route, Rule>>;

const NOBODY: Caller = { name: 'nobody' };
/** Whose the dossier everyone knows is, and somebody who has handed in nothing. */
const CITIZENS: readonly Caller[] = [
  { name: 'its applicant', citizen: applicant.identity.number, owner: true },
  { name: 'citizen of no dossier', citizen: '099000000999' },
];

/** Nobody, citizens, an officer for every role at every place, and services; who receives sits at a desk. */
export async function callersOf(api: TestApi): Promise<Caller[]> {
  const callers: Caller[] = [NOBODY, ...CITIZENS];
  for (const place of Object.keys(PLACES) as Place[]) {
    for (const role of OFFICER_ROLES) {
      const atDesk = role === 'reception-officer';
      if (atDesk && place === 'own agency') continue;
      const agency = atDesk && place === 'foreign agency' ? `${PLACES[place]}.01` : PLACES[place];
      const username = await officerOf(api, { role, agency });
      callers.push({ name: `${role} of ${place}`, role, place, username });
    }
  }
  for (const place of ['own agency', 'foreign agency'] as const) {
    callers.push({ name: `service of ${place}`, place, key: await serviceKeyOf(api, PLACES[place]) });
  }
  return callers;
}

/** Every route of the OpenAPI document, as it is served. */
export async function describedRoutes({ app }: TestApi): Promise<Route[]> {
  const document = (await app.inject({ method: 'GET', url: '/openapi.json' })).json<{
    paths: Record<string, object>;
  }>();
  return Object.entries(document.paths).flatMap(([path, methods]) => {
    const address = path.replace('/api/v1', '').replace(/\{(\w+)\}/g, ':$1');
    return Object.keys(methods).map((method) => `${method.toUpperCase()} ${address}`);
  });
}

const withoutQuery = (route: Route): Route => route.split('?')[0] ?? route;

/** What of the description has no rule, and what rule is of nothing described. */
export async function withoutRule(api: TestApi, rules: Rules): Promise<string[]> {
  const described = new Set(await describedRoutes(api));
  const ruled = new Set(Object.keys(rules).map(withoutQuery));
  return [
    ...[...described].filter((route) => !ruled.has(route)).map((route) => `${route} has no rule`),
    ...[...ruled].filter((route) => !described.has(route)).map((route) => `${route} is not described`),
  ];
}

/** Sends each request as each caller, and tells every answer that breaks the rule. */
export class PermissionCheck {
  private readonly tokens = new Map<string, string>();

  /** @param marker code of the dossier everyone knows */
  constructor(
    private readonly api: TestApi,
    private readonly callers: readonly Caller[],
    private readonly marker: string,
  ) {}

  /** @returns what is wrong, nothing when all is well */
  async of(rules: Rules): Promise<string[]> {
    const faults: string[] = [];
    // What tells of many things comes first, while the dossier everyone knows is among the newest.
    const inOrder = Object.entries(rules).sort(([, a], [, b]) => Number(!a.tells) - Number(!b.tells));
    for (const [route, rule] of inOrder) faults.push(...(await this.ofRoute(route, rule)));
    return faults;
  }

  async ofRoute(route: Route, rule: Rule): Promise<string[]> {
    this.tokens.clear();
    const makeCall = async () => (await rule.call?.()) ?? {};
    const changes = !route.startsWith('GET ');
    const faults: string[] = [];
    let call = await makeCall();
    // Who is refused leaves the request as good as it was for the next caller; who is not, uses it up.
    const inOrder = [...this.callers].sort(
      (a, b) =>
        Number(expectedStatus(rule, a) === rule.gives) - Number(expectedStatus(rule, b) === rule.gives),
    );
    for (const caller of inOrder) {
      const answer = await this.send(route, caller, call);
      faults.push(...faultsOf(route, rule, caller, answer, this.marker));
      if (changes && answer.status < 300) call = await makeCall();
    }
    return faults;
  }

  async send(route: Route, caller: Caller, call: Call): Promise<Answer> {
    const [method, path = ''] = route.split(' ');
    const {
      id,
      code,
      form,
      book,
      agency,
      place,
      entryId,
      needId,
      name,
      username,
      procedure,
      revision,
      version,
    } = call;
    const { refundId, day, intent, channel, language } = call;
    const parts: Record<string, string | number | undefined> = {
      ...{
        id,
        dossierId: id,
        code,
        form,
        book,
        agency,
        place,
        entryId,
        needId,
        refundId,
        day,
        ...{ intent, channel, language },
        name,
        username,
        procedure,
        revision,
        version,
      },
    };
    const address = withoutQuery(path).replace(/:(\w+)/g, (_, part: string) => String(parts[part] ?? ''));
    const query = call.query ?? path.slice(withoutQuery(path).length);
    const headers = {
      'idempotency-key': uuid(),
      ...call.headers,
      ...(await this.authorization(route, caller)),
    };
    return this.api.anyone.send(method as 'GET', address + query, call.body, headers);
  }

  private async authorization(route: Route, caller: Caller): Promise<Record<string, string>> {
    const lasting = route.startsWith('GET ');
    const { username, citizen, key } = caller;
    const token = (username ?? citizen) ? await this.tokenOf(caller, lasting) : key;
    return token ? { authorization: `Bearer ${token}` } : {};
  }

  /** @param lasting the request leaves sessions as they are */
  private async tokenOf({ name, username, citizen }: Caller, lasting: boolean): Promise<string> {
    const known = lasting ? this.tokens.get(name) : undefined;
    const token =
      known ?? (await (citizen ? citizenSessionOf(this.api, citizen) : sessionOf(this.api, username ?? '')));
    if (lasting) this.tokens.set(name, token);
    return token;
  }
}

function faultsOf(route: Route, rule: Rule, caller: Caller, answer: Answer, marker: string): string[] {
  const expected = expectedStatus(rule, caller);
  if (answer.status !== expected) {
    return [`${route}: ${caller.name} is answered ${answer.status} instead of ${expected}`];
  }
  if (!rule.tells || answer.status !== rule.gives) return [];
  const told = rule.told?.(answer) ?? JSON.stringify(answer.body).includes(marker);
  if (told === rule.tells(caller)) return [];
  return [`${route}: ${caller.name} is ${told ? '' : 'not '}told of the dossier`];
}
