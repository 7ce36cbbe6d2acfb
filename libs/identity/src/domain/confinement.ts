import type { Principal } from './principal.ts';

/** What a session must do before it may do anything else. */
export type Confinement = 'password-change' | 'second-factor-enrolment';

/** What a session rests on. */
export interface Footing {
  /** The password is one that somebody else chose. */
  readonly oneTimePassword: boolean;
  /** A second factor was proved in this session. */
  readonly secondFactor: boolean;
}

/** @param rolesWithFactor roles whose holders need a second factor; looked at anew with each request */
export function confinementOf(
  { oneTimePassword, secondFactor }: Footing,
  principal: Principal,
  rolesWithFactor: readonly string[],
): Confinement | null {
  if (oneTimePassword) return 'password-change';
  const needsFactor = principal.positions.some(({ role }) => rolesWithFactor.includes(role));
  return needsFactor && !secondFactor ? 'second-factor-enrolment' : null;
}
