import { z } from 'zod';

/** Messages of these schemas are shown to administrators as the reason a publication was set aside. */

export const text = z.string();

export const limitedText = (longest: number) =>
  z.string().max(longest, {
    error: ({ input }) => `dài ${(input as string).length} ký tự, Cổng nhận nhiều nhất ${longest}`,
  });

export const requiredText = z.string().min(1, 'không được để trống');

export const requiredLimitedText = (longest: number) => limitedText(longest).min(1, 'không được để trống');

export const moment = z.string().regex(/^(\d{14})?$/, 'phải có dạng yyyyMMddHHmmss');

export const requiredMoment = z.string().regex(/^\d{14}$/, 'phải có dạng yyyyMMddHHmmss');

/** `TrangThaiHoSo`. */
export const nationalStatus = z
  .string()
  .regex(/^([1-9]|10)$/, 'không có mã trạng thái quốc gia ứng với trạng thái của hồ sơ');

/** Whole đồng; empty when the amount is not known. */
export const amount = z.string().regex(/^\d*$/, 'phải là số tiền');
