import { z } from 'zod';
import { words } from '#platform/fields';

/** What a service costs (*phí*), or what the state asks for whatever it costs (*lệ phí*; Law 97/2015/QH13 Đ.3). */
export const FEE_KINDS = ['fee', 'levy'] as const;

/** When it is to be paid: handing in, before the result is given, or once a notice says how much it is. */
export const FEE_DUES = ['on-reception', 'before-result', 'on-notice'] as const;

/** A fee or levy (*phí, lệ phí*, `PHILEPHI`). */
export const feeSchema = z
  .strictObject({
    code: z.string().max(50).optional(),
    name: words(500),
    /** Whole đồng; 0 while someone else sets it. */
    amount: z.int().min(0),
    /** Who sets the amount, which is therefore not known here: the People's Council of the province. */
    setBy: z.enum(['provincial-council']).optional(),
    note: z.string().max(2000).optional(),
    /** Absent = as its name begins. */
    kind: z.enum(FEE_KINDS).optional(),
    /** Absent = on reception. */
    due: z.enum(FEE_DUES).optional(),
    /** Asked for in these cases only; absent = in every case. */
    cases: z.array(z.string()).min(1).optional(),
    /** Asked for in these areas only; absent = wherever it is. */
    areas: z.array(z.string()).min(1).optional(),
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

export type FeeKind = (typeof FEE_KINDS)[number];
export type FeeDue = (typeof FEE_DUES)[number];

/** What it is found again by: in the catalogue few fees have a code. */
export const feeKey = ({ code, name }: Pick<Fee, 'code' | 'name'>): string => code ?? name;

export const feeKind = ({ kind, name }: Pick<Fee, 'kind' | 'name'>): FeeKind =>
  kind ?? (/^lệ phí/i.test(name) ? 'levy' : 'fee');
