import type { Post } from '#authorization';

/** Who has let somebody act under a post of theirs, and by which delegation. */
export interface Delegator {
  readonly officerId: number;
  readonly username: string;
  readonly name: string;
  readonly delegationId: number;
}

/** One post an officer acts under: a role at an agency, with what it is confined to; their own, or a colleague's. */
export interface Position extends Post {
  readonly title: string;
  /** Whose post it is, when it is not their own: they have let this officer act for a time. */
  readonly onBehalfOf?: Delegator;
}

/** Who is calling: the signed-in officer with the posts they act under at this moment, their own first. */
export interface Principal {
  readonly kind: 'officer';
  readonly accountId: number;
  readonly username: string;
  readonly officerId: number;
  readonly fullName: string;
  readonly positions: readonly Position[];
}

/** A matter as far as the scope of a delegation asks. */
export interface Matter {
  readonly procedureCode: string;
  /** Code of its procedure's field; `null` = it has none. */
  readonly fieldCode: string | null;
}

/** The officer with those posts only that are for this matter: a delegated post may be for some. */
export const within = (principal: Principal, matter: Matter): Principal => ({
  ...principal,
  positions: principal.positions.filter((post) => !post.onBehalfOf || covers(post, matter)),
});

const covers = ({ fields, procedures }: Post, { procedureCode, fieldCode }: Matter): boolean =>
  (fields.length === 0 || (fieldCode !== null && fields.includes(fieldCode))) &&
  (procedures === undefined || procedures.includes(procedureCode));

/** The post under which an officer may act as this role at this agency: their own before a colleague's. */
export const positionAt = (principal: Principal, agencyId: number, role: string): Position | undefined =>
  principal.positions.find((position) => position.agencyId === agencyId && position.role === role);

/** The posts an officer holds in person. */
export const ownPositions = ({ positions }: Principal): readonly Position[] =>
  positions.filter(({ onBehalfOf }) => onBehalfOf === undefined);
