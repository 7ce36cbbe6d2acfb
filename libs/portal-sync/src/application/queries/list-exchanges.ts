import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type Page, pageOf, readCursor } from '#dossier';
import { Database, join, sql } from '#platform/database';
import type { Exchange } from '../../domain/exchange.ts';

/** A call, as it was kept. */
export interface ExchangeLine extends Exchange {
  id: string;
  at: Date;
}

export interface ExchangeFilter {
  /** Code of a dossier or procedure. */
  code?: string | undefined;
  /** Only those that did not go well. */
  failed?: boolean | undefined;
}

const key = z.tuple([z.string().regex(/^\d{1,18}$/)]);

/** The last exchanges with the portal. */
@Injectable()
export class ListExchanges {
  constructor(private readonly database: Database) {}

  /** The latest first. @throws dossier.cursor-invalid */
  async execute(
    { code, failed }: ExchangeFilter,
    { limit, cursor }: { limit: number; cursor?: string | undefined },
  ): Promise<Page<ExchangeLine>> {
    const after = readCursor(cursor, key);
    const conditions = [sql`true`];
    if (code) conditions.push(sql`e.codes @> array[${code}]::text[]`);
    if (failed) conditions.push(sql`e.outcome <> 'accepted'`);
    if (after) conditions.push(sql`e.id < ${after[0]}::bigint`);
    const rows = await this.database.query<ExchangeLine>(sql`
      select e.id::text, e.at, e.service, e.codes, e.outcome, e.message, e.refusals, e.took_ms as "tookMs", e.content
      from portal_sync.exchange e where ${join(conditions, ' and ')}
      order by e.id desc limit ${limit + 1}`);
    return pageOf(rows, limit, ({ id }) => [id]);
  }
}
