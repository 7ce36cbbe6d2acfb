import { z } from 'zod';

const httpUrl = z.url({ protocol: /^https?$/ });
const path = (fallback: string) =>
  z
    .string()
    .regex(/^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/)
    .default(fallback);

/** Where changes of dossiers are published, and in which language. */
export const portalSettings = {
  /** `mapi`: the services behind the province's security server. `ministry`: the interface of a ministry's central platform. */
  PORTAL_DIALECT: z.enum(['mapi', 'ministry']).default('mapi'),
  PORTAL_URL: httpUrl,
  /** Of the account there: of mapi its name and password, of a ministry's platform its client id and secret. */
  PORTAL_USERNAME: z.string().min(1),
  PORTAL_PASSWORD: z.string().min(1),
  /** By which the other side knows this province. */
  PORTAL_AGENCY: z.string().min(1),
  /** mapi: whom the security server forwards to. */
  PORTAL_DSTCODE: z.string().min(1).optional(),
  /** mapi: what some of its services want to be told as well. */
  PORTAL_PROVIDER_URL: httpUrl.optional(),
  /** mapi: below PORTAL_URL; no public paper lays them down. */
  PORTAL_LOGIN_PATH: path('mapi/login'),
  PORTAL_SERVICE_PATH: path('mapi/g'),
  /** Of how many dossiers a second the portal is asked what it holds, beside being told of changes. */
  PORTAL_LOOKUPS_PER_SECOND: z.coerce.number().int().min(1).max(2000).default(20),
  /** From which hour on, in Viet Nam, the portal is compared with what it should hold. */
  RECONCILIATION_HOUR: z.coerce.number().int().min(0).max(23).default(1),
  /** mapi: after how many days its shared catalogues are pulled anew, for people to look at; 0 = only when asked. */
  CATALOGUE_PULL_DAYS: z.coerce.number().int().min(0).max(365).default(7),
  /** How long the portal may download a file it was told of. */
  PORTAL_LINK_DAYS: z.coerce.number().int().min(1).max(365).default(30),
  /** For so many days after a dossier's last change these links are renewed before they expire; later when the portal asks for one. */
  PORTAL_LINKS_KEPT_DAYS: z.coerce.number().int().min(0).max(36_500).default(365),
};

/** What mapi cannot do without. */
export function checkPortal(
  { PORTAL_DIALECT, PORTAL_DSTCODE }: { PORTAL_DIALECT?: string; PORTAL_DSTCODE?: string | undefined },
  context: z.RefinementCtx,
): void {
  if (PORTAL_DIALECT === 'ministry' || PORTAL_DSTCODE !== undefined) return;
  context.addIssue({
    code: 'custom',
    path: ['PORTAL_DSTCODE'],
    message: 'is needed where PORTAL_DIALECT is mapi',
  });
}
