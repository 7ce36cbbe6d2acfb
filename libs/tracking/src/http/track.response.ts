import { z } from 'zod';
import { ledgerLineResponse, NOTICE_CHANNELS, NOTICE_LANGUAGES, noticeWishesSchema } from '#dossier';

const instant = z.string();
const đồng = z.int().describe('whole đồng');
const progress = z.strictObject({ stage: z.int(), stages: z.int(), text: z.string() });
const step = { agency: z.string(), step: z.string() };

const fees = z.strictObject({
  charges: z.array(z.strictObject({ name: z.string(), amount: đồng, due: z.string() })),
  paid: đồng,
  outstanding: đồng.describe('less than nought = paid too much'),
  howToPay: z.string().nullable().describe('null = nothing is to be paid'),
  payAt: z
    .strictObject({ url: z.string(), until: instant })
    .nullable()
    .describe('where all of it may be paid online right now'),
});

const event = z.strictObject({
  at: instant,
  what: z.string(),
  progress: z.string(),
  agency: z.string(),
  dueBefore: instant.nullable(),
  dueAt: instant.nullable(),
});

const message = z.strictObject({
  at: instant,
  what: z.string(),
  channel: z.enum(NOTICE_CHANNELS),
  recipient: z.string().nullable(),
  state: z.enum(['waiting', 'sent', 'arrived', 'not-arrived', 'not-sent']),
  reason: z.strictObject({ vi: z.string(), en: z.string() }).nullable().describe('why it was not sent'),
});

/** What a look-up answers, in the language it was asked for in; what officers and agencies wrote is as they wrote it. */
export const track = z.strictObject({
  code: z.string(),
  language: z.enum(NOTICE_LANGUAGES),
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
      now: z.array(z.strictObject({ ...step, since: instant })),
      next: z.array(z.strictObject(step)).describe('what comes next when all goes as usual, in its order'),
      asked: z
        .strictObject({ reason: z.string(), since: instant, request: z.record(z.string(), z.unknown()) })
        .nullable(),
      timeline: z.array(event),
      fees: fees.nullable().describe('null = what is to be paid is not laid down yet'),
      notices: noticeWishesSchema.describe(
        'over what, and in which language, the applicant wants to be told',
      ),
      /** Messages to the applicant, recipients masked. */
      told: z.array(message),
    })
    .nullable(),
});

/** What a citizen who has signed on has handed in, or had handed in for them. */
export const ownDossiers = z.strictObject({
  items: z.array(
    z.strictObject({
      code: z.string(),
      as: z.enum(['applicant', 'submitter']).describe('submitter = handed in for another'),
      procedure: z.string(),
      receivingAgency: z.string(),
      progress,
      receivedAt: instant,
      dueAt: instant.nullable(),
      dueProvisional: z.boolean(),
      closedAt: instant.nullable(),
      outstanding: đồng.describe('still to be paid; less than nought = paid too much'),
    }),
  ),
  next: z.string().nullable().describe('cursor of the following page; null at the end'),
});

export const ledger = z.strictObject({ lines: z.array(ledgerLineResponse) });

export type Ledger = z.infer<typeof ledger>;
export type OwnDossiers = z.infer<typeof ownDossiers>;
export type Track = z.infer<typeof track>;
export type TrackDetails = NonNullable<Track['details']>;
