import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { rfc3339 } from '#platform/clock';
import { pageQuery } from '#platform/fields';
import { Endpoint } from '#platform/http';
import { EXPIRED_LINK_STATES, ListExpiredLinks } from '../application/queries/list-expired-links.ts';

const instant = z.string().describe('RFC 3339, +07:00');
const query = z.strictObject({ ...pageQuery, state: z.enum(EXPIRED_LINK_STATES).optional() });
const list = z.strictObject({
  items: z.array(
    z.strictObject({
      dossier: z.strictObject({ id: z.uuid(), code: z.string(), procedureCode: z.string() }),
      owner: z.strictObject({ code: z.string(), name: z.string() }).describe('leads the dossier'),
      version: z.uuid().describe('of the file'),
      expiredAt: instant,
      firstAskedAt: instant,
      lastAskedAt: instant,
      times: z.int().describe('the portal asked for it in vain'),
      state: z
        .enum(EXPIRED_LINK_STATES)
        .describe('`renewing`: the portal is told of the dossier again; `refused`: it refuses to be'),
      reason: z.string().describe('Vietnamese; often in the words of the portal'),
    }),
  ),
  next: z.string().nullable().describe('cursor of the next page'),
});

/** Files the portal came for too late. */
@Controller('operations/national-portal/expired-links')
export class ExpiredLinkController {
  constructor(private readonly listing: ListExpiredLinks) {}

  @Get()
  @Endpoint({
    summary:
      'Files the national portal asked for by a link that had expired, and what became of it; the latest first',
    access: may('administer', 'Operations'),
    query,
    answer: list,
  })
  async list(@Query() { state, ...page }: z.infer<typeof query>): Promise<z.infer<typeof list>> {
    const { items, next } = await this.listing.execute(state, page);
    return {
      next,
      items: items.map((line) => ({
        ...line,
        ...{ expiredAt: rfc3339(line.expiredAt), firstAskedAt: rfc3339(line.firstAskedAt) },
        lastAskedAt: rfc3339(line.lastAskedAt),
      })),
    };
  }
}
