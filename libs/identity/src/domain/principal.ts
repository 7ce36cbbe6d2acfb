import type { Post } from '#authorization';

/** One post of an officer: a role at an agency, with what it is confined to. */
export interface Position extends Post {
  readonly title: string;
}

/** Who is calling: the signed-in officer with the posts held at this moment. */
export interface Principal {
  readonly kind: 'officer';
  readonly accountId: number;
  readonly username: string;
  readonly officerId: number;
  readonly fullName: string;
  readonly positions: readonly Position[];
}

/** The post under which an officer may act as this role at this agency. */
export const positionAt = (principal: Principal, agencyId: number, role: string): Position | undefined =>
  principal.positions.find((position) => position.agencyId === agencyId && position.role === role);
