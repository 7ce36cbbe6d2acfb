import { z } from 'zod';
import { calendarDay, text } from '#platform/fields';
import { channelSchema } from '#procedure';
import { DOSSIER_STATUSES } from '#workflow';

/** Fewer letters of a name would find half the province. */
const LETTERS_OF_A_NAME = 3;

const WITH_AGENCY = /^[A-Z0-9][A-Z0-9.]*-\d{2,8}(-\d{0,7})?$/;
const WITHOUT_AGENCY = /^(\d{6}|\d{8})(-\d{0,7})?$/;

/** Whether it begins behind the agency: `261126-0012`, as codes are read out. */
export const isTailOfCode = (typed: string): boolean => WITHOUT_AGENCY.test(typed);
export const isPartOfCode = (typed: string): boolean => isTailOfCode(typed) || WITH_AGENCY.test(typed);

const code = z
  .string()
  .max(60)
  .refine(isPartOfCode, {
    message:
      'Phải gồm mã cơ quan và ít nhất hai chữ số của ngày, như H99.41.01-26, hoặc ngày và số thứ tự, như 261126-0012' +
      ' | Must be the agency’s code and at least two digits of the day, such as H99.41.01-26, or day and number, such as' +
      ' 261126-0012',
    params: { code: 'invalid_code' },
  })
  .describe('beginning of the dossier’s code, or of what follows the agency in it');

/** What is kept with a filter that an officer saves: nothing that tells who an applicant is. */
export const savedFilterSchema = z.strictObject({
  status: z.enum(DOSSIER_STATUSES).optional(),
  procedure: z.string().min(1).max(20).describe('code').optional(),
  case: z.string().min(1).max(30).describe('code of the case of the procedure').optional(),
  field: z.string().min(1).max(50).describe('code of the field of the procedure').optional(),
  channel: channelSchema.optional(),
  agency: z.string().min(1).max(40).describe('code of an agency that takes part').optional(),
  receivedFrom: calendarDay.optional(),
  receivedTo: calendarDay.describe('this day included').optional(),
  dueFrom: calendarDay.describe('unfinished ones that are due').optional(),
  dueTo: calendarDay.describe('this day included').optional(),
  closedFrom: calendarDay.optional(),
  closedTo: calendarDay.describe('this day included').optional(),
  late: z.literal('true').describe('unfinished ones that are late, or that missed a promise').optional(),
  holder: z.string().min(1).max(100).describe('username of who holds an open step').optional(),
});

const withLetters = (longest: number) =>
  text(longest).refine((typed) => (typed.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= LETTERS_OF_A_NAME, {
    message: 'Phải có ít nhất 3 chữ cái | Must have at least 3 letters',
    params: { code: 'too_short_name' },
  });

/** What officers look for among the dossiers they may see; all that is given must hold. Days are those of Viet Nam. */
export const dossierFilterSchema = z.strictObject({
  ...savedFilterSchema.shape,
  code: code.optional(),
  applicant: withLetters(100)
    .describe(
      'words of the applicant’s name in any order, with or without marks; the last may be a beginning',
    )
    .optional(),
  text: withLetters(100)
    .describe(
      'words of the applicant’s name or of the procedure’s, part of a code, or the number of a result',
    )
    .optional(),
});

export type SavedFilter = z.infer<typeof savedFilterSchema>;
export type DossierFilter = z.infer<typeof dossierFilterSchema>;

/** Which end of the time of reception a list begins at. */
export const DOSSIER_ORDERS = ['newest-first', 'oldest-first'] as const;
export type DossierOrder = (typeof DOSSIER_ORDERS)[number];
