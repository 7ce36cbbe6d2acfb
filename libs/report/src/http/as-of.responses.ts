import { z } from 'zod';
import { statusSchema } from '#dossier';
import type { Agency } from '#organization';
import { rfc3339 } from '#platform/clock';
import type { DossierThen } from '../domain/dossier-as-of.ts';
import { presentAgencyOf } from './index.responses.ts';
import { agencyResponse } from './report.responses.ts';

const instant = z.string().describe('RFC 3339, +07:00');

export const asOfResponse = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  at: instant.describe('the instant that was asked for'),
  version: z.int().min(1),
  status: statusSchema,
  clock: z.enum(['running', 'suspended', 'ended']),
  receivedAt: instant,
  endedAt: instant.nullable(),
  dueAt: instant.nullable(),
  dueProvisional: z.boolean(),
  missed: z.boolean().describe('an appointment had not been kept'),
  leadAgency: agencyResponse.nullable(),
  lastAct: z.strictObject({
    at: instant,
    action: z.string(),
    name: z.string(),
    officer: z.string(),
    agency: z.string(),
  }),
  holders: z
    .array(
      z.strictObject({
        step: z.string(),
        name: z.string(),
        agency: agencyResponse.nullable(),
        role: z.string(),
        since: instant,
        officer: z.string().nullable().describe('null = nobody of the post had taken it'),
        delegate: z.string().nullable(),
      }),
    )
    .describe('steps that were open'),
});

export const presentAsOf = (
  then: DossierThen,
  at: Date,
  agencies: ReadonlyMap<number, Agency>,
): z.infer<typeof asOfResponse> => ({
  ...{ id: then.id, code: then.code, at: rfc3339(at), version: then.sequence },
  ...{ status: then.status, clock: then.clock, missed: then.missed, dueProvisional: then.dueProvisional },
  receivedAt: rfc3339(then.receivedAt),
  endedAt: rfc3339(then.endedAt),
  dueAt: rfc3339(then.dueAt),
  leadAgency: presentAgencyOf(agencies, then.leadAgencyId),
  lastAct: { ...then.lastAct, at: rfc3339(then.lastAct.at) },
  holders: then.holders.map(({ agencyId, since, ...holder }) => ({
    ...holder,
    agency: presentAgencyOf(agencies, agencyId),
    since: rfc3339(since),
  })),
});
