import type { OfficerRole } from '#organization';

/** One post of an officer: a role at an agency. */
export interface Position {
  readonly agencyId: number;
  readonly role: OfficerRole;
  readonly title: string;
}

/** Who is calling: the signed-in officer with the posts held at this moment. */
export interface Principal {
  readonly accountId: number;
  readonly username: string;
  readonly officerId: number;
  readonly fullName: string;
  readonly positions: readonly Position[];
}

/** The post under which an officer may act as this role at this agency. */
export const positionAt = (principal: Principal, agencyId: number, role: string): Position | undefined =>
  principal.positions.find((position) => position.agencyId === agencyId && position.role === role);

export const holdsRole = (principal: Principal, roles: readonly string[]): boolean =>
  principal.positions.some((position) => roles.includes(position.role));
