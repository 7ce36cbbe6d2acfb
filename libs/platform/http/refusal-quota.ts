const MINUTE = 60_000;

/** Refusals of one caller that are written down one by one in a minute; those of all who are not known by name. */
const OF_ONE = 30;
const OF_STRANGERS = 300;

/** A caller who is refused: an account, or the address a stranger calls from. */
export type Refused = { account: string } | { address: string };

/**
 * How many refusals are written down, so that nobody can fill the audit trail with their own: those of a caller up to a
 * number each minute, then once that there were more.
 */
export class RefusalQuota {
  private minute = 0;
  private readonly counts = new Map<string, number>();

  /** What is to be done about a refusal at this instant. */
  admit(refused: Refused, at: Date): 'record' | 'say-there-are-more' | 'pass-over' {
    const minute = Math.floor(at.getTime() / MINUTE);
    if (minute !== this.minute) {
      this.minute = minute;
      this.counts.clear();
    }
    if ('account' in refused) return this.count(`account ${refused.account}`, OF_ONE);
    // First all strangers together: an address each must not fill the memory either.
    const strangers = this.count('strangers', OF_STRANGERS);
    return strangers === 'record' ? this.count(`address ${refused.address}`, OF_ONE) : strangers;
  }

  private count(key: string, most: number): 'record' | 'say-there-are-more' | 'pass-over' {
    const count = (this.counts.get(key) ?? 0) + 1;
    if (count > most + 1) return 'pass-over';
    this.counts.set(key, count);
    return count > most ? 'say-there-are-more' : 'record';
  }
}
