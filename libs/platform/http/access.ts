/**
 * Who may call an endpoint. Deny by default: an endpoint without one of these is refused by the guard and fails
 * the build. Which dossiers a caller may touch is decided below, from the session's agencies.
 */
export type Access =
  | { readonly kind: 'everyone'; readonly reason: string }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'roles'; readonly roles: readonly string[] };

/** @param reason why no sign-in is needed; read in reviews and printed in the API description. */
export const everyone = (reason: string): Access => ({ kind: 'everyone', reason });

export const signedIn: Access = { kind: 'signed-in' };

/** Officers who hold one of these roles at any agency. */
export const roles = (...names: [string, ...string[]]): Access => ({ kind: 'roles', roles: names });
