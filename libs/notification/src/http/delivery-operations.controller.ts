import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { rfc3339 } from '#platform/clock';
import { Endpoint } from '#platform/http';
import { DeliveryFigures } from '../application/delivery-figures.ts';
import { CHANNELS } from '../domain/message.ts';

const query = z.strictObject({
  hours: z.coerce.number().int().min(1).max(720).default(24).describe('The last so many hours'),
});
const instant = z.string().describe('RFC 3339, +07:00');
const seconds = z.number().nullable().describe('seconds; null = there was none');
const spread = z.strictObject({ p50: seconds, p99: seconds });
const channel = z.enum(CHANNELS);

const figures = z.strictObject({
  from: instant,
  to: instant,
  gateways: z.array(
    z.strictObject({
      channel,
      gateway: z.string(),
      calls: z.int(),
      accepted: z.int().describe('messages the gateway took'),
      segments: z.int().describe('what they cost'),
      arrived: z.int().describe('messages the gateway says arrived'),
      share: z.number().nullable().describe('arrived of accepted; null = it took none'),
      abandoned: z.int().describe('calls whose worker died: possible doubles'),
      waiting: spread.describe('from what a message tells of to its first call'),
      calling: spread,
      arriving: spread.describe('from the call to the arrival'),
    }),
  ),
  waiting: z.array(
    z.strictObject({
      channel,
      messages: z.int().describe('at most 10 000 are counted'),
      oldest: instant.nullable().describe('null = all wait for the end of quiet hours'),
    }),
  ),
  weights: z.array(
    z.strictObject({
      gateway: z.string(),
      weight: z.int().describe('of 100; how much it is given beside the others'),
      closedUntil: instant.nullable().describe('nothing goes there until then'),
    }),
  ),
});

@Controller('operations/deliveries')
export class DeliveryOperationsController {
  constructor(private readonly showing: DeliveryFigures) {}

  @Get()
  @Endpoint({
    summary:
      'Messages by channel and gateway: how many, what they cost, how many arrived and how soon; what waits',
    access: may('administer', 'Operations'),
    query,
    answer: figures,
  })
  async show(@Query() { hours }: z.infer<typeof query>): Promise<z.infer<typeof figures>> {
    const { from, to, gateways, waiting, standings } = await this.showing.ofLast(hours);
    return {
      ...{ from: rfc3339(from), to: rfc3339(to) },
      gateways: gateways.map((one) => ({
        ...one,
        share: one.accepted === 0 ? null : one.arrived / one.accepted,
      })),
      waiting: waiting.map((one) => ({ ...one, oldest: rfc3339(one.oldest) })),
      weights: standings.map(({ name, weight, closedUntil }) => ({
        ...{ gateway: name, weight },
        closedUntil: closedUntil && closedUntil > to ? rfc3339(closedUntil) : null,
      })),
    };
  }
}
