import { z } from 'zod';
import { SUSPENSION_REASONS } from '#deadline';
import { OFFICER_ROLES, SECRECY_LEVELS } from '#organization';
import { channelSchema } from '#procedure';
import { ACTION_INPUTS, AWAITED, DOSSIER_STATUSES, factSchema } from '#workflow';
import { TIMER_OUTCOMES } from '../domain/dossier-state.ts';
import { INBOX_PARTS, TASK_FLAGS } from '../domain/inbox.ts';
import { HAND_OVER_WAYS } from '../domain/papers/hand-over.ts';
import { noticeWishesSchema } from '../domain/notice-wishes.ts';
import { INVOLVEMENTS } from '../domain/involvement.ts';
import { COUNTED } from '../domain/total.ts';

const instant = z.string().describe('RFC 3339, +07:00');

export const statusSchema = z.enum(DOSSIER_STATUSES);

const bilingual = z.strictObject({ vi: z.string(), en: z.string() });

const agency = z.strictObject({ code: z.string(), name: z.string() });

/** Whom a step waits for while the clock runs; `null` = those who hold it are to work. */
const awaits = z.enum(AWAITED).nullable();

/** What happens by itself when the step has been open for so long. */
const timerResponse = z.strictObject({
  code: z.string(),
  does: z.enum(['warn', 'escalate', 'act']),
  firesAt: instant.nullable().describe('null while the clock stands still or branches are missing'),
  firedAt: instant.nullable(),
  outcome: z.enum(TIMER_OUTCOMES).nullable(),
  reason: z.string().nullable().describe('code of the problem for which it was passed over'),
  failing: z.boolean().describe('it failed, and is tried again'),
});

export const personResponse = z.strictObject({ username: z.string(), name: z.string() });

/** Whose a task is; nobody's = to be claimed by a holder of its post. */
const hands = {
  /** Counts the changes of hands; `If-Match` of an assignment. */
  revision: z.int(),
  holder: personResponse.nullable(),
  /** Who may act for the holder meanwhile. */
  delegate: personResponse.nullable(),
};

export const taskResponse = z.strictObject({
  id: z.string(),
  step: z.string(),
  name: z.string(),
  agency,
  role: z.enum(OFFICER_ROLES),
  since: instant,
  dueAt: instant.nullable(),
  branches: z.strictObject({ arrived: z.int(), expected: z.int() }),
  awaits,
  /** Step of the workflow as written that calls another agency's workflow, when the task lies within that. */
  within: z.string().nullable(),
  timers: z.array(timerResponse),
  ...hands,
});

export const actionResponse = z.strictObject({
  step: z.string(),
  action: z.string(),
  name: z.string(),
  requires: z.array(z.enum(ACTION_INPUTS)),
  /** Facts to establish with it, entered as `facts` by their codes. */
  asks: z.array(factSchema),
  allowed: z.boolean(),
  reason: bilingual.nullable(),
});

const resultResponse = z.strictObject({
  number: z.string(),
  name: z.string(),
  signer: z.string(),
  signerTitle: z.string().nullable().describe('null = issued before it was asked'),
  signedOn: z.string().nullable().describe('yyyy-MM-dd'),
  validUntil: z.string().nullable().describe('yyyy-MM-dd; null = without an end'),
  document: z.uuid().nullable().describe('its file among the documents of the dossier'),
});

const handOverResponse = z.strictObject({
  way: z.enum(HAND_OVER_WAYS),
  at: instant,
  recipient: z.string().nullable().describe('null = not at the desk, or erased'),
  relation: z.enum(['applicant', 'authorised']).nullable(),
  authority: z.string().nullable(),
  confirmedBy: z.enum(['signature', 'code']).nullable(),
  carrier: z.string().nullable(),
  consignment: z.string().nullable(),
  acknowledgement: z.string().nullable(),
  wished: z.enum(HAND_OVER_WAYS).nullable().describe('what was noted at reception, when it was another way'),
});

export const dossierResponse = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  portalCode: z.string().nullable().describe('MaHoSo of the national portal, where it was handed in there'),
  version: z.int(),
  status: statusSchema,
  procedure: z.strictObject({ code: z.string(), name: z.string(), case: z.string().nullable() }),
  channel: channelSchema,
  secrecy: z.enum(SECRECY_LEVELS),
  receivingAgency: agency,
  leadAgency: agency,
  receivedAt: instant,
  dueAt: instant.nullable(),
  dueProvisional: z.boolean(),
  completedAt: instant.nullable(),
  closedAt: instant.nullable(),
  /** Counts as late whatever comes: an appointment was not kept, or apologised for too late. */
  missed: z.boolean(),
  suspended: z
    .strictObject({ reason: z.enum(SUSPENSION_REASONS), since: instant, paper: z.string().nullable() })
    .nullable(),
  applicant: z.strictObject({
    kind: z.string(),
    fullName: z.string(),
    identity: z.strictObject({ kind: z.string(), masked: z.string().nullable().describe('null = erased') }),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    address: z.string(),
    submitter: z.string(),
    submitterOnFile: z
      .boolean()
      .describe('a citizen id of who handed it in for another is on file; nobody sees which'),
    /** By what right it was handed in; `null` = not asked then, or erased. */
    authority: z
      .strictObject({ kind: z.string(), number: z.string().nullable(), date: z.string().nullable() })
      .nullable(),
  }),
  /** How the result is wanted; `null` = not asked then. */
  returning: z.strictObject({ way: z.string(), address: z.string().nullable() }).nullable(),
  notices: noticeWishesSchema.describe('over what, and in which language, the applicant wants to be told'),
  sets: z.int(),
  components: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      originals: z.int(),
      certified: z.int().describe('certified copies'),
      copies: z.int().describe('plain copies'),
      electronic: z.int(),
      reference: z.string().nullable().describe('where the electronic copy is found'),
      reuses: z.strictObject({ dossierId: z.uuid(), component: z.string().nullable() }).nullable(),
      fromStore: z.boolean().describe('out of the applicant’s store of electronic papers'),
      missing: z.boolean().describe('listed, and not handed in'),
      comment: z.string().nullable(),
    }),
  ),
  result: resultResponse.extend({ further: z.array(resultResponse) }).nullable(),
  /** How the result got to its applicant. */
  handOver: handOverResponse.nullable(),
  /** Whole đồng of fees it owes, less than nought = paid too much; null = its charges are not laid down yet. */
  unpaid: z.int().nullable(),
  /** What officers have established. */
  facts: z.array(z.strictObject({ fact: factSchema, value: z.union([z.boolean(), z.number(), z.string()]) })),
  tasks: z.array(taskResponse),
  /** Opinions of other agencies that are still awaited; the step they were asked from is not left without a reason. */
  openOpinions: z.array(z.strictObject({ id: z.uuid(), step: z.string(), agency, dueAt: instant })),
  /** Who sees it in person: to help, or to watch. */
  involved: z.array(z.strictObject({ ...personResponse.shape, as: z.enum(INVOLVEMENTS) })),
  actions: z.array(actionResponse),
  /** What can be done outside the workflow, each with an endpoint of its own. */
  acts: z.array(
    z.strictObject({
      act: z.string(),
      name: bilingual,
      allowed: z.boolean(),
      reason: bilingual.nullable(),
    }),
  ),
});

export const historyResponse = z.strictObject({
  items: z.array(
    z.strictObject({
      sequence: z.int(),
      at: instant,
      action: z.string(),
      name: z.string(),
      fromStep: z.string().nullable(),
      toSteps: z.array(z.string()),
      status: statusSchema,
      officer: z.strictObject({ name: z.string(), title: z.string(), agency: z.string() }),
      /** Who answered for the step, when the officer acted for them. */
      onBehalfOf: z.string().nullable(),
      comment: z.string().nullable(),
      dueBefore: instant.nullable(),
      dueAt: instant.nullable(),
    }),
  ),
});

export const dossierLineResponse = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  procedure: z.strictObject({ code: z.string(), name: z.string() }),
  applicant: z.string(),
  status: statusSchema,
  receivedAt: instant,
  dueAt: instant.nullable(),
});

export const dossierListResponse = z.strictObject({
  items: z.array(dossierLineResponse),
  next: z.string().nullable(),
});

/** Of a list, without reading it. */
export const totalResponse = z.strictObject({
  total: z.int(),
  totalExact: z.boolean().describe(`false = there are more than the ${COUNTED} that are counted`),
});

export const taskListResponse = z.strictObject({
  items: z.array(
    z.strictObject({
      dossier: z.strictObject({
        id: z.uuid(),
        code: z.string(),
        version: z.int(),
        status: statusSchema,
        dueAt: instant.nullable(),
      }),
      procedure: z.strictObject({ code: z.string(), name: z.string() }),
      applicant: z.string(),
      id: z.string(),
      /** What I have to do with it: mine, mine to act on, free at my post (or a colleague’s, where asked for), or mine to help with. */
      part: z.enum(INBOX_PARTS),
      ...hands,
      step: z.string(),
      name: z.string(),
      agency,
      since: instant,
      dueAt: instant.nullable(),
      /** Working time of the agency until then. */
      timeLeft: z.strictObject({
        minutes: z.int().nullable().describe('negative = overdue; null = the clock stands still'),
        words: z.strictObject({ vi: z.string(), en: z.string() }),
      }),
      /** How many papers the dossier consists of. */
      papers: z.int(),
      flags: z.array(z.enum(TASK_FLAGS)),
      awaits,
    }),
  ),
  next: z.string().nullable(),
});

export const handsResponse = z.strictObject({ id: z.string(), dossier: z.uuid(), ...hands });

export const candidatesResponse = z.strictObject({
  items: z.array(
    z.strictObject({
      ...personResponse.shape,
      title: z.string(),
      openTasks: z.int(),
      fields: z.array(z.string()),
      areas: z.array(z.string()),
    }),
  ),
});

export const involvementResponse = z.strictObject({ ...personResponse.shape, as: z.enum(INVOLVEMENTS) });

export const actionOutcomeResponse = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  version: z.int(),
  status: statusSchema,
  dueAt: instant.nullable(),
  toSteps: z.array(z.string()),
  /** What the officer is to know, although it was done. */
  warnings: z.array(z.strictObject({ code: z.string(), vi: z.string(), en: z.string() })),
});
