import { z } from 'zod';

/** The parts of the API's answers the demo depends on. Instants are RFC 3339 with Viet Nam's offset. */

const agency = z.object({ code: z.string(), name: z.string() });

export const procedure = z.object({
  code: z.string(),
  name: z.string(),
  components: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      originals: z.int(),
      copies: z.int(),
      required: z.boolean(),
      cases: z.array(z.string()).optional(),
    }),
  ),
  results: z.array(z.object({ name: z.string() })).min(1),
});
export type Procedure = z.output<typeof procedure>;

export const receipt = z.object({
  id: z.string(),
  code: z.string(),
  receivedAt: z.string(),
  dueAt: z.string(),
  dueProvisional: z.boolean(),
  tracking: z.object({ secret: z.string(), url: z.string() }),
  slip: z.string(),
});

export const refusedAtIntake = z.object({ id: z.string(), code: z.string(), slip: z.string() });

export const needList = z.object({
  items: z.array(z.object({ id: z.string(), state: z.string() })),
});

const task = z.object({
  step: z.string(),
  name: z.string(),
  agency,
  role: z.string(),
  since: z.string(),
  dueAt: z.string().nullable(),
  branches: z.object({ arrived: z.int(), expected: z.int() }),
});
export type Task = z.output<typeof task>;

const action = z.object({
  step: z.string(),
  action: z.string(),
  name: z.string(),
  requires: z.array(z.string()),
  allowed: z.boolean(),
});
export type Action = z.output<typeof action>;

export const dossier = z.object({
  id: z.string(),
  code: z.string(),
  version: z.int(),
  status: z.string(),
  procedure: z.object({ code: z.string(), name: z.string() }),
  receivingAgency: agency,
  leadAgency: agency,
  receivedAt: z.string(),
  dueAt: z.string().nullable(),
  completedAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  suspended: z.object({ reason: z.string(), since: z.string() }).nullable(),
  tasks: z.array(task),
  actions: z.array(action),
});
export type Dossier = z.output<typeof dossier>;

export const actionOutcome = z.object({
  code: z.string(),
  version: z.int(),
  status: z.string(),
  dueAt: z.string().nullable(),
});

export const clockOutcome = z.object({ version: z.int(), dueAt: z.string().nullable() });

export const deadline = z.object({
  agrees: z.boolean(),
  dueAt: z.string(),
  lines: z.array(z.object({ vi: z.string() })),
});

const historyRow = z.object({
  sequence: z.int(),
  at: z.string(),
  name: z.string(),
  status: z.string(),
  officer: z.object({ name: z.string(), title: z.string(), agency: z.string() }),
  comment: z.string().nullable(),
  dueBefore: z.string().nullable(),
  dueAt: z.string().nullable(),
});
export type HistoryRow = z.output<typeof historyRow>;
export const history = z.object({ items: z.array(historyRow) });

const outgoing = z.object({ state: z.string(), lastError: z.string().nullable() });
export const deliveries = z.object({
  items: z.array(outgoing.extend({ intent: z.string(), channel: z.enum(['sms', 'email', 'zalo']) })),
});
export type Delivery = z.output<typeof deliveries>['items'][number];
export const publications = z.object({ items: z.array(outgoing.extend({ sequence: z.int() })) });

export const track = z.object({
  code: z.string(),
  progress: z.object({ stage: z.int(), stages: z.int(), text: z.string() }),
  /** Whatever else the applicant is shown stays in, to be searched for what must not be there. */
  details: z
    .looseObject({
      procedure: z.string(),
      receivingAgency: z.string(),
      phone: z.string(),
      dueAt: z.string().nullable(),
      closedAt: z.string().nullable(),
      now: z.array(z.object({ agency: z.string(), step: z.string() })),
      asked: z.object({ reason: z.string(), request: z.record(z.string(), z.unknown()) }).nullable(),
      timeline: z.array(z.object({ at: z.string(), what: z.string() })),
    })
    .nullable(),
});
export type Track = z.output<typeof track>;

export const board = z.object({
  at: z.string(),
  lines: z.array(
    z.object({
      agency,
      unfinished: z.int(),
      late: z.int(),
      dueSoon: z.int(),
      onTrack: z.int(),
      suspended: z.int(),
    }),
  ),
});
export type Board = z.output<typeof board>;

const watchedDossier = z.object({
  code: z.string(),
  procedure: z.object({ code: z.string(), name: z.string() }),
  dueAt: z.string(),
  heldBy: z.array(
    z.object({
      step: z.string(),
      agency,
      role: z.string(),
      since: z.string(),
      officers: z.array(z.string()),
    }),
  ),
});
export type WatchedDossier = z.output<typeof watchedDossier>;
export const watchedDossiers = z.object({ at: z.string(), items: z.array(watchedDossier) });
