import type { z } from 'zod';
import { rfc3339 } from '#platform/clock';
import type { AgenciesOutcome } from '../application/agencies/change-between-agencies.ts';
import type { agenciesOutcomeResponse } from './opinion.responses.ts';

export const presentAgenciesOutcome = (
  outcome: AgenciesOutcome,
): z.infer<typeof agenciesOutcomeResponse> => ({
  ...outcome,
  dueAt: rfc3339(outcome.dueAt === null ? null : new Date(outcome.dueAt)),
});
