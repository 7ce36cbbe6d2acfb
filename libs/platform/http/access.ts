/**
 * Who may call an endpoint. Deny by default: an endpoint without one of these is refused by the guard and fails
 * the build. Which things a caller may do it to is decided below, by the same grants.
 */
export type Access =
  | { readonly kind: 'everyone'; readonly reason: string }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'citizen' }
  | MayAccess;

/** Officers whose posts are granted a verb on a kind of thing, with the roles that are. */
export interface MayAccess {
  readonly kind: 'may';
  readonly verb: string;
  readonly subject: string;
  readonly roles: readonly string[];
}

/** @param reason why no sign-in is needed; read in reviews and printed in the API description. */
export const everyone = (reason: string): Access => ({ kind: 'everyone', reason });

/** Every officer in a session. */
export const signedIn: Access = { kind: 'signed-in' };

/** Every citizen who has signed on, about what is theirs; neither officers nor services. */
export const citizens: Access = { kind: 'citizen' };

/** What services of others may be let do; each names the endpoints whose contracts name it. */
export const SERVICE_SCOPES = [
  'dossiers:read',
  'deliveries:read',
  'publications:read',
  'lateness:read',
  'metrics:read',
  'submissions:write',
  'portal:hand-in',
  'webhooks:replay',
] as const;
export type ServiceScope = (typeof SERVICE_SCOPES)[number];
