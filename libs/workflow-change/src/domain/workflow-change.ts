import { z } from 'zod';
import { text } from '#platform/fields';

const version = z.int().min(1).max(1_000_000);
const stepCode = z.string().min(1).max(200);

/** Which running dossiers are to go on under which version of their workflow. */
export const workflowMoveSchema = z.strictObject({
  /** Of the workflow. */
  code: z.string().min(1).max(100),
  /** The versions they run under now. */
  from: z.array(version).min(1).max(50),
  to: version,
  /** Steps of those versions by the steps that take their place; one that is not named keeps its code. */
  steps: z.record(stepCode, stepCode).default({}),
});

/** That a plan is carried out. */
export const moveDecisionSchema = z.strictObject({
  /** Why; told in the history of every dossier that is moved. */
  reason: text(500),
  /** Number of the decision that approves it, such as `1234/QĐ-UBND`. */
  decision: text(100),
});

export type MoveDecision = z.infer<typeof moveDecisionSchema>;
