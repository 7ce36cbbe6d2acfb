import { z } from 'zod';
import { parseItem } from '../parse-item.ts';
import type { Refusal } from '../protocol.ts';
import { type ServiceCall, type ServiceOutcome, unsuccessful } from './service.ts';

/** No limit is published; ten is the most that public code of other provinces sends. */
const MOST = 10;
const batch = z.array(z.unknown()).min(1).max(MOST);
const named = z.object({ MaHoSo: z.string() });

/**
 * Stores the elements of `data` one after another; a refused one does not keep the others out. The answer carries a
 * row for each, and fails as a whole with the reason of the first that failed.
 * @param store returns why it refused the element, or nothing once it is stored
 */
export function storeEach(
  { body, halt }: Pick<ServiceCall, 'body' | 'halt'>,
  store: (element: unknown) => Refusal | undefined,
): ServiceOutcome {
  const elements = parseItem(batch, body.data);
  if ('refusal' in elements) return unsuccessful(elements.refusal);
  const taken = halt?.first ?? Math.floor(elements.item.length / 2);
  const refusals = elements.item.map((element, index) =>
    halt && index >= taken ? halt.refusal : store(element),
  );
  const first = refusals.find((reason) => reason !== undefined);
  return {
    ...(first && { refusal: first }),
    rows: elements.item.map((element, index) => row(element, refusals[index])),
    stored: elements.item.flatMap((_element, index) => (refusals[index] ? [] : [index])),
  };
}

function row(element: unknown, reason: Refusal | undefined): Record<string, unknown> {
  const code = named.safeParse(element).data?.MaHoSo ?? '';
  return { MaHoSo: code, error_code: reason?.code ?? '0', message: reason?.message ?? 'Thành công' };
}
