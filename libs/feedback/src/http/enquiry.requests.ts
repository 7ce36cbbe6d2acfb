import { z } from 'zod';
import { lines, pageQuery, text } from '#platform/fields';
import { ENQUIRY_STATES } from '../application/queries/list-enquiries.ts';
import { ENQUIRY_KINDS, LONGEST_ANSWER, LONGEST_ENQUIRY } from '../domain/enquiry.ts';
import { pageQuery as shownPage } from './rating.requests.ts';

const instant = z.string().describe('RFC 3339, +07:00');
const kind = z.enum(ENQUIRY_KINDS).describe('complaint = phản ánh, kiến nghị');

export const enquiryBody = z.strictObject({ kind, content: lines(LONGEST_ENQUIRY) });

export const askingQuery = shownPage.extend({
  sent: z.literal('1').optional().describe('the page says that it was'),
});
/** Whatever a browser sends is taken, so that what is wrong is said beside the form. */
export const askingBody = z.strictObject({
  key: z.uuid(),
  kind: z.string().default(''),
  content: z.string().default(''),
});

export const sentResponse = z.strictObject({
  id: z.uuid(),
  dueAt: instant.describe('an answer is owed by then'),
});

const enquiry = {
  id: z.uuid(),
  kind,
  content: z.string().nullable().describe('null = erased'),
  sentAt: instant,
  agency: z.string().describe('code of the one that owes the answer'),
  agencyName: z.string(),
  dueAt: instant,
  answer: z.string().nullable(),
  answeredAt: instant.nullable(),
};
export const applicantsResponse = z.strictObject({ items: z.array(z.strictObject(enquiry)) });

export const enquiryParams = z.strictObject({ id: z.uuid() });
export const listQuery = z.strictObject({ ...pageQuery, state: z.enum(ENQUIRY_STATES).default('waiting') });
export const listResponse = z.strictObject({
  items: z.array(
    z.strictObject({
      ...enquiry,
      late: z.boolean(),
      dossier: z.strictObject({ id: z.uuid(), code: z.string(), procedure: z.string() }),
      answeredBy: z.string().nullable(),
    }),
  ),
  next: z.string().nullable(),
});
export const answerBody = z.strictObject({ answer: text(LONGEST_ANSWER) });
