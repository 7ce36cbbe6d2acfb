import { raw, type Sql } from '#platform/database';

/**
 * Of `dossier.task`, named so in the statement: it is somebody's turn. A join that still waits for a branch is nobody's: who would
 * do it is refused.
 */
export const openStep = (task: 't' | 'h'): Sql =>
  raw(`${task}.closed_at is null and ${task}.arrived >= ${task}.waits_for`);
