/** How patient the door is with failures in a row. */
export interface Patience {
  /** So many failures cost nothing: people mistype. */
  readonly freely: number;
  /** From so many on it stays shut for `lockSeconds` after each; before, the wait doubles from two seconds on. */
  readonly lockAfter: number;
  readonly lockSeconds: number;
  /** Without a failure for this long, all are forgotten. */
  readonly forgottenAfterSeconds: number;
}

/**
 * Growing waits as OWASP's Authentication Cheat Sheet advises ("Login Throttling": exponential). NIST SP 800-63B-4
 * 3.2.2 lets a hundred failures in a row go by for one account; ten and then one each quarter of an hour are reached later
 * than that only after a day, when the count begins anew. Many officers share the address of their office, so it is let
 * off more lightly and never for long.
 */
export const PATIENCE: Readonly<Record<'name' | 'address', Patience>> = {
  name: { freely: 3, lockAfter: 10, lockSeconds: 900, forgottenAfterSeconds: 86_400 },
  address: { freely: 50, lockAfter: 60, lockSeconds: 300, forgottenAfterSeconds: 3_600 },
};
