import { z } from 'zod';
import { storable } from '#platform/fields';
import type { Refused } from '../domain/platform-outcome.ts';
import type { StoredPaper } from '../domain/stored-paper.ts';

const text = z
  .string()
  .nullish()
  .transform((value) => storable(value ?? ''));
const listOf = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .nullish()
    .transform((list) => list ?? []);

const paper = z.object({
  MaKetQua: z.string().min(1),
  ...{ TenGiayTo: text, SoKyHieu: text, CoQuanChuQuan: text },
  DanhSachTepDinhKem: listOf(z.object({ TenTep: text, DuongDan: z.string().min(1) })),
});

const envelope = z.object({
  errorCode: z.union([z.string(), z.number()]).transform(String),
  message: text,
  result: z.object({ DanhSachGiayToKetQua: listOf(paper) }).nullish(),
});

/** `errorCode` of what went well. */
const DONE = /^0+$/;

/** The JSON of an answer; a string of base64 that is none, as it is. */
export function readSaid(body: Buffer): unknown {
  const said = body.toString();
  try {
    return JSON.parse(said);
  } catch {
    return /^[A-Za-z0-9+/=\s]*$/.test(said) ? said : undefined;
  }
}

/** @returns undefined when it is no answer of the store, or says that all is well */
export function readRefusal(said: unknown): Refused | undefined {
  const read = envelope.safeParse(said);
  if (!read.success || DONE.test(read.data.errorCode)) return undefined;
  return { kind: 'refused', reason: storable(`${read.data.errorCode}: ${read.data.message}`).slice(0, 300) };
}

/** @returns undefined when it is no answer of the store */
export function readPapers(said: unknown): { kind: 'papers'; papers: StoredPaper[] } | Refused | undefined {
  const refused = readRefusal(said);
  if (refused) return refused;
  const read = envelope.safeParse(said);
  if (!read.success) return undefined;
  const papers = (read.data.result?.DanhSachGiayToKetQua ?? []).map((one) => ({
    ...{ resultCode: one.MaKetQua, name: one.TenGiayTo, number: one.SoKyHieu, agency: one.CoQuanChuQuan },
    files: one.DanhSachTepDinhKem.map(({ TenTep, DuongDan }) => ({ name: TenTep, path: DuongDan })),
  }));
  return { kind: 'papers', papers };
}
