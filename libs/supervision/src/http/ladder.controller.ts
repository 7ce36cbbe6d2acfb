import { Body, Controller, Get, HttpCode, Param, Put, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { rfc3339 } from '#platform/clock';
import { Endpoint, etagOf, ExpectedVersion } from '#platform/http';
import { SetLadder } from '../application/set-ladder.ts';
import { ladderSchema } from '../domain/ladder.ts';

/** Names the whole province where a procedure's code would stand. */
const PROVINCE = 'province';

const params = z.strictObject({
  procedure: z.string().min(1).max(40).describe('code of a procedure, or `province`'),
});
const ladder = ladderSchema.nullable().describe('null = as the province');
const body = z.strictObject({ ladder });
const list = z.strictObject({
  items: z.array(
    z.strictObject({ procedure: z.string(), version: z.int(), inForceFrom: z.string(), ladder }),
  ),
});

const access = may('administer', 'Supervision');

/** Who is told at which share of a limit. */
@Controller('administration/ladders')
export class LadderController {
  constructor(private readonly ladders: SetLadder) {}

  @Get()
  @Endpoint({
    summary:
      'Who is told at which share of a limit: of the province, and of procedures that have or had their own',
    access,
    answer: list,
  })
  async list(): Promise<z.infer<typeof list>> {
    const items = await this.ladders.all();
    return {
      items: items.map(({ procedureCode, thresholds, version, inForceFrom }) => ({
        ...{ procedure: procedureCode === '' ? PROVINCE : procedureCode, version },
        ...{ inForceFrom: rfc3339(inForceFrom), ladder: thresholds },
      })),
    };
  }

  @Get(':procedure')
  @Endpoint({ summary: 'The ladder of a procedure, or of the province', access, params, answer: body })
  async show(
    @Param() { procedure }: z.infer<typeof params>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof body>> {
    const { thresholds, version } = await this.ladders.of(codeOf(procedure));
    void reply.header('ETag', etagOf(version));
    return { ladder: thresholds };
  }

  @Put(':procedure')
  @HttpCode(204)
  @Endpoint({
    summary: 'Set who is told at which share of a limit, or let a procedure follow the province',
    ...{ access, params, body, status: 204, versioned: true },
  })
  async set(
    @Caller() officer: Principal,
    @Param() { procedure }: z.infer<typeof params>,
    @Body() { ladder: wished }: z.infer<typeof body>,
    @ExpectedVersion() expected: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const setting = { procedureCode: codeOf(procedure), ladder: wished, expected };
    void reply.header('ETag', etagOf(await this.ladders.execute(officer, setting)));
  }
}

const codeOf = (procedure: string): string => (procedure === PROVINCE ? '' : procedure);
