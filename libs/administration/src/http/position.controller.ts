import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { may } from '#authorization';
import { handingOverSchema } from '#dossier';
import { Caller, type Principal } from '#identity';
import { GivePosition, type NewPosition, newPositionSchema, postSchema, type Written } from '#organization';
import {
  Endpoint,
  etagOf,
  ExpectedVersion,
  Idempotency,
  Idempotent,
  type IdempotentRequest,
} from '#platform/http';
import { EndPost, type EndingPost } from '../application/end-post.ts';
import { officerParams } from './administration.requests.ts';
import { writtenResponse } from './administration.responses.ts';

const administrators = may('administer', 'Organization');

type Params = z.infer<typeof officerParams>;

const endBody = z.strictObject({
  ...postSchema.shape,
  tasks: handingOverSchema
    .optional()
    .describe('What becomes of the open tasks held through it; absent, there must be none'),
});
const endedResponse = writtenResponse.extend({
  tasks: z
    .strictObject({ handedOver: z.int(), givenBack: z.int() })
    .optional()
    .describe('Where it was asked for; what the named officer may not have was given back too'),
});

/** Posts of officers: given and ended from now on, and in effect with the officer's next request. */
@Controller('administration/officers/:username/positions')
export class PositionController {
  constructor(
    private readonly give: GivePosition,
    private readonly end: EndPost,
    private readonly idempotency: Idempotency,
  ) {}

  @Post()
  @Endpoint({
    summary: 'Give an officer a post: role, agency, fields and areas',
    access: administrators,
    params: officerParams,
    body: newPositionSchema,
    status: 201,
    answer: writtenResponse,
    idempotent: true,
    versioned: true,
  })
  async add(
    @Caller() administrator: Principal,
    @Param() { username }: Params,
    @Body() body: NewPosition,
    @ExpectedVersion() version: number,
    @Idempotent() request: IdempotentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Written> {
    const written = await this.idempotency.keeping<Written>(administrator.username, request, (record) =>
      this.give.execute(username, version, body, administrator, record),
    );
    void reply.header('ETag', etagOf(written.version));
    return written;
  }

  @Post('end')
  @HttpCode(200)
  @Endpoint({
    summary: 'End a post of an officer; that it was held is kept',
    access: administrators,
    params: officerParams,
    body: endBody,
    answer: endedResponse,
    versioned: true,
  })
  async finish(
    @Caller() administrator: Principal,
    @Param() { username }: Params,
    @Body() body: EndingPost,
    @ExpectedVersion() version: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof endedResponse>> {
    const written = await this.end.execute(username, version, body, administrator);
    void reply.header('ETag', etagOf(written.version));
    return written;
  }
}
