import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { Endpoint, ExpectedVersion, Idempotency, Idempotent, type IdempotentRequest } from '#platform/http';
import { classificationSchema, ClassifyDossier } from '../application/acts/classify-dossier.ts';
import { answerOnce } from './answer-once.ts';
import { outsideActResponse } from './deadline.responses.ts';

const params = z.strictObject({ id: z.uuid() });

@Controller('dossiers')
export class ClassificationController {
  constructor(
    private readonly classify: ClassifyDossier,
    private readonly idempotency: Idempotency,
  ) {}

  @Post(':id/classification')
  @HttpCode(200)
  @Endpoint({
    summary: 'Say how secret a dossier is; for posts without the clearance it no longer exists',
    access: may('classify', 'Dossier'),
    params,
    body: classificationSchema,
    answer: outsideActResponse,
    idempotent: true,
    versioned: true,
  })
  execute(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
    @Body() body: z.infer<typeof classificationSchema>,
    @ExpectedVersion() expectedVersion: number,
    @Idempotent() request: IdempotentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof outsideActResponse>> {
    const command = { dossierId: id, expectedVersion, officer };
    return answerOnce(this.idempotency, { officer, request, reply }, (record) =>
      this.classify.execute(command, body, record),
    );
  }
}
