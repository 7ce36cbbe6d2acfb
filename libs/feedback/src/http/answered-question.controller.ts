import type { IncomingHttpHeaders } from 'node:http';
import { Controller, Get, Headers, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { Endpoint, everyone } from '#platform/http';
import { AnsweredQuestions } from '../application/queries/answered-questions.ts';
import {
  presentPublic,
  publicList,
  publicQuery,
  publicQuestion,
  questionParams,
} from './answered-question.requests.ts';
import { keptByCaches } from './kept-by-caches.ts';

/** Seconds whoever stands between may answer with the same. */
const KEPT_SECONDS = 60;

const everybody = everyone('they are written for everybody');

/** Questions people ask again and again. */
@Controller('answered-questions')
export class AnsweredQuestionController {
  constructor(private readonly questions: AnsweredQuestions) {}

  @Get()
  @Endpoint({
    summary: 'Questions people ask again and again, with their answers; searched with or without marks',
    access: everybody,
    query: publicQuery,
    answer: publicList,
  })
  async list(
    @Query() { limit, cursor, ...wanted }: z.infer<typeof publicQuery>,
    @Headers() { 'if-none-match': known }: IncomingHttpHeaders,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof publicList> | undefined> {
    const { items, next } = await this.questions.list({ ...wanted, published: true }, { limit, cursor });
    return keptByCaches(reply, known, { items: items.map(presentPublic), next }, KEPT_SECONDS);
  }

  @Get(':id')
  @Endpoint({
    summary: 'One question with its answer',
    access: everybody,
    params: questionParams,
    answer: publicQuestion,
  })
  async one(
    @Param() { id }: z.infer<typeof questionParams>,
    @Headers() { 'if-none-match': known }: IncomingHttpHeaders,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof publicQuestion> | undefined> {
    const question = presentPublic(await this.questions.published(id));
    return keptByCaches(reply, known, question, KEPT_SECONDS);
  }
}
