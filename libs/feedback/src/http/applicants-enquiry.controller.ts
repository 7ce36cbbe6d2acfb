import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { rfc3339 } from '#platform/clock';
import { Endpoint, everyone, Idempotent, type IdempotentRequest } from '#platform/http';
import { ApplicantsEnquiries } from '../application/queries/applicants-enquiries.ts';
import { SendEnquiry } from '../application/send-enquiry.ts';
import { applicantsResponse, enquiryBody, sentResponse } from './enquiry.requests.ts';
import { dossierParams, secretQuery } from './rating.requests.ts';
import { shownBy } from './shown-by.ts';

type Params = z.infer<typeof dossierParams>;
type Asked = z.infer<typeof secretQuery>;

const whoHasTheSecret = everyone('citizens have no account; the secret opens it');

/** What applicants ask, or complain of. */
@Controller('tracking/:code/enquiries')
export class ApplicantsEnquiryController {
  constructor(
    private readonly enquiries: ApplicantsEnquiries,
    private readonly sending: SendEnquiry,
  ) {}

  @Get()
  @Endpoint({
    summary: 'What I asked or complained of about my dossier, by when it is answered, and the answers',
    access: whoHasTheSecret,
    seesEverything: true,
    guessable: true,
    params: dossierParams,
    query: secretQuery,
    answer: applicantsResponse,
  })
  async list(
    @Param() { code }: Params,
    @Query() { secret }: Asked,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof applicantsResponse>> {
    void reply.header('Cache-Control', 'private, no-cache');
    const { items } = await this.enquiries.execute(shownBy(code, secret, reply));
    return {
      items: items.map((item) => ({
        ...item,
        ...{ sentAt: rfc3339(item.sentAt), dueAt: rfc3339(item.dueAt), answeredAt: rfc3339(item.answeredAt) },
      })),
    };
  }

  @Post()
  @Endpoint({
    summary:
      'Ask, or complain, about my dossier; the agency that leads it owes an answer within working days',
    access: whoHasTheSecret,
    seesEverything: true,
    guessable: true,
    params: dossierParams,
    query: secretQuery,
    body: enquiryBody,
    status: 201,
    answer: sentResponse,
    idempotent: true,
  })
  async send(
    @Param() { code }: Params,
    @Query() { secret }: Asked,
    @Body() body: z.infer<typeof enquiryBody>,
    @Idempotent() request: IdempotentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof sentResponse>> {
    const { id, dueAt } = await this.sending.execute(shownBy(code, secret, reply), body, request);
    return { id, dueAt: rfc3339(new Date(dueAt)) };
  }
}
