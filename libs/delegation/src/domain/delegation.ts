import { type OfficerRole, roleName } from '#organization';
import { delegationProblem } from './delegation.problems.ts';

/** From when to when; the end is no longer part of it. */
export interface Period {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** A post that is to be delegated. */
export interface Post {
  readonly agency: { readonly id: number; readonly name: string };
  readonly role: OfficerRole;
}

/** An officer as the rules of delegation look at them. */
export interface Party {
  readonly officerId: number;
  readonly username: string;
  readonly name: string;
  readonly hasAccount: boolean;
  readonly holdsPost: boolean;
  /** Ids of the agencies they hold a post at. */
  readonly agencies: readonly number[];
}

/** Who makes a delegation, and by what. */
export interface Maker {
  readonly officerId: number;
  /** Leads the agency of the post or one above it, in person. */
  readonly leads: boolean;
  readonly administers: boolean;
  /** Acts under this very post for somebody else. */
  readonly standsIn: boolean;
}

/** `delegation` = by the holder of the post (*ủy quyền*), `cover` = by somebody else for them (*phân công làm thay*). */
export const KINDS = ['delegation', 'cover'] as const;

export type DelegationKind = (typeof KINDS)[number];

const LONGEST = 366 * 86_400_000;

/** @throws delegation.ends-before-start, .in-the-past, .too-long */
export function demandPeriod({ startsAt, endsAt }: Period, now: Date): void {
  if (endsAt <= startsAt) throw delegationProblem('delegation.ends-before-start');
  if (startsAt < now) throw delegationProblem('delegation.in-the-past');
  if (endsAt.getTime() - startsAt.getTime() > LONGEST) throw delegationProblem('delegation.too-long');
}

/**
 * Whether a post may be delegated by this maker. A leader delegates (*ủy quyền*) to those below them in writing, with a
 * time, and the delegate does not delegate further (Luật Tổ chức chính quyền địa phương 72/2025/QH15): so to
 * officers of the agency, of one below it, or of the one directly above, whose desk or unit it is.
 * @param nearby ids of those agencies
 * @throws delegation.administration, .onward, .not-yours-to-make, .not-at-post, .to-oneself, .no-account, .not-nearby
 * @returns what it is called
 */
export function demandDelegable(
  { agency, role }: Post,
  { from, to, maker }: { from: Party; to: Party; maker: Maker },
  nearby: readonly number[],
): DelegationKind {
  if (role === 'administrator') throw delegationProblem('delegation.administration');
  const isOwn = maker.officerId === from.officerId;
  if (isOwn && !from.holdsPost && maker.standsIn) throw delegationProblem('delegation.onward');
  if (!isOwn && !maker.leads && !maker.administers) {
    throw delegationProblem('delegation.not-yours-to-make', { agency: agency.name });
  }
  if (!from.holdsPost) {
    throw delegationProblem('delegation.not-at-post', {
      ...{ officer: from.name, role: roleName(role), agency: agency.name },
    });
  }
  const namesThemselves = !isOwn && !maker.leads && to.officerId === maker.officerId;
  if (to.officerId === from.officerId || namesThemselves) throw delegationProblem('delegation.to-oneself');
  if (!to.hasAccount) throw delegationProblem('delegation.no-account', { officer: to.name });
  if (!to.agencies.some((id) => nearby.includes(id))) {
    throw delegationProblem('delegation.not-nearby', { officer: to.name, agency: agency.name });
  }
  return isOwn ? 'delegation' : 'cover';
}
