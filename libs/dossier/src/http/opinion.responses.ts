import { z } from 'zod';
import type { Agency } from '#organization';
import { rfc3339 } from '#platform/clock';
import type { OpinionLine, OpinionOfDossier } from '../application/agencies/list-opinions.ts';
import { shown } from '../domain/holder-acts.ts';
import { OPINION_STATES, OPINION_VERDICTS } from '../domain/opinion.ts';
import { personResponse, statusSchema } from './dossier.responses.ts';
import { presentAgency } from './present-dossier.ts';

const instant = z.string().describe('RFC 3339, +07:00');
const agency = z.strictObject({ code: z.string(), name: z.string() });

export const opinionResponse = z.strictObject({
  id: z.uuid(),
  dossier: z.uuid(),
  step: z.string().describe('the step it was asked from'),
  asked: agency,
  asking: agency,
  question: z.string(),
  paper: z.string().nullable(),
  askedAt: instant,
  askedBy: z.strictObject({ name: z.string(), title: z.string() }),
  dueAt: instant.describe('by the limit given, on the calendar of the agency asked'),
  /** Not answered though due, or answered too late. */
  overdue: z.boolean(),
  /** Who of the asked agency took it upon them. */
  claimedBy: personResponse.nullable(),
  state: z.enum(OPINION_STATES),
  endedAt: instant.nullable(),
  endedBy: z.strictObject({ name: z.string(), title: z.string() }).nullable(),
  verdict: z.enum(OPINION_VERDICTS).nullable(),
  answer: z.string().nullable(),
  papers: z.array(z.strictObject({ number: z.string().optional(), name: z.string() })),
  reason: z.string().nullable().describe('why it was taken back'),
});

export const opinionsResponse = z.strictObject({ items: z.array(opinionResponse) });

export const opinionListResponse = z.strictObject({
  items: z.array(
    z.strictObject({
      ...opinionResponse.shape,
      code: z.string().describe('of the dossier'),
      procedure: z.strictObject({ code: z.string(), name: z.string() }),
      applicant: z.string(),
    }),
  ),
  next: z.string().nullable(),
});

/** What an act between agencies made of the dossier. */
export const agenciesOutcomeResponse = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  version: z.int(),
  status: statusSchema,
  dueAt: instant.nullable(),
  steps: z.array(z.string()),
});

export const askedResponse = z.strictObject({
  ...agenciesOutcomeResponse.shape,
  opinions: z.array(z.strictObject({ id: z.uuid(), agency, dueAt: instant })),
});

export const claimedOpinionResponse = z.strictObject({
  id: z.uuid(),
  dossier: z.uuid(),
  claimedBy: personResponse,
});

type Agencies = ReadonlyMap<number, Agency>;

export const presentOpinion = (
  one: OpinionOfDossier,
  agencies: Agencies,
): z.infer<typeof opinionResponse> => ({
  id: one.id,
  dossier: one.dossierId,
  step: one.step,
  asked: presentAgency(agencies, one.askedAgencyId),
  asking: presentAgency(agencies, one.askingAgencyId),
  ...{ question: one.question, paper: one.paper, askedAt: rfc3339(one.askedAt) },
  askedBy: { name: one.askedByName, title: one.askedByTitle },
  ...{ dueAt: rfc3339(one.dueAt), overdue: one.overdue },
  claimedBy: one.claimedBy && shown(one.claimedBy),
  ...{ state: one.state, endedAt: rfc3339(one.endedAt) },
  endedBy: one.endedByName === null ? null : { name: one.endedByName, title: one.endedByTitle ?? '' },
  ...{ verdict: one.verdict, answer: one.answer, papers: one.papers, reason: one.reason },
});

export const presentOpinionLine = (
  line: OpinionLine,
  agencies: Agencies,
): z.infer<typeof opinionListResponse>['items'][number] => ({
  ...presentOpinion(line, agencies),
  code: line.code,
  procedure: { code: line.procedureCode, name: line.procedureName },
  applicant: line.applicantName,
});
