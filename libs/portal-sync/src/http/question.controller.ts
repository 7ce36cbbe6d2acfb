import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { rfc3339 } from '#platform/clock';
import { pageQuery, text } from '#platform/fields';
import { Endpoint } from '#platform/http';
import { AnswerQuestion } from '../application/answer-question.ts';
import { CorrectAnswer } from '../application/correct-answer.ts';
import { type ListedQuestion, ListQuestions } from '../application/queries/list-questions.ts';

const params = z.strictObject({ id: z.uuid() });
const listQuery = z.strictObject({ ...pageQuery, state: z.enum(['open', 'answered']).default('open') });
const instant = z.string().describe('RFC 3339, +07:00');

const questionLine = z.strictObject({
  id: z.uuid(),
  portalId: z.string().describe('HOIDAPID'),
  agency: z.string().nullable().describe('code of whom it was put to; null = administrators answer'),
  procedureCode: z.string().nullable(),
  content: z.string().describe('“[không mở được]” = it does not open; the portal has it by its id'),
  asker: z.string(),
  receivedAt: instant,
  answer: z.string().nullable(),
  answeredAt: instant.nullable(),
  told: z
    .enum(['pending', 'sent', 'set-aside'])
    .nullable()
    .describe('where the answer stands on its way to the portal; set-aside = refused, and to be corrected'),
  refusal: z
    .string()
    .nullable()
    .describe('why the portal refused the answer; Vietnamese, often in its own words'),
  corrected: z
    .array(
      z.strictObject({
        ...{ answer: z.string(), answeredAt: instant, answeredBy: z.string() },
        refusal: z.string().nullable(),
      }),
    )
    .describe('answers the portal refused and somebody corrected, the oldest first'),
});
const listResponse = z.strictObject({ items: z.array(questionLine), next: z.string().nullable() });
const answerBody = z.strictObject({ answer: text(10_000) });

const answering = may('answer', 'PortalQuestion');

/** What citizens ask at the national portal. */
@Controller('portal-questions')
export class QuestionController {
  constructor(
    private readonly listing: ListQuestions,
    private readonly answer: AnswerQuestion,
    private readonly correction: CorrectAnswer,
  ) {}

  @Get()
  @Endpoint({
    summary:
      'Questions citizens put to my agencies at the national portal, to administrators all; the oldest first',
    access: answering,
    query: listQuery,
    answer: listResponse,
  })
  async list(
    @Caller() officer: Principal,
    @Query() { state, ...page }: z.infer<typeof listQuery>,
  ): Promise<z.infer<typeof listResponse>> {
    const { items, next } = await this.listing.execute(officer, state === 'answered', page);
    return { items: items.map(present), next };
  }

  @Post(':id/answer')
  @HttpCode(204)
  @Endpoint({
    summary: 'Answer a question, once; the portal is told',
    access: answering,
    params,
    body: answerBody,
    status: 204,
  })
  reply(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
    @Body() { answer }: z.infer<typeof answerBody>,
  ): Promise<void> {
    return this.answer.execute(officer, id, answer);
  }

  @Post(':id/correction')
  @HttpCode(204)
  @Endpoint({
    summary:
      'Answer a question in other words, where the portal refused the answer; the portal is told those instead',
    access: answering,
    params,
    body: answerBody,
    status: 204,
  })
  correct(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
    @Body() { answer }: z.infer<typeof answerBody>,
  ): Promise<void> {
    return this.correction.execute(officer, id, answer);
  }
}

const present = ({ corrected, ...question }: ListedQuestion): z.infer<typeof questionLine> => ({
  ...question,
  corrected: corrected.map(({ answeredAt, ...before }) => ({
    ...before,
    answeredAt: rfc3339(new Date(answeredAt)),
  })),
  receivedAt: rfc3339(question.receivedAt),
  answeredAt: rfc3339(question.answeredAt),
});
