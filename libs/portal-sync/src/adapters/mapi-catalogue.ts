import { z } from 'zod';
import { fieldFaults } from '#platform/http';
import type {
  CatalogueOutcome,
  DescriptionOutcome,
  ListingOutcome,
  Rejected,
  Unavailable,
} from '../application/national-portal.ts';
import { portalProcedure, portalProcedureLine } from '../payload/portal-procedure.ts';
import { saysUnknownProcedure } from './mapi-answer.ts';
import type { Transmission } from './mapi-transport.ts';

const lines = z.array(portalProcedureLine);
/** Codes are told once, and are in order: what is compared must not depend on the portal's. */
const catalogueEntries = z
  .array(
    z.object({
      code: z.string().min(1),
      name: z.string().min(1),
      attributes: z.record(z.string(), z.string()),
    }),
  )
  .min(1)
  .refine((entries) => new Set(entries.map(({ code }) => code)).size === entries.length, {
    message: 'Có mã lặp lại | A code appears twice',
    params: { code: 'not_unique' },
  });
/** One row, or none. */
const rows = z.array(z.unknown()).max(1);

/** What `LayDanhSachTTHC` came to. */
export function listingOf(sent: Transmission): ListingOutcome {
  if (sent.kind !== 'answered') return unanswered(sent);
  if (!sent.answer.accepted) return rejected(sent.answer.message);
  const listed = lines.safeParse(sent.answer.result);
  if (!listed.success) {
    return { kind: 'unavailable', reason: 'Cổng trả danh sách thủ tục không đúng giao thức' };
  }
  return {
    kind: 'listed',
    lines: listed.data.map(({ MATTHC, TENTTHC }) => ({ code: MATTHC, name: TENTTHC })),
  };
}

/** What `LayThuTuc` came to. */
export function descriptionOf(sent: Transmission): DescriptionOutcome {
  if (sent.kind !== 'answered') return unanswered(sent);
  const { accepted, message, result } = sent.answer;
  if (!accepted) {
    return saysUnknownProcedure(message) ? { kind: 'described', procedure: null } : rejected(message);
  }
  const found = rows.safeParse(result);
  if (!found.success) return { kind: 'garbled', faults: fieldFaults(found.error, result) };
  const [row] = found.data;
  if (row === undefined) return { kind: 'described', procedure: null };
  const read = portalProcedure.safeParse(row);
  return read.success
    ? { kind: 'described', procedure: read.data }
    : { kind: 'garbled', faults: fieldFaults(read.error, row) };
}

/** A cell; the portal tells figures now and then. */
const cell = z
  .union([z.string(), z.number(), z.boolean()])
  .nullish()
  .transform((value) =>
    String(value ?? '')
      .normalize('NFC')
      .trim(),
  );
const table = z.array(z.record(z.string(), cell));

/** What `LayDanhMuc…` came to. @param ending of its columns, as in MADANTOC and TENDANTOC */
export function catalogueOf(sent: Transmission, ending: string): CatalogueOutcome {
  if (sent.kind !== 'answered') return unanswered(sent);
  if (!sent.answer.accepted) return rejected(sent.answer.message);
  const line = table.transform((told) =>
    told.map(({ [`MA${ending}`]: code, [`TEN${ending}`]: name, ...attributes }) => ({
      code,
      name,
      attributes,
    })),
  );
  const entries = line.pipe(catalogueEntries).safeParse(sent.answer.result);
  return entries.success
    ? { kind: 'told', entries: entries.data }
    : { kind: 'garbled', faults: fieldFaults(entries.error, sent.answer.result) };
}

/** Nothing was to be written, so what nobody knows the end of may simply be asked again. */
const unanswered = (sent: Exclude<Transmission, { kind: 'answered' }>): Rejected | Unavailable =>
  sent.kind === 'uncertain' ? { kind: 'unavailable', reason: sent.reason } : sent;

const rejected = (message: string): Rejected => ({ kind: 'rejected', message, because: 'other' });
