import { z } from 'zod';
import { actionInputSchema, actionResponse, NOTICE_CHANNELS, statusSchema, taskResponse } from '#dossier';
import { proofResponse } from '#workflow';
import { WARNING_CODES } from '../domain/warnings.ts';

const instant = z.string().describe('RFC 3339, +07:00');
const agency = z.strictObject({ code: z.string(), name: z.string() });

const notice = z.strictObject({
  intent: z.string().describe('What it is about'),
  channel: z.enum(NOTICE_CHANNELS),
  recipient: z.enum(['applicant', 'submitter']),
  subject: z.string().nullable(),
  text: z.string().describe('As it would be stored: `**SECRET**` stands for the tracking secret'),
});

const publication = z.strictObject({
  status: z.string().describe('`TrangThaiHoSo` of the national portal'),
  calls: z.array(z.string()).describe('Calls to the portal, in their order'),
  refusal: z.string().nullable().describe('Why the portal would not take it'),
});

/** A task that is written nowhere has no id, and nobody assigns it. */
const imaginedTask = taskResponse.omit({ id: true, revision: true });

const moment = {
  at: instant,
  status: statusSchema,
  dueAt: instant.nullable().describe('The appointment as it is then'),
  dueProvisional: z.boolean(),
  clock: z.enum(['running', 'suspended', 'ended']),
  opened: z.array(imaginedTask).describe('Tasks that wait for someone because of it'),
  notices: z.array(notice),
  publications: z.array(publication),
};

const turn = z.strictObject({
  step: z.string(),
  action: z.string(),
  name: z.string(),
  input: z.strictObject(actionInputSchema.shape).describe('What was made up for it'),
  agency,
  role: taskResponse.shape.role,
  route: z.strictObject({
    to: z.array(z.strictObject({ step: z.string(), name: z.string() })),
    because: z.string().nullable().describe('The condition that held; null = none did'),
  }),
  lateness: z
    .strictObject({ at: instant, dueAt: instant, notices: z.array(notice) })
    .nullable()
    .describe('The appointment that passed before it'),
  ...moment,
});

const bilingual = { vi: z.string(), en: z.string() };

const walk = z.strictObject({
  dossier: z.strictObject({ code: z.string(), leadAgency: agency }),
  reception: z.strictObject(moment),
  turns: z.array(turn),
  stopped: z
    .strictObject({
      pointer: z.string().describe('The turn that is not possible, such as `/turns/3`'),
      code: z.string().describe('Code of the problem it would have been'),
      ...bilingual,
      errors: z.array(z.strictObject({ pointer: z.string(), code: z.string(), ...bilingual })),
    })
    .nullable(),
  offered: z.array(actionResponse).describe('What could be done next'),
  summary: z.strictObject({
    worked: z
      .array(z.strictObject({ agency, minutes: z.int() }))
      .describe(
        'Working minutes each agency held the dossier, without waits in which the clock stands still',
      ),
    appointment: z.strictObject({
      first: instant.nullable(),
      last: instant.nullable(),
      finishedAt: instant.nullable(),
      verdict: z.enum(['early', 'on-time', 'late']).nullable(),
    }),
  }),
  warnings: z.array(z.strictObject({ code: z.enum(WARNING_CODES), at: z.string(), ...bilingual })),
});

export const rehearsalResponse = z.strictObject({
  workflow: z.strictObject({
    code: z.string(),
    version: z.int(),
    name: z.string(),
    procedure: z.string(),
  }),
  proof: proofResponse,
  walk: walk.nullable().describe('Null when the workflow has faults: it is not walked'),
});
