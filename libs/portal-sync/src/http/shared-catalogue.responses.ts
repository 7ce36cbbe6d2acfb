import { z } from 'zod';
import { pageQuery } from '#platform/fields';
import { CATALOGUE_NAMES } from '../domain/shared-catalogue.ts';

const instant = z.string().describe('RFC 3339, +07:00');
const name = z.enum(CATALOGUE_NAMES);
const attributes = z.record(z.string(), z.string()).describe('all else the portal tells, by its own names');
const line = z.strictObject({ name: z.string(), attributes });
const next = z.string().nullable().describe('cursor of the next page');
const counts = { added: z.int(), changed: z.int(), gone: z.int() };

export const catalogueParams = z.strictObject({ name });
export const pullParams = z.strictObject({ id: z.uuid() });
export const cataloguePage = z.strictObject(pageQuery);

export const catalogueList = z.strictObject({
  items: z.array(
    z.strictObject({
      name,
      title: z.string().describe('Vietnamese'),
      entries: z.int(),
      pulledAt: instant.nullable().describe('when the portal was last asked; null = never'),
      proposed: z.uuid().nullable().describe('a pull nobody has decided on'),
    }),
  ),
});

export const entryList = z.strictObject({
  items: z.array(line.extend({ code: z.string() })),
  next,
});

export const pulledResponse = z.strictObject({ id: z.uuid(), ...counts });

export const pullResponse = z.strictObject({
  id: z.uuid(),
  name,
  pulledAt: instant,
  state: z.enum(['proposed', 'equal', 'superseded', 'applied']),
  ...counts,
  items: z
    .array(
      z.strictObject({
        kind: z.enum(['added', 'changed', 'gone']),
        code: z.string(),
        before: line.nullable(),
        after: line.nullable(),
      }),
    )
    .describe('against what is held now'),
  next,
});
