import { z } from 'zod';
import { NOTICE_CHANNELS, noticeWishesSchema } from '#dossier';
import { rfc3339 } from '#platform/clock';
import type { ApplicantTrack } from '../application/track-dossier.ts';
import { progressOf } from '../domain/progress.ts';

const instant = z.string();
const progress = z.strictObject({ stage: z.int(), stages: z.int(), text: z.string() });

/** What a look-up answers. */
export const track = z.strictObject({
  code: z.string(),
  progress,
  /** Everything below is shown with the secret only. */
  details: z
    .strictObject({
      procedure: z.string(),
      receivingAgency: z.string(),
      phone: z.string(),
      receivedAt: instant,
      dueAt: instant.nullable(),
      dueProvisional: z.boolean(),
      /** The due time is that of this phase of the limit; null for a limit without phases. */
      phase: z.strictObject({ number: z.int(), of: z.int() }).nullable(),
      closedAt: instant.nullable(),
      now: z.array(z.strictObject({ agency: z.string(), step: z.string(), since: instant })),
      asked: z
        .strictObject({ reason: z.string(), since: instant, request: z.record(z.string(), z.unknown()) })
        .nullable(),
      timeline: z.array(
        z.strictObject({
          at: instant,
          what: z.string(),
          progress: z.string(),
          agency: z.string(),
          dueBefore: instant.nullable(),
          dueAt: instant.nullable(),
        }),
      ),
      notices: noticeWishesSchema.describe(
        'over what, and in which language, the applicant wants to be told',
      ),
      /** Messages to the applicant, recipients masked. */
      told: z.array(
        z.strictObject({
          at: instant,
          what: z.string(),
          channel: z.enum(NOTICE_CHANNELS),
          recipient: z.string().nullable(),
          state: z.enum(['waiting', 'sent', 'arrived', 'not-arrived', 'not-sent']),
          reason: z
            .strictObject({ vi: z.string(), en: z.string() })
            .nullable()
            .describe('why it was not sent'),
        }),
      ),
    })
    .nullable(),
});

export type Track = z.infer<typeof track>;

const zoned = (at: string | null): string | null => rfc3339(at === null ? null : new Date(at));

/** What the applicant is shown, instants with Viet Nam's offset. */
export const presentTrack = (found: ApplicantTrack): NonNullable<Track['details']> => ({
  procedure: found.procedure,
  receivingAgency: found.receivingAgency,
  phone: found.phone,
  receivedAt: rfc3339(found.receivedAt),
  dueAt: rfc3339(found.dueAt),
  dueProvisional: found.dueProvisional,
  phase: found.phase,
  closedAt: rfc3339(found.closedAt),
  now: found.holders.map(({ agency, step, since }) => ({ agency, step, since: rfc3339(new Date(since)) })),
  asked: found.asked && { ...found.asked, since: rfc3339(new Date(found.asked.since)) },
  timeline: found.timeline.map(({ at, name, status, agency, dueBefore, dueAt }) => ({
    at: rfc3339(new Date(at)),
    what: name,
    progress: progressOf(status).text,
    agency,
    dueBefore: zoned(dueBefore),
    dueAt: zoned(dueAt),
  })),
  notices: found.notices,
  told: found.told.map((message) => ({ ...message, at: rfc3339(message.at) })),
});
