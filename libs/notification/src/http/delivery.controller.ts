import { Controller, Get, Param } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { CallingReader, type Reader } from '#identity';
import { rfc3339 } from '#platform/clock';
import { Endpoint } from '#platform/http';
import { ListDeliveries } from '../application/list-deliveries.ts';
import { TOLD_INTENTS } from '../domain/intent.ts';

const params = z.strictObject({ id: z.uuid() });
const instant = z.string().describe('RFC 3339, +07:00');

const deliveryList = z.strictObject({
  items: z.array(
    z.strictObject({
      intent: z.enum(TOLD_INTENTS),
      channel: z.enum(['sms', 'email']),
      recipient: z.string().nullable().describe('masked; null = erased'),
      state: z.enum(['pending', 'sending', 'sent', 'failed']),
      attempts: z.int(),
      createdAt: instant,
      sentAt: instant.nullable(),
      lastError: z.string().nullable(),
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
      })),
    };
  }
}
