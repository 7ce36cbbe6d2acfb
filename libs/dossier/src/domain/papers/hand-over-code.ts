/** A code is read out at once, while the recipient stands at the desk. */
export const CODE_MINUTES = 10;

/** Tries at one code; with a million codes, one guess in two hundred thousand succeeds. */
export const CODE_TRIES = 5;

/** Messages cost money and tell a stranger's phone of a dossier. */
export const CODES_A_DOSSIER = 5;

export const MINUTES_BETWEEN_CODES = 1;
