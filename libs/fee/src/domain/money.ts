import { z } from 'zod';

/** The most an entry may be of, in whole đồng: far beyond any fee, and sums of such are still whole in a `number`. */
export const MOST_DONG = 10 ** 15;

/** An amount of money: whole đồng, never nought. */
export const dong = z.int().min(1).max(MOST_DONG);

/** As people read it: `1.250.000`. */
export const inFigures = (amount: number): string => amount.toLocaleString('vi-VN');
