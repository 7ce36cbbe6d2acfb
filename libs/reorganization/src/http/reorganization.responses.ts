import { z } from 'zod';
import { OFFICER_ROLES, SECRECY_LEVELS } from '#organization';
import { reorganizationSchema } from '../domain/reorganization.ts';

const instant = z.string().describe('RFC 3339, +07:00');
const role = z.enum(OFFICER_ROLES);
const post = { officerId: z.int(), username: z.string(), agency: z.string(), role };
const codes = z.array(z.string()).readonly();

const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();

const planResponse = z.strictObject({
  open: z.int().describe('Dossiers that are not over and change agency'),
  closed: z.int().describe('Dossiers that are over, and that the successors will see'),
  lines: list(
    z.strictObject({
      from: z.string(),
      to: z.string(),
      as: z.enum(['desk', 'lead', 'task', 'opinion']),
      role: z.string().nullable().describe('Of the tasks'),
      count: z.int(),
    }),
  ),
  creates: list(z.string()),
  restructuring: z.strictObject({
    ceases: list(z.strictObject({ agency: z.string(), successors: list(z.string()) })),
    reparents: list(z.strictObject({ agency: z.string(), parent: z.string() })),
    rewrites: list(
      z.strictObject({ agency: z.string(), functions: list(z.string()), serves: list(z.string()) }),
    ),
    renames: list(z.strictObject({ agency: z.string(), name: z.string() })),
    ends: list(z.strictObject(post)),
    gives: list(
      z.strictObject({
        ...post,
        title: z.string(),
        fields: codes,
        areas: codes,
        clearance: z.enum(SECRECY_LEVELS),
      }),
    ),
    areas: list(z.strictObject({ ...post, areas: codes })),
  }),
  notes: list(z.strictObject({ code: z.string(), agency: z.string(), vi: z.string(), en: z.string() })),
  hindrances: list(
    z.strictObject({
      code: z.enum(['post-vacant', 'desk-missing', 'last-administrator']),
      agency: z.string(),
      role: z.string().nullable(),
      tasks: z.int(),
      vi: z.string(),
      en: z.string(),
    }),
  ),
});

const line = {
  id: z.uuid(),
  kind: z.enum(['merge', 'split', 'abolish', 'rename']),
  effectiveOn: z.string(),
  agencies: z.array(z.string()),
  state: z.enum(['planned', 'decided', 'applying', 'done', 'hindered', 'withdrawn']),
  plannedAt: instant,
  plannedBy: z.string(),
};

export const reorganizationResponse = z.strictObject({
  ...line,
  request: reorganizationSchema,
  plan: planResponse,
  decided: z
    .strictObject({ at: instant, by: z.string(), reason: z.string(), decision: z.string() })
    .nullable(),
  effectedAt: instant.nullable(),
  endedAt: instant.nullable(),
  moved: z.int().describe('Dossiers that have gone on at a successor'),
});

export const reorganizationsResponse = z.strictObject({
  items: z.array(z.strictObject(line)),
  /** Id to go on after; null at the end. */
  next: z.uuid().nullable(),
});

export const decidedResponse = z.strictObject({ id: z.uuid(), state: z.enum(['decided', 'withdrawn']) });

export const movedResponse = z.strictObject({
  items: z.array(z.strictObject({ id: z.uuid(), code: z.string() })),
  /** Id to go on after; null at the end. */
  next: z.uuid().nullable(),
});
