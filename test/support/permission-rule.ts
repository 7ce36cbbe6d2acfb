import type { ServiceScope } from '#platform/http';
import type { Answer } from './officer.ts';
import type { Role } from './posts.ts';

/** Where a caller has their post: the desk that received the dossier everyone knows, the commune that leads it, elsewhere. */
export const PLACES = {
  'own unit': 'H99.41.01',
  'own agency': 'H99.41',
  'foreign agency': 'H99.46',
} as const;

export type Place = keyof typeof PLACES;

/** Someone with one post and no other, a service of an agency, a citizen, or nobody. */
export interface Caller {
  name: string;
  role?: Role;
  place?: Place;
  username?: string;
  /** Of a service that has every scope. */
  key?: string;
  /** Identity number of a citizen who has signed on. */
  citizen?: string;
  /** The dossier everyone knows is theirs. */
  owner?: boolean;
}

/** A request to an endpoint; `:id` of its address stands for a dossier of phường Hoa Ban. */
export interface Call {
  id?: string;
  code?: string;
  form?: string;
  book?: string;
  intent?: string;
  channel?: string;
  language?: string;
  agency?: string;
  place?: number;
  entryId?: string;
  needId?: string;
  refundId?: string;
  day?: string;
  name?: string;
  username?: string;
  revision?: number;
  version?: number;
  procedure?: string;
  query?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Rule {
  /** Everyone, every signed-in officer, every citizen who has signed on, or officers who hold one of these roles anywhere. */
  may: 'everyone' | 'officers' | 'citizens' | readonly Role[];
  /** What a service must hold to come in; without, none does. */
  scope?: ServiceScope;
  /** What those who may are answered. */
  gives: number;
  /** About one dossier: to officers of agencies that have no part in it, it does not exist. */
  ofDossier?: true;
  /** About one dossier: to citizens whom it is not of, it does not exist. */
  ofOwner?: true;
  /** Of those, only posts at the agency that leads it. */
  lead?: true;
  /** Of those, officers of the desk that received it, and other posts at the agency that leads it. */
  receivedOrLed?: true;
  /** Of those, only posts of these roles. */
  among?: readonly Role[];
  /** Of those, only the holder of the present step. */
  holder?: Role;
  /** Of an answer about many things: to whom it tells of the dossier everyone knows. */
  tells?: (caller: Caller) => boolean;
  /** Whether it does; unless said otherwise, its code is in the answer. */
  told?: (answer: Answer) => boolean;
  /** Makes a request that is in order in every respect but who sends it. */
  call?: () => Promise<Call> | Call;
}

/** The status a caller is to be answered by a rule. */
export function expectedStatus(rule: Rule, caller: Caller): number {
  const { role, place, key, citizen } = caller;
  if (rule.may === 'everyone') return rule.gives;
  if (citizen) return ofCitizen(rule, caller);
  if (rule.may === 'citizens') return key || role ? 403 : 401;
  if (key && !rule.scope) return 403;
  if (key) return rule.ofDossier && place === 'foreign agency' ? 404 : rule.gives;
  if (!role) return 401;
  if (rule.may !== 'officers' && !rule.may.includes(role)) return 403;
  if (rule.ofDossier && place === 'foreign agency') return 404;
  if (rule.lead && place !== 'own agency') return 403;
  if (rule.receivedOrLed && place !== (role === 'reception-officer' ? 'own unit' : 'own agency')) return 403;
  if (rule.among && !rule.among.includes(role)) return 403;
  if (rule.holder && (rule.holder !== role || place !== 'own unit')) return 403;
  return rule.gives;
}

function ofCitizen(rule: Rule, { owner }: Caller): number {
  if (rule.may !== 'citizens') return 403;
  return rule.ofOwner && !owner ? 404 : rule.gives;
}
