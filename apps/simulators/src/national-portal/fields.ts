import { DateTime } from 'luxon';
import { z } from 'zod';

/** Every value of a `mapi` body is a string, figures and flags too; an unknown one is the empty string. */

const dossierCodePattern =
  /^(?:\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}|[A-Z]\d{2}(?:\.\d{1,3})*)-(\d{6}|\d{8})-\d{4,7}$/;
const procedureCodePattern = /^\d\.\d{6}(?:\.[A-Z0-9]+)*$/;

/** `V1V2V3.Z1Z2.Y1Y2.MX1X2-YYMMDD-XXXX` (TT 01/2018/TT-VPCP Đ.19) or an agency id of QĐ 20/2020/QĐ-TTg in front. */
export const dossierCode = z.string().regex(dossierCodePattern, 'sai cấu trúc mã số hồ sơ');

/** National code `1.001193`, or a local variant of one such as `3.000181.000.00.00.H22`. */
export const procedureCode = z.string().regex(procedureCodePattern, 'sai cấu trúc mã thủ tục');

export const text = (longest?: number) => (longest ? z.string().max(longest) : z.string()).optional();

export const requiredText = (longest?: number) => (longest ? z.string().max(longest) : z.string()).min(1);

/** `yyyyMMddHHmmss` in Viet Nam. */
export const requiredMoment = z.string().refine(isMoment, 'phải có dạng yyyyMMddHHmmss');

export const moment = z.literal('').or(requiredMoment).optional();

/** One of the codes of a closed list, or nothing. */
export const oneOf = (...codes: [string, ...string[]]) => z.enum(['', ...codes]).optional();

/** "True" / "False", as the portal writes booleans. */
export const flag = z.enum(['True', 'False']);

export const amount = z.string().regex(/^\d*$/, 'phải là số tiền').optional();

export const link = z
  .literal('')
  .or(z.url({ protocol: /^https?$/ }))
  .optional();

/** TrangThaiHoSo: 1 Mới đăng ký … 10 Đã trả kết quả. */
export const dossierStatus = z.enum(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);

function isMoment(value: string): boolean {
  return /^\d{14}$/.test(value) && DateTime.fromFormat(value, 'yyyyMMddHHmmss').isValid;
}
