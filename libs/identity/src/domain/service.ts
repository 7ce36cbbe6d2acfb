import type { Principal } from './principal.ts';

/** A program of others that calls with a key: it belongs to one agency, holds no post and takes no part in anything. */
export interface Service {
  readonly kind: 'service';
  /** `service:<name>`, as the audit trail names it. */
  readonly username: string;
  readonly agencyId: number;
  readonly scopes: readonly string[];
}

/** Who may be shown what an agency may see. */
export type Reader = Principal | Service;
