/** Nobody answered, not in the protocol, or our own access is not taken: asking again later may help. */
export interface Unavailable {
  kind: 'unavailable';
  /** For the log; holds nothing of a person. */
  reason: string;
  retryAfterSeconds?: number;
}

/** The other side refuses in its own words: asking the same again would fare no better. */
export interface Refused {
  kind: 'refused';
  reason: string;
}
