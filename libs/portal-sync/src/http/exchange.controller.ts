import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { rfc3339 } from '#platform/clock';
import { pageQuery } from '#platform/fields';
import { Endpoint } from '#platform/http';
import { ListExchanges } from '../application/queries/list-exchanges.ts';
import { EXCHANGE_OUTCOMES } from '../domain/exchange.ts';

const query = z.strictObject({
  ...pageQuery,
  code: z.string().min(1).max(60).optional().describe('Code of a dossier or procedure'),
  failed: z.stringbool().optional().describe('true = only those that did not go well'),
});
const exchangeList = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.string(),
      at: z.string().describe('RFC 3339, +07:00'),
      service: z.string(),
      codes: z.array(z.string()).describe('dossiers or procedures it was about'),
      outcome: z.enum(EXCHANGE_OUTCOMES),
      message: z.string().nullable().describe('Vietnamese; null = all went well'),
      refusals: z.array(z.strictObject({ code: z.string(), message: z.string() })),
      tookMs: z.int().describe('milliseconds'),
      content: z.unknown().describe('what was sent, personal data masked; null = all went well'),
    }),
  ),
  next: z.string().nullable().describe('cursor of the next page'),
});

@Controller('operations/national-portal/exchanges')
export class ExchangeController {
  constructor(private readonly listing: ListExchanges) {}

  @Get()
  @Endpoint({
    summary: 'The last calls to the national portal, personal data masked; the latest first',
    access: may('administer', 'Operations'),
    query,
    answer: exchangeList,
  })
  async list(
    @Query() { code, failed, ...page }: z.infer<typeof query>,
  ): Promise<z.infer<typeof exchangeList>> {
    const { items, next } = await this.listing.execute({ code, failed }, page);
    return { next, items: items.map((line) => ({ ...line, at: rfc3339(line.at) })) };
  }
}
