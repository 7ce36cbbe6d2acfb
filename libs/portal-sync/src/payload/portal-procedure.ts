import { z } from 'zod';

/** The portal leaves out what is empty, or writes null. */
const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) =>
    String(value ?? '')
      .normalize('NFC')
      .trim(),
  );
const code = z.union([z.string().min(1), z.number()]).transform((value) => String(value).trim());
/** A list; its absence is an empty one. */
const many = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .nullish()
    .transform((value) => value ?? []);
/** A figure as a number or as its digits; undefined when blank. */
const figure = z
  .union([z.number(), z.string()])
  .nullish()
  .transform((value, context) => {
    const digits = String(value ?? '').trim();
    if (digits === '') return undefined;
    if (/^\d+(\.\d+)?$/.test(digits)) return Number(digits);
    context.addIssue({ code: 'custom', message: 'Phải là số | Must be a number' });
    return z.NEVER;
  });
/** `20/11/2014`, `20141120…` or `2014-11-20…`; null when blank. */
const day = text.transform((value, context) => {
  if (value === '') return null;
  const parts =
    /^(\d{4})-?(\d{2})-?(\d{2})/.exec(value) ?? reversed(/^(\d{2})\/(\d{2})\/(\d{4})/.exec(value));
  const iso = parts ? [parts[1], parts[2], parts[3]].join('-') : '';
  if (z.iso.date().safeParse(iso).success) return iso;
  context.addIssue({ code: 'custom', message: 'Ngày không đúng | Is not a date' });
  return z.NEVER;
});

const agency = z.object({ MADONVI: text, TENDONVI: text });
const fee = z.object({ MAPHILEPHI: text, SOTIEN: figure, DONVI: text, MOTA: text });

/** A procedure as `LayThuTuc` tells it, with the keys a catalogue needs; it has many more, and fills few of them. */
export const portalProcedure = z.object({
  MATTHC: code,
  TENTTHC: text,
  /** 1 = shown to the public. */
  TRANGTHAI: text,
  QUYETDINH: text,
  YEUCAU: text,
  CAPTHUCHIEN: many(z.object({ CAPTHUCHIEN: text, TENCAP: text })),
  LINHVUCTHUCHIEN: many(z.object({ MALINHVUC: text, TENLINHVUC: text })),
  DOITUONGTHUCHIEN: many(z.object({ TENDOITUONG: text })),
  CACHTHUCTHUCHIEN: many(
    z.object({
      KENH: text,
      THOIGIAN: many(
        z.object({ THOIGIANGIAIQUYET: figure, DONVITINH: text, MOTA: text, PHILEPHI: many(fee) }),
      ),
    }),
  ),
  THANHPHANHOSO: many(
    z.object({
      TRUONGHOP: text,
      GIAYTO: many(
        z.object({
          MAGIAYTO: text,
          TENGIAYTO: text,
          SOBANCHINH: figure,
          SOBANSAO: figure,
          TENMAUDON: text,
          URL: text,
          MA_KQ_THAYTHE: text,
        }),
      ),
    }),
  ),
  KETQUATHUCHIEN: many(z.object({ MAKETQUA: text, TENKETQUA: text })),
  CANCUPHAPLY: many(
    z.object({
      SOVANBAN: text,
      TENVANBAN: text,
      NGAYBANHANH: day,
      NGAYHIEULUC: day,
      COQUANBANHANH: text,
      DIACHITRUYCAP: text,
    }),
  ),
  COQUANTHUCHIEN: many(agency),
  COQUANCOTHAMQUYEN: many(agency),
  COQUANDUOCUYQUYEN: many(agency),
  COQUANPHOIHOP: many(agency),
});

export type PortalProcedure = z.infer<typeof portalProcedure>;

/** A line of `LayDanhSachTTHC`. */
export const portalProcedureLine = z.object({ MATTHC: code, TENTTHC: text });

function reversed(match: RegExpExecArray | null): string[] | null {
  return match && ['', match[3] ?? '', match[2] ?? '', match[1] ?? ''];
}
