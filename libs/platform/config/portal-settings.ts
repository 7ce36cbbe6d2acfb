import { z } from 'zod';

/** The national portal: where it is reached, as whom, and how it is compared with what it should hold. */
export const portalSettings = {
  PORTAL_URL: z.url({ protocol: /^https?$/ }),
  PORTAL_USERNAME: z.string().min(1),
  PORTAL_PASSWORD: z.string().min(1),
  PORTAL_AGENCY: z.string().min(1),
  PORTAL_DSTCODE: z.string().min(1),
  /** Of how many dossiers a second the portal is asked what it holds, beside being told of changes. */
  PORTAL_LOOKUPS_PER_SECOND: z.coerce.number().int().min(1).max(2000).default(20),
  /** From which hour on, in Viet Nam, the portal is compared with what it should hold. */
  RECONCILIATION_HOUR: z.coerce.number().int().min(0).max(23).default(1),
  /** How long the portal may download a file it was told of. */
  PORTAL_LINK_DAYS: z.coerce.number().int().min(1).max(365).default(30),
};
