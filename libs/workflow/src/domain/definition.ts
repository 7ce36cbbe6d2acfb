import { z } from 'zod';
import { timeLimitSchema } from '#deadline';
import { calendarDay } from '#platform/fields';
import { actorSchema, agencyReferenceSchema } from './actor.ts';
import { assignmentSchema } from './assignment.ts';
import { factCodeSchema, factSchema } from './fact.ts';
import { timerSchema } from './timer.ts';

/** What a dossier may be. By which code the national portal knows each is told by the table `workflow.national_status`. */
export const DOSSIER_STATUSES = [
  ...(['submitted', 'received', 'refused', 'processing', 'awaiting-supplement'] as const),
  ...(['awaiting-finance', 'withdrawn', 'stopped', 'completed', 'returned'] as const),
] as const;

export type DossierStatus = (typeof DOSSIER_STATUSES)[number];

/** Statuses in which the legal clock stands still: the province waits for the applicant. */
export const CLOCK_STOPPED_STATUSES: readonly DossierStatus[] = ['awaiting-supplement', 'awaiting-finance'];

/** Statuses a dossier ends in; only final steps may carry them. */
export const FINAL_STATUSES = ['refused', 'withdrawn', 'stopped', 'returned'] as const;

export type FinalStatus = (typeof FINAL_STATUSES)[number];

export const isFinalStatus = (status: DossierStatus): status is FinalStatus =>
  (FINAL_STATUSES as readonly DossierStatus[]).includes(status);

const stepCode = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
const workflowCode = z.string().regex(/^\d\.\d{6}(-[a-z0-9-]+)?$/);
const statusSchema = z.enum(DOSSIER_STATUSES);

/** What a step is done with. */
export const FORMS_OF_WORK = [
  'paper',
  'electronic',
  'digital-signature',
  'site-inspection',
  'meeting',
] as const;

/** Whom a step waits for while the legal clock runs on; waits in which it stands still have a status of their own. */
export const AWAITED = ['applicant', 'other-agency'] as const;

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
  form: z.enum(FORMS_OF_WORK).optional(),
  awaits: z.enum(AWAITED).optional(),
  assign: assignmentSchema.optional(),
  /** Whoever did one of these steps of the dossier, or let somebody do it for them, may not act on this one. */
  notBy: z.array(z.string().min(1).max(100)).min(1).max(20).optional(),
  timers: z.array(timerSchema).min(1).max(10).optional(),
});

/**
 * A step in which another agency goes through a workflow of its own (*liên thông*). The dossier comes back by the way in
 * which that ended: each end it can have needs an action of this step.
 */
const callStepSchema = z.strictObject({
  code: stepCode,
  name: z.string().min(1).max(300),
  status: z.literal('processing'),
  /** Code of the workflow; the version in force when this one is published is called ever after. */
  calls: workflowCode,
  /** Who goes through it: what is called the lead agency there. */
  agency: agencyReferenceSchema,
});

/** Where a dossier ends. */
const finalStepSchema = z.strictObject({
  code: stepCode,
  name: z.string().min(1).max(300),
  status: statusSchema,
  final: z.literal(true),
});

/** What an officer must enter for an action to be taken. */
export const ACTION_INPUTS = [
  'comment',
  'attachment',
  'supplement',
  'received-supplement',
  'financial-obligation',
  'payment',
  'result',
  'hand-over',
] as const;

/** What must be so for an action to be taken: every fee that was charged is paid. */
export const ACTION_DEMANDS = ['fees-paid'] as const;

const targets = z.array(stepCode).min(1).max(20);

/** A way an action takes instead of its own targets when a condition holds. */
const routeSchema = z.strictObject({
  /** In the Common Expression Language over `dossier` and `fact`, such as `fact.area > 500`. */
  when: z.string().min(1).max(1000),
  to: targets,
});

const actionSchema = z.strictObject({
  code: stepCode,
  name: z.string().min(1).max(300),
  from: stepCode,
  /** More than one target forks into parallel branches. */
  to: targets,
  /** Tried in their order; the first whose condition holds is taken instead of `to`. */
  routes: z.array(routeSchema).min(1).max(20).optional(),
  requires: z.array(z.enum(ACTION_INPUTS)).optional(),
  demands: z.array(z.enum(ACTION_DEMANDS)).min(1).optional(),
  /** Facts the officer establishes with it. */
  asks: z.array(factCodeSchema).min(1).max(20).optional(),
  /** Of a step that calls a workflow: the end of that workflow which it follows upon. */
  on: z.enum(FINAL_STATUSES).optional(),
});

/** What the process rests on. */
const basisSchema = z.strictObject({
  /** `published`: from a decision made public; `template`: a plausible split made for this province. */
  kind: z.enum(['published', 'template']),
  source: z.string().min(1).max(1000),
  /** Number of the decision that approved the process, e.g. `1234/QĐ-UBND`. */
  decision: z.string().min(1).max(100).optional(),
  /** First civil day on which dossiers begin under it; absent = as soon as it is published. */
  effectiveFrom: calendarDay.optional(),
});

/**
 * An approved internal process (*quy trình nội bộ*, TT 01/2018 Đ.8) as data: one JSON file each. It names only steps it
 * has; whether they make a process is for {@link proveSoundness} to say.
 */
export const workflowSchema = z
  .strictObject({
    code: workflowCode,
    version: z.int().min(1),
    procedure: z.string().regex(/^\d\.\d{6}$/),
    name: z.string().min(1).max(2000),
    basis: basisSchema,
    initial: stepCode,
    steps: z
      .array(z.union([workStepSchema, callStepSchema, finalStepSchema]))
      .min(2)
      .max(500),
    actions: z.array(actionSchema).min(1).max(2000),
    facts: z.array(factSchema).min(1).max(100).optional(),
  })
  .superRefine(({ initial, steps, actions }, context) => {
    const known = new Set(steps.map(({ code }) => code));
    const demandKnown = (code: string, path: PropertyKey[]): void => {
      if (known.has(code)) return;
      const message = `Quy trình không có bước ${code} | The workflow has no step ${code}`;
      context.addIssue({ code: 'custom', path, message, params: { code: 'unknown_step' } });
    };
    demandKnown(initial, ['initial']);
    actions.forEach(({ from, to, routes = [] }, index) => {
      demandKnown(from, ['actions', index, 'from']);
      to.forEach((code, place) => demandKnown(code, ['actions', index, 'to', place]));
      routes.forEach((route, number) =>
        route.to.forEach((code, place) =>
          demandKnown(code, ['actions', index, 'routes', number, 'to', place]),
        ),
      );
    });
  });

/** A workflow as it is written down and published; what it calls is named only. */
export type AuthoredWorkflow = z.infer<typeof workflowSchema>;

/** A step where someone is waited for. */
export type WorkStep = z.infer<typeof workStepSchema> & {
  /** Of a step that came from a called workflow: the step that calls it. */
  readonly within?: string;
};
export type CallStep = z.infer<typeof callStepSchema>;
export type FinalStep = z.infer<typeof finalStepSchema>;
export type WorkflowStep = WorkStep | FinalStep;
export type WorkflowAction = z.infer<typeof actionSchema>;
export type ActionInput = (typeof ACTION_INPUTS)[number];

/** A workflow that can be run: as written, with what it calls put in place of the calls. */
export type WorkflowDefinition = Omit<AuthoredWorkflow, 'steps'> & { steps: WorkflowStep[] };

export const isFinal = (step: WorkflowStep | CallStep): step is FinalStep => 'final' in step;

export const isWork = (step: WorkflowStep | CallStep): step is WorkStep => 'limit' in step;

export const isCall = (step: WorkflowStep | CallStep): step is CallStep => 'calls' in step;
