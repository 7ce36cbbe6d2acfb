import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { type Agency, Directory } from '#organization';
import { rfc3339 } from '#platform/clock';
import { pageQuery } from '#platform/fields';
import { Endpoint } from '#platform/http';
import { ListUndelivered, type UndeliveredLine } from '../application/list-undelivered.ts';
import { SendAgain } from '../application/send-again.ts';
import { INTENT_NAMES } from '../domain/intent-names.ts';
import { CHANNELS } from '../domain/message.ts';
import type { Reason } from '../domain/reason.ts';
import { presentReason, reasonCode, reasonResponse } from './reason.response.ts';

const channel = z.enum(CHANNELS);
const query = z.strictObject({ ...pageQuery, channel: channel.optional(), reason: reasonCode.optional() });
const params = z.strictObject({ id: z.uuid() });
const instant = z.string().describe('RFC 3339, +07:00');

const undeliveredList = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.uuid(),
      dossier: z
        .strictObject({ id: z.uuid(), code: z.string(), procedure: z.string() })
        .nullable()
        .describe('null = handed in online, and no dossier yet'),
      desk: z.strictObject({ code: z.string(), name: z.string() }).nullable(),
      intent: z.string(),
      what: z.string().describe('what it told; Vietnamese'),
      channel,
      recipient: z
        .string()
        .nullable()
        .describe('masked; “[không mở được]” = it does not open; null = erased'),
      state: z.enum(['failed', 'undeliverable']),
      reason: reasonResponse,
      attempts: z.int(),
      endedAt: instant,
      lastError: z.string().nullable().describe('the gateway’s words'),
    }),
  ),
  next: z.string().nullable().describe('cursor of the next page'),
});
const counts = z.strictObject({
  items: z.array(z.strictObject({ channel, reason: reasonResponse, count: z.int() })),
});
const body = z.strictObject({
  ids: z
    .array(z.uuid())
    .min(1)
    .max(500)
    .refine((ids) => new Set(ids).size === ids.length, {
      message: 'Mỗi thông báo chỉ được có một lần | Each message may come once only',
      params: { code: 'not_unique' },
    }),
});
const sentAgain = z.strictObject({
  sentAgain: z.int(),
  items: z
    .array(
      z.strictObject({
        id: z.uuid(),
        refused: z
          .enum([
            'notification.delivery-unknown',
            'notification.nothing-to-send-again',
            'notification.recipient-erased',
          ])
          .nullable()
          .describe('code of the problem; null = sent again'),
      }),
    )
    .describe('in the order they came'),
});

const answering = may('send again', 'Dossier');

@Controller('deliveries')
export class UndeliveredController {
  constructor(
    private readonly listing: ListUndelivered,
    private readonly again: SendAgain,
    private readonly directory: Directory,
  ) {}

  @Get('undelivered')
  @Endpoint({
    summary: 'Messages that did not arrive, of dossiers I work on and of my desks, the latest first',
    access: answering,
    query,
    answer: undeliveredList,
  })
  async list(
    @Caller() officer: Principal,
    @Query() { limit, cursor, ...filter }: z.infer<typeof query>,
  ): Promise<z.infer<typeof undeliveredList>> {
    const { items, next } = await this.listing.execute(officer, filter, { limit, cursor });
    const agencies = await this.directory.all();
    return { items: items.map((line) => present(line, agencies)), next };
  }

  @Get('undelivered/counts')
  @Endpoint({
    summary: 'How many messages did not arrive, by channel and reason; of the latest 10 000',
    access: answering,
    answer: counts,
  })
  async count(@Caller() officer: Principal): Promise<z.infer<typeof counts>> {
    const found = await this.listing.count(officer);
    return { items: found.map(({ reason, ...one }) => ({ ...one, reason: presentReason(reason) })) };
  }

  @Post(':id/send-again')
  @HttpCode(204)
  @Endpoint({
    summary: 'Send a message again that did not arrive',
    access: answering,
    params,
    status: 204,
  })
  async sendAgain(@Caller() officer: Principal, @Param() { id }: z.infer<typeof params>): Promise<void> {
    await this.again.one(officer, id);
  }

  @Post('send-again')
  @HttpCode(200)
  @Endpoint({
    summary: 'Send up to 500 messages again, each by itself: what is refused leaves the others alone',
    access: answering,
    body,
    answer: sentAgain,
  })
  async sendManyAgain(
    @Caller() officer: Principal,
    @Body() { ids }: z.infer<typeof body>,
  ): Promise<z.infer<typeof sentAgain>> {
    const refusals = await this.again.execute(officer, ids);
    const items = refusals.map((refusal, index) => ({
      id: ids[index] ?? '',
      refused: refusal && (`notification.${refusal}` as const),
    }));
    return { sentAgain: items.filter(({ refused }) => refused === null).length, items };
  }
}

function present(
  { agencyId, reason, endedAt, ...line }: UndeliveredLine,
  agencies: ReadonlyMap<number, Agency>,
): z.infer<typeof undeliveredList>['items'][number] {
  const desk = agencyId === null ? undefined : agencies.get(agencyId);
  return {
    ...line,
    desk: desk ? { code: desk.code, name: desk.name } : null,
    what: INTENT_NAMES[line.intent],
    reason: presentReason(reason satisfies Reason),
    endedAt: rfc3339(endedAt),
  };
}
