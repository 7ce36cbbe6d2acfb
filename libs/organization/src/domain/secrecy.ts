/** How secret a dossier is, the least first; a post sees up to its clearance. */
export const SECRECY_LEVELS = ['normal', 'restricted', 'confidential'] as const;

export type Secrecy = (typeof SECRECY_LEVELS)[number];

/** The levels a post of this clearance sees. */
export const levelsUpTo = (clearance: Secrecy): readonly Secrecy[] =>
  SECRECY_LEVELS.slice(0, SECRECY_LEVELS.indexOf(clearance) + 1);
