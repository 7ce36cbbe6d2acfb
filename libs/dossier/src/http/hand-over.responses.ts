import { z } from 'zod';
import type { Agency } from '#organization';
import { rfc3339 } from '#platform/clock';
import type { HandOverList } from '../application/agencies/find-hand-over-list.ts';
import { presentAgency } from './present-dossier.ts';

const instant = z.string().describe('RFC 3339, +07:00');
const agency = z.strictObject({ code: z.string(), name: z.string() });
const signatory = z.strictObject({ name: z.string(), title: z.string() });
const papers = {
  code: z.string(),
  procedure: z.string(),
  step: z.string().describe('the step it was handed over from'),
  originals: z.int(),
  copies: z.int(),
};

const head = z.strictObject({
  id: z.uuid(),
  day: z.string(),
  number: z.int().describe('counted by agency and day'),
  from: agency,
  to: agency,
  madeAt: instant,
  madeBy: signatory,
  receivedAt: instant.nullable().describe('null until the receiving agency says what came'),
  receivedBy: signatory.nullable(),
  dossiers: z.int(),
  missing: z.int().describe('of those, not received'),
});

export const handOverListsResponse = z.strictObject({ items: z.array(head), next: z.string().nullable() });

export const handOverListResponse = z.strictObject({
  ...head.shape,
  lines: z.array(
    z.strictObject({
      ordinal: z.int(),
      dossier: z.uuid(),
      ...papers,
      missing: z.string().nullable().describe('why it was not received'),
    }),
  ),
});

export const handedOverResponse = z.strictObject({
  items: z.array(z.strictObject({ dossier: z.uuid(), ...papers, at: instant, to: agency })),
});

export const madeListsResponse = z.strictObject({
  lists: z.array(
    z.strictObject({ id: z.uuid(), day: z.string(), number: z.int(), to: agency, dossiers: z.int() }),
  ),
});

export const presentHandOver = (
  one: Omit<HandOverList, 'lines'>,
  agencies: ReadonlyMap<number, Agency>,
): z.infer<typeof head> => ({
  ...{ id: one.id, day: one.day, number: one.number, madeAt: rfc3339(one.madeAt) },
  from: { code: presentAgency(agencies, one.fromAgencyId).code, name: one.fromName },
  to: { code: presentAgency(agencies, one.toAgencyId).code, name: one.toName },
  madeBy: { name: one.madeByName, title: one.madeByTitle },
  receivedAt: rfc3339(one.receivedAt),
  receivedBy:
    one.receivedByName === null ? null : { name: one.receivedByName, title: one.receivedByTitle ?? '' },
  ...{ dossiers: one.dossiers, missing: one.missing },
});
