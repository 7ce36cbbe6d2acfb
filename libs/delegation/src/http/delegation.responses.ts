import { z } from 'zod';
import { type Agency, OFFICER_ROLES } from '#organization';
import { rfc3339 } from '#platform/clock';
import { KINDS } from '../domain/delegation.ts';
import type { StoredDelegation } from '../application/queries/list-delegations.ts';

const instant = z.string().describe('RFC 3339, +07:00');
const person = z.strictObject({ username: z.string(), name: z.string() });

export const delegationResponse = z.strictObject({
  id: z.int(),
  /** By the holder of the post, or by somebody else for them. */
  kind: z.enum(KINDS),
  from: person,
  agency: z.strictObject({ code: z.string(), name: z.string() }),
  role: z.enum(OFFICER_ROLES),
  to: person,
  startsAt: instant,
  endsAt: instant,
  /** Codes; without either it is the whole post. */
  fields: z.array(z.string()),
  procedures: z.array(z.string()),
  absent: z.boolean(),
  reason: z.string(),
  paper: z.string().nullable(),
  madeAt: instant,
  madeBy: person,
  /** Before its time. */
  ended: z.strictObject({ at: instant, by: person, reason: z.string() }).nullable(),
});

export const delegationListResponse = z.strictObject({
  items: z.array(delegationResponse),
  next: z.int().nullable(),
});

export function presentDelegation(
  delegation: StoredDelegation,
  { code, name }: Agency,
): z.infer<typeof delegationResponse> {
  const { id, kind, from, to, fields, procedures, absent, reason, paper, madeBy } = delegation;
  const { endedAt, endedBy, endReason } = delegation;
  return {
    ...{ id, kind, from, to, absent, reason, paper, madeBy, agency: { code, name } },
    ...{ fields: [...fields], procedures: [...procedures] },
    role: delegation.role as z.infer<typeof delegationResponse>['role'],
    startsAt: rfc3339(delegation.startsAt),
    endsAt: rfc3339(delegation.endsAt),
    madeAt: rfc3339(delegation.madeAt),
    ended: endedAt && endedBy ? { at: rfc3339(endedAt), by: endedBy, reason: endReason ?? '' } : null,
  };
}
