import type { AuditEntry } from '#platform/audit';
import type { Batch } from './read-batch.ts';

/** What is written down of who did what with which file. */
export const traceOf = (
  action: 'try' | 'begin' | 'end',
  id: string,
  at: Date,
  { ground: { procedure, desk, officer, post }, sha256, rows }: Batch,
  details: Record<string, unknown> = {},
): AuditEntry => ({
  at,
  actor: officer.username,
  officerId: officer.officerId,
  onBehalfOf: post.onBehalfOf?.officerId ?? null,
  action: `reception-batch.${action}`,
  ...{ subjectType: 'reception-batch', subjectId: id },
  details: {
    ...{ procedure: procedure.definition.code, desk: desk.code, sha256, rows: rows.length },
    ...details,
  },
});
