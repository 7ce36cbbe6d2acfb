import { z } from 'zod';
import { calendarDay, text } from '#platform/fields';
import { canBePrinted } from '#platform/paper';
import { EDITIONS, FORM_KINDS } from '../domain/form-kinds.ts';
import { PAPERS } from '../domain/form-template.ts';

export const templateParams = z.strictObject({
  agency: z.string().min(1).max(40).describe('code'),
  form: z.enum(FORM_KINDS),
});

/** One line of what the typeface has shapes for. */
const line = (longest: number) =>
  text(longest)
    .refine((typed) => !/[\n\r\t]/.test(typed), {
      message: 'Chỉ được một dòng | Must be one line',
      params: { code: 'not_one_line' },
    })
    .refine(canBePrinted, {
      message: 'Có ký tự không in được | Has a character that cannot be printed',
      params: { code: 'not_printable' },
    });

export const templateContentSchema = z.strictObject({
  edition: z.enum(EDITIONS).describe('circular that prescribes the form'),
  paper: z.enum(PAPERS),
  title: line(120).nullable().describe('null = as the circular has it'),
  superior: line(120).nullable().describe('agency above, in the letterhead; null = as the directory has it'),
  agency: line(160).nullable().describe('agency in the letterhead; null = as the directory has it'),
  place: line(60).nullable().describe('place before the date; null = a ruled blank'),
  notes: z.array(line(300)).max(5).describe('printed below the form'),
  footer: line(200).nullable().describe('printed at the foot of every page'),
});

export const templateSchema = z.strictObject({
  validFrom: calendarDay.describe('for acts from this day on; today at the earliest'),
  ...templateContentSchema.shape,
});

export const templateResponse = z.strictObject({
  inForce: z.strictObject({
    setFor: z.string().nullable().describe('code of the agency; null = everybody’s'),
    version: z.int(),
    ...templateContentSchema.shape,
  }),
  versions: z.array(
    z.strictObject({
      version: z.int(),
      setAt: z.string().describe('RFC 3339, +07:00'),
      setBy: z.string().nullable(),
      ...templateSchema.shape,
    }),
  ),
});

export const writtenResponse = z.strictObject({ version: z.int() });
