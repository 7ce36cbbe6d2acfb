import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import type { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { Endpoint, ExpectedVersion, Idempotency, Idempotent, type IdempotentRequest } from '#platform/http';
import { type EditedQuestion, EditQuestions } from '../application/edit-questions.ts';
import { AnsweredQuestions } from '../application/queries/answered-questions.ts';
import {
  editedResponse,
  editorsList,
  editorsQuery,
  presentForEditors,
  questionBody,
  questionParams,
  versionList,
} from './answered-question.requests.ts';

const access = may('administer', 'AnsweredQuestion');
type Params = z.infer<typeof questionParams>;
type Said = z.infer<typeof questionBody>;

@Controller('administration/answered-questions')
export class QuestionEditingController {
  constructor(
    private readonly questions: AnsweredQuestions,
    private readonly editing: EditQuestions,
    private readonly idempotency: Idempotency,
  ) {}

  @Get()
  @Endpoint({
    summary: 'Answered questions, also those that are not published',
    access,
    query: editorsQuery,
    answer: editorsList,
  })
  async list(
    @Query() { limit, cursor, ...wanted }: z.infer<typeof editorsQuery>,
  ): Promise<z.infer<typeof editorsList>> {
    const { items, next } = await this.questions.list(wanted, { limit, cursor });
    return { items: items.map((item) => presentForEditors(item)), next };
  }

  @Get(':id/versions')
  @Endpoint({
    summary: 'All that a question and its answer ever said, and who wrote it',
    access,
    params: questionParams,
    answer: versionList,
  })
  async versions(@Param() { id }: Params): Promise<z.infer<typeof versionList>> {
    return { items: (await this.questions.versions(id)).map((item) => presentForEditors(item)) };
  }

  @Post()
  @Endpoint({
    summary: 'Add a question with its answer, published or not yet',
    access,
    body: questionBody,
    status: 201,
    answer: editedResponse,
    idempotent: true,
  })
  add(
    @Caller() administrator: Principal,
    @Body() body: Said,
    @Idempotent() request: IdempotentRequest,
  ): Promise<EditedQuestion> {
    return this.idempotency.keeping<EditedQuestion>(administrator.username, request, (record) =>
      this.editing.add(body, administrator, record),
    );
  }

  @Put(':id')
  @Endpoint({
    summary: 'Change, publish or withdraw it, over the version looked at; what it said before is kept',
    access,
    params: questionParams,
    body: questionBody,
    answer: editedResponse,
    versioned: true,
  })
  change(
    @Caller() administrator: Principal,
    @Param() { id }: Params,
    @Body() body: Said,
    @ExpectedVersion() expected: number,
  ): Promise<EditedQuestion> {
    return this.editing.change({ id, expected }, body, administrator);
  }
}
