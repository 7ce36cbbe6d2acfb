import { z } from 'zod';
import { rfc3339 } from '#platform/clock';
import { pageQuery, text } from '#platform/fields';
import type { QuestionVersion, StoredQuestion } from '../application/queries/answered-questions.ts';
import { LONGEST_PUBLIC_ANSWER, LONGEST_QUESTION, LONGEST_SEARCH } from '../domain/answered-question.ts';

export const questionParams = z.strictObject({ id: z.uuid() });

const wanted = {
  search: z
    .string()
    .normalize('NFC')
    .max(LONGEST_SEARCH)
    .optional()
    .describe('words or parts of them, with or without marks; each must occur'),
  procedure: z.string().max(100).optional().describe('code'),
};
export const publicQuery = z.strictObject({ ...wanted, ...pageQuery });
export const editorsQuery = z.strictObject({
  ...wanted,
  published: z.stringbool().optional().describe('absent = all'),
  ...pageQuery,
});

export const questionBody = z.strictObject({
  question: text(LONGEST_QUESTION),
  answer: text(LONGEST_PUBLIC_ANSWER),
  procedure: text(100).nullable().default(null).describe('code; null = about no procedure of its own'),
  published: z.boolean().default(true).describe('whether everybody sees it'),
});
export const editedResponse = z.strictObject({ id: z.uuid(), version: z.int() });

const shown = {
  ...{ id: z.uuid(), version: z.int(), question: z.string(), answer: z.string() },
  ...{ procedure: z.string().nullable(), editedAt: z.string().describe('RFC 3339, +07:00') },
};
export const publicQuestion = z.strictObject(shown);
const next = z.string().nullable();
export const publicList = z.strictObject({ items: z.array(publicQuestion), next });
const editorsQuestion = z.strictObject({ ...shown, published: z.boolean() });
export const editorsList = z.strictObject({ items: z.array(editorsQuestion), next });
export const versionList = z.strictObject({
  items: z.array(z.strictObject({ ...shown, published: z.boolean(), editedBy: z.string() })),
});

export const presentPublic = ({
  published: _published,
  editedAt,
  ...question
}: StoredQuestion): z.infer<typeof publicQuestion> => ({ ...question, editedAt: rfc3339(editedAt) });

export const presentForEditors = <Question extends StoredQuestion | QuestionVersion>({
  editedAt,
  ...question
}: Question) => ({ ...question, editedAt: rfc3339(editedAt) });
