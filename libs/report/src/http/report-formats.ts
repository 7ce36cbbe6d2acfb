import type { ReportFormat } from '../application/print-processing.ts';

/** Media types of reports. */
export const FORMAT_TYPES = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const satisfies Record<ReportFormat, string>;
