import { Controller, Get, Param } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { CallingReader, type Reader } from '#identity';
import { rfc3339 } from '#platform/clock';
import { Endpoint } from '#platform/http';
import { type DeliveryEvent, ListDeliveries } from '../application/list-deliveries.ts';
import { DELIVERY_STATES } from '../domain/delivery-state.ts';
import { TOLD_INTENTS } from '../domain/intent.ts';
import { CHANNELS } from '../domain/message.ts';
import { RECEIPT_OUTCOMES } from '../domain/receipt.ts';
import { presentReason, reasonResponse } from './reason.response.ts';

const params = z.strictObject({ id: z.uuid() });
const instant = z.string().describe('RFC 3339, +07:00');

const call = z.strictObject({
  kind: z.literal('call'),
  at: instant,
  number: z.int(),
  gateway: z.string(),
  endedAt: instant.nullable(),
  outcome: z
    .enum(['under-way', 'accepted', 'rejected', 'undeliverable', 'throttled', 'unavailable', 'abandoned'])
    .describe('abandoned: its worker died, and what was sent after it may be there twice'),
  reason: z.string().nullable(),
  segments: z.int().nullable().describe('what an SMS costs'),
});
const receipt = z.strictObject({
  kind: z.literal('receipt'),
  at: instant,
  gateway: z.string(),
  outcome: z.enum(RECEIPT_OUTCOMES),
  reason: z.string().nullable(),
});

const standIn = z.strictObject({
  kind: z.literal('stand-in'),
  at: instant,
  standsInFor: z.uuid().describe('the delivery that did not arrive, in whose place this one is sent'),
});

const deliveryList = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.uuid(),
      intent: z.enum(TOLD_INTENTS),
      channel: z.enum(CHANNELS),
      recipient: z
        .string()
        .nullable()
        .describe('masked; “[không mở được]” = it does not open; null = erased'),
      state: z.enum(DELIVERY_STATES),
      attempts: z.int(),
      createdAt: instant,
      sentAt: instant.nullable(),
      arrivedAt: instant.nullable().describe('as the gateway told; null where it tells nothing'),
      dueAt: instant.nullable().describe('not tried again before'),
      reason: reasonResponse.nullable().describe('why it ended without arriving'),
      lastError: z.string().nullable().describe('the gateway’s words'),
      possibleDoubles: z.int().describe('calls whose worker died: the gateway may have taken each'),
      timeline: z.array(z.discriminatedUnion('kind', [call, receipt, standIn])),
    }),
  ),
});

@Controller('dossiers')
export class DeliveryController {
  constructor(private readonly listing: ListDeliveries) {}

  @Get(':id/deliveries')
  @Endpoint({
    summary: 'What the applicant was told about a dossier and the submission it was, and whether it arrived',
    access: may('read', 'Dossier'),
    scope: 'deliveries:read',
    params,
    answer: deliveryList,
  })
  async list(
    @CallingReader() reader: Reader,
    @Param() { id }: z.infer<typeof params>,
  ): Promise<z.infer<typeof deliveryList>> {
    const deliveries = await this.listing.execute(reader, id);
    return {
      items: deliveries.map((delivery) => ({
        ...delivery,
        createdAt: rfc3339(delivery.createdAt),
        sentAt: rfc3339(delivery.sentAt),
        arrivedAt: rfc3339(delivery.arrivedAt),
        dueAt: rfc3339(delivery.dueAt),
        reason: delivery.reason && presentReason(delivery.reason),
        possibleDoubles: delivery.timeline.filter(isAbandoned).length,
        timeline: delivery.timeline.map(presentEvent),
      })),
    };
  }
}

const isAbandoned = (event: DeliveryEvent): boolean => event.kind === 'call' && event.outcome === 'abandoned';

const zoned = (at: string): string => rfc3339(new Date(at));

const presentEvent = (event: DeliveryEvent): DeliveryEvent =>
  event.kind === 'call'
    ? { ...event, at: zoned(event.at), endedAt: event.endedAt && zoned(event.endedAt) }
    : { ...event, at: zoned(event.at) };
