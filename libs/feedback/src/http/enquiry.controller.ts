import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { rfc3339 } from '#platform/clock';
import { Endpoint } from '#platform/http';
import { AnswerEnquiry } from '../application/answer-enquiry.ts';
import { ListEnquiries } from '../application/queries/list-enquiries.ts';
import { answerBody, enquiryParams, listQuery, listResponse } from './enquiry.requests.ts';

/** What applicants asked or complained of, for the agencies that answer. */
@Controller('enquiries')
export class EnquiryController {
  constructor(
    private readonly listing: ListEnquiries,
    private readonly answering: AnswerEnquiry,
  ) {}

  @Get()
  @Endpoint({
    summary:
      'What applicants asked about dossiers I see: waiting and late ones by when they are due, answered ones by when',
    access: may('read enquiries', 'Dossier'),
    query: listQuery,
    answer: listResponse,
  })
  async list(
    @Caller() officer: Principal,
    @Query() { state, ...page }: z.infer<typeof listQuery>,
  ): Promise<z.infer<typeof listResponse>> {
    const { items, next } = await this.listing.execute(officer, state, page);
    return {
      items: items.map(({ dossierId, code, procedureName, ...item }) => ({
        ...item,
        dossier: { id: dossierId, code, procedure: procedureName },
        ...{ sentAt: rfc3339(item.sentAt), dueAt: rfc3339(item.dueAt), answeredAt: rfc3339(item.answeredAt) },
      })),
      next,
    };
  }

  @Post(':id/answer')
  @HttpCode(204)
  @Endpoint({
    summary:
      'Answer what an applicant asked or complained of, once; they are told of it, and see it where they track the dossier',
    access: may('answer enquiries', 'Dossier'),
    params: enquiryParams,
    body: answerBody,
    status: 204,
  })
  answer(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof enquiryParams>,
    @Body() { answer }: z.infer<typeof answerBody>,
  ): Promise<void> {
    return this.answering.execute(officer, id, answer);
  }
}
