import type { Access } from './access.ts';

/** Media types of bodies that are handed on as they come; of any other kind no endpoint takes one. */
export const STREAMED_TYPES = ['application/offset+octet-stream'] as const;
export type StreamedType = (typeof STREAMED_TYPES)[number];

/** What the edge must know of a route before its handler is reached. */
export interface RouteRules {
  /** Bytes its body may have, where the standard is too little. */
  readonly bodyLimit?: number;
  /** Media type of a body that is handed on as it comes, unread. */
  readonly streamed?: StreamedType;
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
