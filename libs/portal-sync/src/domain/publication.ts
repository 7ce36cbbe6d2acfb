import type { Again } from './republication.ts';

/** `set-aside`: the portal or a limit of its protocol refused it; it waits for a person, and so do those after it. */
export const PUBLICATION_STATES = ['pending', 'sending', 'sent', 'set-aside'] as const;

export type PublicationState = (typeof PUBLICATION_STATES)[number];

/** The right to send one publication. `attempts` fences it: whoever claims it next has a higher one. */
export interface Claim {
  readonly dossierId: string;
  readonly sequence: number;
  readonly attempts: number;
  /** Its row of progress was on its way in an earlier try, and may stand at the portal. */
  readonly progressBegun: boolean;
  /** Null = it goes out for the first time. */
  readonly again: Again | null;
}

/** What a worker finds when it asks for a dossier's next publication. */
export type NextPublication =
  | { kind: 'claimed'; claim: Claim }
  /** Someone else is sending it, or its last try is not settled yet. */
  | { kind: 'busy' }
  /** All sent, one set aside, or the next one has not been recorded yet. */
  | { kind: 'none' };
