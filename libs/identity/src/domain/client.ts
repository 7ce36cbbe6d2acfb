/** Where a request comes from, as far as the network tells. */
export interface Client {
  /** IPv4 or IPv6 address. */
  readonly address: string;
  /** Its own words about itself, shortened; empty when it says nothing. */
  readonly userAgent: string;
}

/** What an officer has shown of themselves when a session is opened. */
export interface Proof {
  /** By the password kept here, or by the word of another provider. */
  readonly method: 'password' | 'sign-on';
  /** Whether a second factor was proved too, here or at the provider. */
  readonly secondFactor: boolean;
}
