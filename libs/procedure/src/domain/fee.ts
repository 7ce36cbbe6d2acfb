import { z } from 'zod';
import { words } from '#platform/fields';

/** A fee or charge (*phí, lệ phí*, `PHILEPHI`). */
export const feeSchema = z
  .strictObject({
    code: z.string().max(50).optional(),
    name: words(500),
    /** Whole đồng; 0 while someone else sets it. */
    amount: z.int().min(0),
    /** Who sets the amount, which is therefore not known here: the People's Council of the province. */
    setBy: z.enum(['provincial-council']).optional(),
    note: z.string().max(2000).optional(),
  })
  .refine(({ amount, setBy }) => setBy === undefined || amount === 0, {
    path: ['amount'],
    params: { code: 'set_elsewhere' },
    message:
      'Mức thu do HĐND cấp tỉnh quyết định thì để 0 | Must be 0 while the People’s Council sets the amount',
  });

export type Fee = z.infer<typeof feeSchema>;

/**
 * What is asked: the amount, nothing, or an amount set elsewhere. Nought with a note is never taken for free of charge:
 * in the national catalogue such a note names who sets the fee.
 */
export function feeStanding({ amount, setBy, note }: Fee): 'fixed' | 'free' | 'set-elsewhere' {
  if (amount > 0) return 'fixed';
  return setBy === undefined && note === undefined ? 'free' : 'set-elsewhere';
}
