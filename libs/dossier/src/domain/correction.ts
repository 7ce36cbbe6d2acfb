import { z } from 'zod';
import { emailAddress, phoneNumber, text } from '#platform/fields';
import { type IdentityKind, identitySchema, submitterNumber } from './applicant.ts';

/** What the desk typed of an applicant and of the papers, in the clear: never log it. */
export interface Typed {
  fullName: string;
  identity: { kind: IdentityKind; number: string };
  address: string;
  phone: string | null;
  email: string | null;
  /** Comments on components, by code. */
  comments: Readonly<Record<string, string | null>>;
}

/** What is to stand there instead; what is absent stays, `null` = nothing. Neither dates nor limits are among it. */
export const correctionSchema = z.strictObject({
  reason: text(2000),
  applicant: z
    .strictObject({
      fullName: text(250),
      identity: identitySchema,
      address: text(500),
      phone: phoneNumber.nullable(),
      email: emailAddress.nullable(),
    })
    .partial()
    .optional(),
  /** By which whoever handed it in for another finds it after signing on. */
  submitter: z.strictObject({ citizenId: submitterNumber.nullable() }).optional(),
  components: z
    .array(z.strictObject({ code: text(100), comment: text(500).nullable() }))
    .max(100)
    .refine((all) => new Set(all.map(({ code }) => code)).size === all.length, {
      message: 'Mỗi thành phần chỉ ghi một lần | Each component is named once',
      params: { code: 'named_twice' },
    })
    .optional(),
});

export const resultCorrectionSchema = z.strictObject({
  reason: text(2000),
  result: z.strictObject({ number: text(100), name: text(500), signer: text(200) }).partial(),
});

export type Correction = z.infer<typeof correctionSchema>;
export type Result = Required<z.infer<typeof resultCorrectionSchema>['result']>;

/** One field that was typed wrongly. */
export interface Corrected {
  /** `fullName`, `identity`, `submitter.citizenId`, `component:<code>`, `result.number`, … */
  field: string;
  before: string | null;
  after: string | null;
}

const COMPONENT = 'component:';
const SUBMITTER = 'submitter.citizenId';

/** Fields that stand neither on papers nor in messages. */
const isNoted = (field: string): boolean => field === SUBMITTER || field.startsWith(COMPONENT);

/** Stands for a number that is kept as a blind index alone: that there is one is all that can be said of it. */
const ON_FILE = '•••';

/** What the correction changes, field by field; nothing where it says what is there. */
export function correctedIn(typed: Typed, { applicant = {}, components = [] }: Correction): Corrected[] {
  const { identity, ...plain } = applicant;
  return [
    ...Object.entries(plain).map(([field, after]) => ({
      field,
      before: typed[field as keyof typeof plain],
      after: after ?? null,
    })),
    ...(identity ? [{ field: 'identity', before: inWords(typed.identity), after: inWords(identity) }] : []),
    ...components.map(({ code, comment }) => ({
      field: `${COMPONENT}${code}`,
      before: typed.comments[code] ?? null,
      after: comment,
    })),
  ].filter(({ before, after }) => before !== after);
}

/** The same of a result. */
export const correctedInResult = (result: Result, wish: Partial<Result>): Corrected[] =>
  (Object.entries(wish) as [keyof Result, string][])
    .map(([field, after]) => ({ field: `result.${field}`, before: result[field], after }))
    .filter(({ before, after }) => before !== after);

/**
 * The same of the number of who handed it in.
 * @param before blind index on file
 * @param after that of the number it ought to be; absent = stays
 */
export function correctedInSubmitter(before: Buffer | null, after: Buffer | null | undefined): Corrected[] {
  if (after === undefined || (before === null ? after === null : after?.equals(before))) return [];
  return [{ field: SUBMITTER, before: before && ON_FILE, after: after && ON_FILE }];
}

/** Whether it changes what stands on papers and in messages that the applicant has; notes of the desk do not. */
export const isTold = (corrected: readonly Corrected[]): boolean =>
  corrected.some(({ field }) => !isNoted(field));

const inWords = ({ kind, number }: Typed['identity']): string => `${kind} ${number}`;
