import { z } from 'zod';
import { rfc3339 } from '#platform/clock';
import type { SessionTokens } from '../application/open-session.ts';
import { LONGEST_PASSWORD } from '../domain/password-policy.ts';
import { officerSchema } from './describe-officer.ts';

export const instant = z.string().describe('RFC 3339, +07:00');

export const passwordField = z.string().min(1).max(LONGEST_PASSWORD);

export const codeField = z
  .string()
  .trim()
  .min(6)
  .max(40)
  .describe('Six digits of the authenticator application, or a recovery code');

export const signInBody = z.strictObject({
  username: z.string().min(1).max(100),
  password: passwordField,
  code: codeField.optional(),
});

export const refreshBody = z.strictObject({ refreshToken: z.string().min(1).max(200) });

export const tokensSchema = z.strictObject({
  accessToken: z.string(),
  expiresAt: instant,
  refreshToken: z.string().describe('To be exchanged once; sent a second time it ends the session'),
  refreshExpiresAt: instant.describe('When the session ends unless it is used before'),
});

export const openedSession = z.strictObject({
  ...tokensSchema.shape,
  doFirst: z
    .enum(['password-change', 'second-factor-enrolment'])
    .nullable()
    .describe('What must be done before this session may do anything else'),
  officer: officerSchema,
});

export const sessionList = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.string(),
      openedAt: instant,
      lastUsedAt: instant.describe('to the minute'),
      method: z.enum(['password', 'sign-on']),
      address: z.string(),
      userAgent: z.string(),
      current: z.boolean(),
    }),
  ),
});

export const writtenTokens = (tokens: SessionTokens): z.infer<typeof tokensSchema> => ({
  accessToken: tokens.accessToken,
  expiresAt: rfc3339(tokens.expiresAt),
  refreshToken: tokens.refreshToken,
  refreshExpiresAt: rfc3339(tokens.refreshExpiresAt),
});
