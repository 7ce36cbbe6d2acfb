import { z } from 'zod';
import { text } from '#platform/fields';
import { PAUSED_BECAUSE, STATES } from '../domain/subscription.ts';
import { EVENT_TYPE_NAMES } from '../domain/told-event.ts';

export const subscriptionParams = z.strictObject({ id: z.uuid() });

export const subscriptionBody = z.strictObject({
  name: text(100),
  endpoint: z.url().max(500),
  events: z
    .array(z.enum(EVENT_TYPE_NAMES))
    .min(1)
    .max(EVENT_TYPE_NAMES.length)
    .transform((events) => [...new Set(events)]),
  agency: z
    .string()
    .min(1)
    .max(40)
    .nullable()
    .default(null)
    .describe('code; null = dossiers of all agencies'),
  service: z
    .string()
    .regex(/^[a-z][a-z0-9-]{2,39}$/)
    .nullable()
    .default(null)
    .describe('service account that may ask for its events once more'),
});

export const rotationBody = z.strictObject({
  overlapHours: z
    .int()
    .min(0)
    .max(168)
    .describe('for how long calls are signed with the former secret as well'),
});

const shownOnce = z.string().describe('whsec_…, shown this once');
export const openedResponse = z.strictObject({ id: z.string(), secret: shownOnce });
export const rotatedResponse = z.strictObject({ secret: shownOnce });

export const replayBody = z.union([
  z.strictObject({ sequence: z.int().min(1) }),
  z.strictObject({ since: z.iso.datetime({ offset: true }) }),
]);
export const replayResponse = z.strictObject({ firstSequence: z.int() });

export const subscriptionResponse = z.strictObject({
  id: z.string(),
  name: z.string(),
  endpoint: z.string(),
  events: z.array(z.enum(EVENT_TYPE_NAMES)),
  agency: z.strictObject({ code: z.string(), name: z.string() }).nullable(),
  service: z.string().nullable(),
  state: z.enum(STATES),
  paused: z
    .strictObject({
      because: z.enum(Object.keys(PAUSED_BECAUSE) as [keyof typeof PAUSED_BECAUSE]),
      vi: z.string(),
      en: z.string(),
    })
    .nullable(),
  lastSequence: z.int(),
  waiting: z.int().describe('events not told yet'),
  failingSince: z.string().nullable(),
  formerSecretUntil: z.string().nullable(),
  createdAt: z.string(),
});
export const subscriptionList = z.strictObject({ items: z.array(subscriptionResponse) });

export const oneResponse = z.strictObject({
  subscription: subscriptionResponse,
  exchanges: z.array(
    z.strictObject({
      sequence: z.int(),
      eventId: z.string().nullable(),
      startedAt: z.string(),
      endedAt: z.string().nullable(),
      outcome: z.string().nullable(),
      status: z.int().nullable(),
      reason: z.string().nullable(),
    }),
  ),
});
