import { z } from 'zod';
import { positionsSchema } from './describe-officer.ts';
import { instant } from './session-forms.ts';

export const accountParams = z.strictObject({
  id: z.coerce.number().int().min(1).max(2_147_483_647),
});

export const reasonBody = z.strictObject({
  reason: z.string().trim().min(3).max(500).describe('Kept in the audit trail'),
});

export const accountQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().min(1).max(100).optional(),
  agency: z.string().max(20).optional().describe('Code of an agency where the officer holds a post'),
  name: z.string().trim().min(2).max(100).optional().describe('Part of the user name or of the name'),
});

export const accountList = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.int(),
      username: z.string(),
      fullName: z.string(),
      positions: positionsSchema,
      disabledAt: instant.nullable(),
      lockedUntil: instant.nullable().describe('After too many failed sign-ins'),
      secondFactor: z.boolean(),
      oneTimePasswordUntil: instant.nullable().describe('Null when the officer chose the password'),
      openSessions: z.int(),
    }),
  ),
  next: z.string().nullable().describe('`cursor` of the next page; null at the end'),
});

export const createBody = z.strictObject({
  officer: z.string().min(1).max(100).describe('User name of the officer'),
});

export const toldPassword = z.strictObject({
  password: z.string().describe('To be told to the officer; shown this once'),
  validUntil: instant,
});

export const createdAccount = z.strictObject({
  id: z.int(),
  username: z.string(),
  ...toldPassword.shape,
});
