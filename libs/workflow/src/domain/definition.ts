import { z } from 'zod';
import { OFFICER_ROLES } from '#organization';
import { timeLimitSchema } from '#deadline';

/**
 * Dossier statuses with the code the national portal knows them by (`TrangThaiHoSo`). Every step of a workflow
 * carries one, so no step can be without a national status.
 */
export const DOSSIER_STATUSES = {
  submitted: 1,
  received: 2,
  refused: 3,
  processing: 4,
  'awaiting-supplement': 5,
  'awaiting-finance': 6,
  withdrawn: 7,
  stopped: 8,
  completed: 9,
  returned: 10,
} as const;

export type DossierStatus = keyof typeof DOSSIER_STATUSES;

/** Statuses in which the legal clock stands still: the province waits for the applicant. */
export const CLOCK_STOPPED_STATUSES: readonly DossierStatus[] = ['awaiting-supplement', 'awaiting-finance'];

/** Statuses a dossier ends in; only final steps may carry them. */
export const FINAL_STATUSES: readonly DossierStatus[] = ['refused', 'withdrawn', 'stopped', 'returned'];

const stepCode = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
const statusSchema = z.enum(Object.keys(DOSSIER_STATUSES) as [DossierStatus, ...DossierStatus[]]);

/**
 * Who acts in a step: a role at the receiving desk (`desk`), at the agency competent for the dossier (`lead`),
 * or at the agency that has a named function in the province, such as `land-registry`.
 */
const actorSchema = z.strictObject({
  agency: z.string().regex(/^[a-z][a-z-]*$/),
  role: z.enum(OFFICER_ROLES),
});

/** A step where someone is waited for. */
const workStepSchema = z.strictObject({
  code: stepCode,
  name: z.string().min(1).max(300),
  status: statusSchema,
  actor: actorSchema,
  limit: timeLimitSchema,
  /** Number of parallel branches that must arrive before the step opens. */
  joins: z.int().min(2).optional(),
  /** The phase of the time limit that begins when a dossier first reaches the step; absent = the first. */
  phase: z.int().min(2).max(5).optional(),
});

/** Where a dossier ends. */
const finalStepSchema = z.strictObject({
  code: stepCode,
  name: z.string().min(1).max(300),
  status: statusSchema,
  final: z.literal(true),
});

/** What an officer must enter for an action to be taken. */
export const ACTION_INPUTS = ['comment', 'supplement', 'financial-obligation', 'payment', 'result'] as const;

const actionSchema = z.strictObject({
  code: stepCode,
  name: z.string().min(1).max(300),
  from: stepCode,
  /** More than one target forks into parallel branches. */
  to: z.array(stepCode).min(1).max(20),
  requires: z.array(z.enum(ACTION_INPUTS)).optional(),
});

/** What the process rests on. */
const basisSchema = z.strictObject({
  /** `published`: from a decision made public; `template`: a plausible split made for this province. */
  kind: z.enum(['published', 'template']),
  source: z.string().min(1).max(1000),
  /** Number of the decision that approved the process, e.g. `1234/QĐ-UBND`. */
  decision: z.string().min(1).max(100).optional(),
  /** First civil day on which dossiers begin under it; absent = as soon as it is published. */
  effectiveFrom: z.iso.date().optional(),
});

/**
 * An approved internal process (*quy trình nội bộ*, TT 01/2018 Đ.8) as data: one JSON file each. It names only steps it
 * has; whether they make a process is for {@link proveSoundness} to say.
 */
export const workflowSchema = z
  .strictObject({
    code: z.string().regex(/^\d\.\d{6}(-[a-z0-9-]+)?$/),
    version: z.int().min(1),
    procedure: z.string().regex(/^\d\.\d{6}$/),
    name: z.string().min(1).max(2000),
    basis: basisSchema,
    initial: stepCode,
    steps: z
      .array(z.union([workStepSchema, finalStepSchema]))
      .min(2)
      .max(500),
    actions: z.array(actionSchema).min(1).max(2000),
  })
  .superRefine(({ initial, steps, actions }, context) => {
    const known = new Set(steps.map(({ code }) => code));
    const demandKnown = (code: string, path: PropertyKey[]): void => {
      if (known.has(code)) return;
      const message = `Quy trình không có bước ${code} | The workflow has no step ${code}`;
      context.addIssue({ code: 'custom', path, message, params: { code: 'unknown_step' } });
    };
    demandKnown(initial, ['initial']);
    actions.forEach(({ from, to }, index) => {
      demandKnown(from, ['actions', index, 'from']);
      to.forEach((code, place) => demandKnown(code, ['actions', index, 'to', place]));
    });
  });

export type WorkStep = z.infer<typeof workStepSchema>;
export type FinalStep = z.infer<typeof finalStepSchema>;
export type WorkflowStep = WorkStep | FinalStep;
export type WorkflowAction = z.infer<typeof actionSchema>;
export type ActionInput = (typeof ACTION_INPUTS)[number];
export type WorkflowDefinition = z.infer<typeof workflowSchema>;

export const isFinal = (step: WorkflowStep): step is FinalStep => 'final' in step;
