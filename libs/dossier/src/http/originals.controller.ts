import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { rfc3339 } from '#platform/clock';
import { Endpoint, ExpectedVersion, Idempotency, Idempotent, type IdempotentRequest } from '#platform/http';
import { ListOriginals } from '../application/papers/list-originals.ts';
import {
  type OriginalReturn,
  originalReturnSchema,
  ReturnOriginals,
} from '../application/papers/return-originals.ts';
import { answerOnce } from './answer-once.ts';
import { outsideActResponse } from './deadline.responses.ts';
import { originalsResponse } from './papers.responses.ts';

const params = z.strictObject({ id: z.uuid() });

@Controller('dossiers/:id/original-returns')
export class OriginalsController {
  constructor(
    private readonly listing: ListOriginals,
    private readonly returning: ReturnOriginals,
    private readonly idempotency: Idempotency,
  ) {}

  @Get()
  @Endpoint({
    summary: 'Originals that are still held, and those that were given back: to whom and when',
    access: may('read', 'Dossier'),
    params,
    answer: originalsResponse,
  })
  async list(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
  ): Promise<z.infer<typeof originalsResponse>> {
    const { held, returned } = await this.listing.execute(officer, id);
    return {
      held,
      returned: returned.map(({ at, officerName: by, ...line }) => ({ ...line, by, at: rfc3339(at) })),
    };
  }

  @Post()
  @HttpCode(200)
  @Endpoint({
    summary: 'Give originals back; also after the dossier has ended',
    access: may('hand over', 'Dossier'),
    params,
    body: originalReturnSchema,
    answer: outsideActResponse,
    idempotent: true,
    versioned: true,
  })
  execute(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
    @Body() body: OriginalReturn,
    @ExpectedVersion() expectedVersion: number,
    @Idempotent() request: IdempotentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof outsideActResponse>> {
    const command = { dossierId: id, expectedVersion, officer };
    return answerOnce(this.idempotency, { officer, request, reply }, (record) =>
      this.returning.execute(command, body, record),
    );
  }
}
