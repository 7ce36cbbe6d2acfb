import { z } from 'zod';
import type { TrackingLinks } from '#dossier';
import { rfc3339 } from '#platform/clock';
import { type BatchOutcome, countsOf, type RowOutcome } from '../application/batch/receive-batch.ts';
import type { TriedBatch } from '../application/batch/try-batch.ts';
import { presentReceipt, receiptResponse } from './receipt.ts';

const finding = z.strictObject({
  /** Title of the column; `null` = the row as a whole. */
  column: z.string().nullable(),
  /** As spreadsheets name it, `D5`. */
  cell: z.string().nullable(),
  code: z.string(),
  /** Faults keep the row from being received. */
  kind: z.enum(['fault', 'notice']),
  vi: z.string(),
  en: z.string(),
});

export const triedResponse = z.strictObject({
  counts: z.strictObject({ receivable: z.int(), receivedBefore: z.int(), refused: z.int() }),
  codePrefix: z.string(),
  dueAt: z.string(),
  items: z.array(
    z.strictObject({
      /** As the spreadsheet counts them; 1 is the row of titles. */
      row: z.int(),
      outcome: z.enum(['receivable', 'received-before', 'refused']),
      /** Code of the dossier the row was received as. */
      code: z.string().nullable(),
      findings: z.array(finding),
    }),
  ),
});

export const batchResponse = z.strictObject({
  /** What the audit trail knows it by. */
  batch: z.uuid(),
  counts: z.strictObject({ received: z.int(), receivedBefore: z.int(), refused: z.int() }),
  items: z.array(
    z.strictObject({
      row: z.int(),
      outcome: z.enum(['received', 'received-before', 'refused']),
      receipt: receiptResponse.nullable(),
      findings: z.array(finding),
    }),
  ),
});

export const presentTried = ({ codePrefix, dueAt, items }: TriedBatch): z.infer<typeof triedResponse> => {
  const count = (wanted: string): number => items.filter(({ outcome }) => outcome === wanted).length;
  return {
    counts: {
      receivable: count('receivable'),
      receivedBefore: count('received-before'),
      refused: count('refused'),
    },
    ...{ codePrefix, dueAt: rfc3339(dueAt) },
    items: items.map(({ dossier, ...tried }) => ({ ...tried, code: dossier?.code ?? null })),
  };
};

export const presentBatch = (
  { id, items }: BatchOutcome,
  links: TrackingLinks,
): z.infer<typeof batchResponse> => ({
  batch: id,
  counts: countsOf(items),
  items: items.map((item) => presentRow(item, links)),
});

const presentRow = (item: RowOutcome, links: TrackingLinks) => ({
  ...{ row: item.row, outcome: item.outcome },
  receipt: item.outcome === 'refused' ? null : presentReceipt(item.dossier, links),
  findings: item.outcome === 'refused' ? item.findings : [],
});
