import { z } from 'zod';
import type { InsertedDossier, TrackingLinks } from '#dossier';
import { rfc3339 } from '#platform/clock';

/** What the desk hands out for a dossier that was received. */
export const receiptResponse = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  version: z.int(),
  status: z.string(),
  receivedAt: z.string(),
  /** The appointment. */
  dueAt: z.string().nullable(),
  dueProvisional: z.boolean(),
  tracking: z.strictObject({ secret: z.string(), url: z.string() }),
  slip: z.string(),
});

export const refusedResponse = z.strictObject({ id: z.uuid(), code: z.string(), slip: z.string() });

export const presentReceipt = (
  received: InsertedDossier,
  links: TrackingLinks,
): z.infer<typeof receiptResponse> => ({
  ...received,
  version: 1,
  receivedAt: rfc3339(new Date(received.receivedAt)),
  dueAt: received.dueAt === null ? null : rfc3339(new Date(received.dueAt)),
  tracking: links.of(received),
  slip: slipOf(received.id, 'receipt'),
});

export const presentRefusal = ({ id, code }: InsertedDossier): z.infer<typeof refusedResponse> => ({
  ...{ id, code, slip: slipOf(id, 'refusal') },
});

/** Where the form is printed. */
const slipOf = (id: string, form: 'receipt' | 'refusal'): string =>
  `/api/v1/dossiers/${id}/forms/${form}.pdf`;
