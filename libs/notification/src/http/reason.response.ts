import { z } from 'zod';
import { type Reason, REASONS } from '../domain/reason.ts';

/** Why a message did not arrive. */
export const reasonCode = z.enum(Object.keys(REASONS) as [Reason, ...Reason[]]);

export const reasonResponse = z.strictObject({ code: reasonCode, vi: z.string(), en: z.string() });

export const presentReason = (code: Reason): z.infer<typeof reasonResponse> => ({ code, ...REASONS[code] });
