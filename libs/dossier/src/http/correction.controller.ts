import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { rfc3339 } from '#platform/clock';
import { Endpoint, ExpectedVersion, Idempotency, Idempotent, type IdempotentRequest } from '#platform/http';
import { CorrectReception } from '../application/acts/correct-reception.ts';
import { CorrectResult } from '../application/acts/correct-result.ts';
import { ListCorrections } from '../application/queries/list-corrections.ts';
import { type Correction, correctionSchema, resultCorrectionSchema } from '../domain/correction.ts';
import { answerOnce } from './answer-once.ts';
import { outsideActResponse } from './deadline.responses.ts';

const params = z.strictObject({ id: z.uuid() });
const act = { params, answer: outsideActResponse, idempotent: true, versioned: true };

const listed = z.strictObject({
  items: z.array(
    z.strictObject({
      at: z.string().describe('RFC 3339, +07:00'),
      officer: z.string(),
      /** For whom they did it. */
      onBehalfOf: z.string().nullable(),
      reason: z.string(),
      field: z.string(),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
});

type Outcome = z.infer<typeof outsideActResponse>;

/** Clerical errors, corrected with trace. */
@Controller('dossiers/:id')
export class CorrectionController {
  constructor(
    private readonly correcting: CorrectReception,
    private readonly correctingResult: CorrectResult,
    private readonly listing: ListCorrections,
    private readonly idempotency: Idempotency,
  ) {}

  @Get('corrections')
  @Endpoint({
    summary:
      'What was typed wrongly and corrected: before and after, identity numbers, phones and e-mails masked',
    access: may('read audit', 'Dossier'),
    params,
    answer: listed,
  })
  async list(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
  ): Promise<z.infer<typeof listed>> {
    const corrections = await this.listing.execute(officer, id);
    return {
      items: corrections.map(({ at, officerName, ...line }) => ({
        ...line,
        at: rfc3339(at),
        officer: officerName,
      })),
    };
  }

  @Post('corrections')
  @HttpCode(200)
  @Endpoint({
    ...act,
    summary:
      'Correct what the desk typed wrongly of the applicant, of who handed it in, or of a paper; never a time',
    access: may('correct', 'Dossier'),
    body: correctionSchema,
  })
  correct(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
    @Body() body: Correction,
    @ExpectedVersion() expectedVersion: number,
    @Idempotent() request: IdempotentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Outcome> {
    return answerOnce(this.idempotency, { officer, request, reply }, (record) =>
      this.correcting.execute({ dossierId: id, expectedVersion, officer }, body, record),
    );
  }

  @Post('result/corrections')
  @HttpCode(200)
  @Endpoint({
    ...act,
    summary: 'Correct what was typed wrongly of the result: its number, name or signer',
    access: may('correct result', 'Dossier'),
    body: resultCorrectionSchema,
  })
  correctResult(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
    @Body() body: z.infer<typeof resultCorrectionSchema>,
    @ExpectedVersion() expectedVersion: number,
    @Idempotent() request: IdempotentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Outcome> {
    return answerOnce(this.idempotency, { officer, request, reply }, (record) =>
      this.correctingResult.execute({ dossierId: id, expectedVersion, officer }, body, record),
    );
  }
}
