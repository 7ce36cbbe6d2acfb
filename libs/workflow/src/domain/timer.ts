import { z } from 'zod';
import { timeLimitSchema } from '#deadline';
import { actorSchema } from './actor.ts';

const common = {
  code: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  /** Working or calendar time from the opening of the step; it stands still with the clock, except in a wait. */
  after: timeLimitSchema,
};

/** What happens by itself when a step has been open for so long: each timer fires once for a step opened. */
export const timerSchema = z.discriminatedUnion('does', [
  /** Reminds whoever holds the step. */
  z.strictObject({ ...common, does: z.literal('warn') }),
  /** Tells someone higher up. */
  z.strictObject({ ...common, does: z.literal('escalate'), to: actorSchema }),
  /** Takes an action of the step that asks for nothing. */
  z.strictObject({ ...common, does: z.literal('act'), action: z.string().min(1).max(40) }),
]);

export type StepTimer = z.infer<typeof timerSchema>;
