import { z } from 'zod';
import { fieldFaults } from '#platform/http';
import type {
  DescriptionOutcome,
  ListingOutcome,
  Rejected,
  Unavailable,
} from '../application/national-portal.ts';
import { portalProcedure, portalProcedureLine } from '../payload/portal-procedure.ts';
import { saysUnknownProcedure } from './mapi-answer.ts';
import type { Transmission } from './mapi-transport.ts';

const lines = z.array(portalProcedureLine);
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

/** Nothing was to be written, so what nobody knows the end of may simply be asked again. */
const unanswered = (sent: Exclude<Transmission, { kind: 'answered' }>): Rejected | Unavailable =>
  sent.kind === 'uncertain' ? { kind: 'unavailable', reason: sent.reason } : sent;

const rejected = (message: string): Rejected => ({ kind: 'rejected', message, because: 'other' });
