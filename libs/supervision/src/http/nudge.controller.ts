import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, CallingReader, type Principal, type Reader } from '#identity';
import { rfc3339 } from '#platform/clock';
import { Endpoint, Idempotency, Idempotent, type IdempotentRequest } from '#platform/http';
import { ListThresholds } from '../application/list-thresholds.ts';
import { NudgeHolders, nudgeSchema, type NudgeWish } from '../application/nudge-holders.ts';
import { RUNGS } from '../domain/ladder.ts';

const params = z.strictObject({ id: z.uuid() });
const instant = z.string().describe('RFC 3339, +07:00');
const taskId = z.string().describe('of a step: POST /tasks/{id}/assignments gives it to somebody else');

const nudged = z.strictObject({
  at: z.string(),
  tasks: z.array(
    z.strictObject({
      id: taskId,
      step: z.string(),
      holder: z.string().nullable().describe('null = everyone of its post'),
    }),
  ),
});

const nudgeList = z.strictObject({
  items: z.array(
    z.strictObject({
      ...{ at: instant, by: z.string(), task: taskId, step: z.string() },
      ...{ holder: z.string().nullable(), words: z.string().nullable().describe('null = erased') },
    }),
  ),
});

const thresholdList = z.strictObject({
  items: z.array(
    z.strictObject({
      task: z.strictObject({ id: taskId, step: z.string() }).nullable().describe('null = the whole dossier'),
      share: z.int().describe('percent of the limit, in working time'),
      dueAt: instant,
      reachedAt: instant,
      toldAt: instant.nullable(),
      missed: z.boolean().describe('it was told later, since nobody looked in time'),
      tells: z.array(z.enum(RUNGS)),
    }),
  ),
});

const read = may('read', 'Dossier');

/** Those who hold a dossier's steps are told of its limits by themselves, and urged on by those above. */
@Controller('dossiers/:id')
export class NudgeController {
  constructor(
    private readonly nudging: NudgeHolders,
    private readonly listing: ListThresholds,
    private readonly idempotency: Idempotency,
  ) {}

  @Post('nudges')
  @HttpCode(200)
  @Endpoint({
    summary: 'Urge those on who have open steps of a dossier; once an hour and step',
    ...{ access: may('nudge', 'Dossier'), params, body: nudgeSchema, answer: nudged, idempotent: true },
  })
  nudge(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
    @Body() wish: NudgeWish,
    @Idempotent() request: IdempotentRequest,
  ): Promise<z.infer<typeof nudged>> {
    return this.idempotency.keeping(officer.username, request, (record) =>
      this.nudging.execute(officer, id, wish, record),
    );
  }

  @Get('nudges')
  @Endpoint({
    summary: 'Who urged whom on with a dossier, the latest first',
    access: read,
    params,
    answer: nudgeList,
  })
  async nudges(
    @CallingReader() reader: Reader,
    @Param() { id }: z.infer<typeof params>,
  ): Promise<z.infer<typeof nudgeList>> {
    const items = await this.listing.nudges(reader, id);
    return { items: items.map((one) => ({ ...one, at: rfc3339(one.at) })) };
  }

  @Get('thresholds')
  @Endpoint({
    summary: 'At which shares of its limits somebody was and will be told of a dossier',
    ...{ access: read, params, answer: thresholdList },
  })
  async thresholds(
    @CallingReader() reader: Reader,
    @Param() { id }: z.infer<typeof params>,
  ): Promise<z.infer<typeof thresholdList>> {
    const items = await this.listing.execute(reader, id);
    return {
      items: items.map(({ firesAt, firedAt, tell, dueAt, ...one }) => ({
        ...one,
        ...{ dueAt: rfc3339(dueAt), reachedAt: rfc3339(firesAt), toldAt: rfc3339(firedAt) },
        tells: tell.map(({ rung }) => rung),
      })),
    };
  }
}
