import type { Access } from './access.ts';

/** What the edge must know of a route before its handler is reached. */
export interface RouteRules {
  /** Bytes its body may have, where the standard is too little. */
  readonly bodyLimit?: number;
  /** For administrators alone: served where and whence administration is admitted. */
  readonly administrative: boolean;
  /** Takes credentials that a browser sends by itself, whichever page asks. */
  readonly ambient?: boolean;
  /** Answers strangers about things they could guess: codes, passwords. */
  readonly guessable: boolean;
}

/** A route that only administrators may use. */
export const isAdministrative = (access: Access): boolean =>
  access.kind === 'may' && access.roles.every((role) => role === 'administrator');

/** The rules of the route a request was matched to; none where there is no such route. */
export const rulesOf = (request: { routeOptions: { config?: unknown } }): Partial<RouteRules> =>
  request.routeOptions.config ?? {};
