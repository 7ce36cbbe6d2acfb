import { z } from 'zod';
import { calendarDay, text } from '#platform/fields';
import { DOSSIER_STATUSES, type DossierStatus } from '#workflow';

/** Fewer letters of a name would find half the province. */
const LETTERS_OF_A_NAME = 3;

/** What officers look for among the dossiers they may see; all that is given must hold. Days are those of Viet Nam. */
export const dossierFilterSchema = z.strictObject({
  status: z.enum(Object.keys(DOSSIER_STATUSES) as [DossierStatus, ...DossierStatus[]]).optional(),
  procedure: z.string().min(1).max(20).describe('code').optional(),
  field: z.string().min(1).max(50).describe('code of the field of the procedure').optional(),
  receivedFrom: calendarDay.optional(),
  receivedTo: calendarDay.describe('this day included').optional(),
  dueFrom: calendarDay.describe('unfinished ones that are due').optional(),
  dueTo: calendarDay.describe('this day included').optional(),
  late: z.literal('true').describe('unfinished ones that are late, or that missed a promise').optional(),
  holder: z.string().min(1).max(100).describe('username of who holds an open step').optional(),
  code: z
    .string()
    .max(60)
    .regex(/^[A-Z0-9][A-Z0-9.]*-\d{2,8}(-\d{0,7})?$/, {
      message:
        'Phải gồm mã cơ quan và ít nhất hai chữ số của ngày, như H99.41.01-26' +
        ' | Must be the agency’s code and at least two digits of the day, such as H99.41.01-26',
    })
    .describe('beginning of the dossier’s code')
    .optional(),
  applicant: text(100)
    .refine((typed) => (typed.match(/\p{L}/gu)?.length ?? 0) >= LETTERS_OF_A_NAME, {
      message: 'Phải có ít nhất 3 chữ cái | Must have at least 3 letters',
      params: { code: 'too_short_name' },
    })
    .describe('part of the applicant’s name, with or without marks')
    .optional(),
});

export type DossierFilter = z.infer<typeof dossierFilterSchema>;
