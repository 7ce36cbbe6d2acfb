import type { OfficerRole } from './roles.ts';
import type { Secrecy } from './secrecy.ts';

/** A post of an officer, by the agency's code. */
export interface PostOfOfficer {
  readonly officerId: number;
  readonly username: string;
  readonly agency: string;
  readonly role: OfficerRole;
}

/** A post as it is given. */
export interface GivenPost extends PostOfOfficer {
  readonly title: string;
  readonly fields: readonly string[];
  readonly areas: readonly string[];
  /** The most secret dossiers it sees. */
  readonly clearance: Secrecy;
}

/** What becomes of agencies and posts at once; agencies by code. */
export interface Restructuring {
  readonly ceases: readonly { readonly agency: string; readonly successors: readonly string[] }[];
  /** Agencies that come under another. */
  readonly reparents: readonly { readonly agency: string; readonly parent: string }[];
  /** Agencies that are asked for something else, or by others. */
  readonly rewrites: readonly {
    readonly agency: string;
    readonly functions: readonly string[];
    readonly serves: readonly string[];
  }[];
  readonly renames: readonly { readonly agency: string; readonly name: string }[];
  readonly ends: readonly PostOfOfficer[];
  readonly gives: readonly GivenPost[];
  /** Posts whose holders look after other desks or communes. */
  readonly areas: readonly (PostOfOfficer & { readonly areas: readonly string[] })[];
}
