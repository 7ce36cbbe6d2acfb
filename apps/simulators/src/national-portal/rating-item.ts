import { z } from 'zod';
import { dossierCode, requiredMoment } from './fields.ts';

const level = z.enum(['1', '2', '3']);

/** One element of DongBoDanhGia. Nothing is published of it: the least that a rating can be made of. */
export const ratingItem = z.strictObject({
  MaHoSo: dossierCode,
  MucDoHaiLong: level,
  MucDoCanBoTiepNhan: z.literal('').or(level),
  MucDoCanBoXuLy: z.literal('').or(level),
  NgayDanhGia: requiredMoment,
});
export type RatingItem = z.infer<typeof ratingItem>;
