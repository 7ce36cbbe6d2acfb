import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, CallingReader, type Principal, type Reader } from '#identity';
import { rfc3339 } from '#platform/clock';
import { pageQuery, text } from '#platform/fields';
import { Endpoint, etagOf } from '#platform/http';
import { FindSubmission } from '../application/submissions/find-submission.ts';
import { HandInSubmission } from '../application/submissions/hand-in-submission.ts';
import { COUNTED, ListSubmissions } from '../application/submissions/list-submissions.ts';
import { ReceiveSupplement } from '../application/submissions/receive-supplement.ts';
import { WithdrawSubmission } from '../application/submissions/withdraw-submission.ts';
import {
  SUBMISSION_STATES,
  type SubmissionRequest,
  submissionSchema,
  supplementSchema,
} from '../domain/submission.ts';
import {
  handedInResponse,
  presentSubmission,
  presentSubmissionLine,
  submissionLine,
  submissionResponse,
} from './submission.responses.ts';

const params = z.strictObject({ id: z.uuid() });
const filter = {
  state: z.enum(SUBMISSION_STATES).default('pending'),
  desk: z.string().max(40).optional(),
};
const listQuery = z.strictObject({ ...pageQuery, ...filter });
const countQuery = z.strictObject(filter);
const countResponse = z.strictObject({
  count: z.int(),
  more: z.boolean().describe(`there are more than the ${COUNTED} that are counted`),
});
const listResponse = z.strictObject({ items: z.array(submissionLine), next: z.string().nullable() });
const withdrawalBody = z.strictObject({ reason: text(2000) });
const supplemented = z.strictObject({ acceptBy: z.string() });

const atTheDesk = may('receive', 'Dossier');

/** What is handed in online, until a desk decides. */
@Controller('submissions')
export class SubmissionController {
  constructor(
    private readonly handIn: HandInSubmission,
    private readonly listing: ListSubmissions,
    private readonly find: FindSubmission,
    private readonly supplement: ReceiveSupplement,
    private readonly withdrawing: WithdrawSubmission,
  ) {}

  @Post()
  @HttpCode(200)
  @Endpoint({
    summary: 'Hand in online; the same sourceCode again is the same submission, and tells where it stands',
    access: atTheDesk,
    scope: 'submissions:write',
    body: submissionSchema,
    answer: handedInResponse,
    seesEverything: true,
  })
  async submit(
    @CallingReader() source: Reader,
    @Body() body: SubmissionRequest,
  ): Promise<z.infer<typeof handedInResponse>> {
    const { submission, duplicate } = await this.handIn.execute(body, source);
    const { id, number, state, asked, dossierCode } = submission;
    return {
      duplicate,
      id,
      number,
      state,
      acceptBy: rfc3339(submission.acceptBy),
      asked,
      dossier: dossierCode,
    };
  }

  @Get()
  @Endpoint({
    summary: 'What was handed in online for my desks, the most urgent first',
    access: atTheDesk,
    query: listQuery,
    answer: listResponse,
  })
  async list(
    @Caller() officer: Principal,
    @Query() { limit, cursor, ...wanted }: z.infer<typeof listQuery>,
  ): Promise<z.infer<typeof listResponse>> {
    const { items, next } = await this.listing.execute(officer, wanted, { limit, cursor });
    return { items: items.map((one) => presentSubmissionLine(one)), next };
  }

  @Get('count')
  @Endpoint({
    summary: 'How many the list would hold',
    access: atTheDesk,
    query: countQuery,
    answer: countResponse,
  })
  count(
    @Caller() officer: Principal,
    @Query() wanted: z.infer<typeof countQuery>,
  ): Promise<z.infer<typeof countResponse>> {
    return this.listing.count(officer, wanted);
  }

  @Get(':id')
  @Endpoint({
    summary: 'One submission; identity number, phone and e-mail masked',
    access: atTheDesk,
    params,
    answer: submissionResponse,
  })
  async one(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof submissionResponse>> {
    const found = await this.find.execute(officer, id);
    void reply.header('ETag', etagOf(found.submission.version));
    return presentSubmission(found);
  }

  @Post(':id/supplement')
  @HttpCode(200)
  @Endpoint({
    summary: 'Bring the supplement that was asked for: all papers as they are now',
    access: atTheDesk,
    scope: 'submissions:write',
    params,
    body: supplementSchema,
    answer: supplemented,
    seesEverything: true,
  })
  async bring(
    @CallingReader() reader: Reader,
    @Param() { id }: z.infer<typeof params>,
    @Body() { components }: z.infer<typeof supplementSchema>,
  ): Promise<z.infer<typeof supplemented>> {
    return { acceptBy: rfc3339(await this.supplement.execute(reader, id, components)) };
  }

  @Post(':id/withdrawal')
  @HttpCode(204)
  @Endpoint({
    summary: 'Take a submission back before it is decided',
    access: atTheDesk,
    scope: 'submissions:write',
    params,
    body: withdrawalBody,
    status: 204,
    seesEverything: true,
  })
  withdraw(
    @CallingReader() reader: Reader,
    @Param() { id }: z.infer<typeof params>,
    @Body() { reason }: z.infer<typeof withdrawalBody>,
  ): Promise<void> {
    return this.withdrawing.execute(reader, id, reason);
  }
}
