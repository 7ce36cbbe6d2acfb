import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type Page, pageOf, readCursor } from '#dossier';
import { Database, sql } from '#platform/database';
import type { DifferenceKind } from '../../domain/difference.ts';
import { DIFFERENCE_STATE, HEALED_AT } from '../../persistence/difference-columns.ts';

export const DIFFERENCE_STATES = ['healed', 'mending', 'person'] as const;

/** In what the portal differed, of one dossier. */
export interface DifferenceLine {
  id: string;
  dossier: { id: string; code: string; procedureCode: string };
  kind: DifferenceKind;
  reason: string;
  since: Date;
  foundAt: Date;
  /** The comparison that found it. */
  foundIn: number;
  state: (typeof DIFFERENCE_STATES)[number];
  healedAt: Date | null;
  republication: string | null;
  tries: number;
  owner: { code: string; name: string };
}

export interface DifferenceFilter {
  state?: DifferenceLine['state'] | undefined;
  kind?: DifferenceKind | undefined;
  reconciliation?: number | undefined;
  limit: number;
  cursor?: string | undefined;
}

const cursorKey = z.tuple([z.string().regex(/^\d{1,18}$/)]);

/** Shows in what the portal differed, the newest first. */
@Injectable()
export class ListDifferences {
  constructor(private readonly database: Database) {}

  /** @throws dossier.cursor-invalid */
  async execute({
    state,
    kind,
    reconciliation,
    limit,
    cursor,
  }: DifferenceFilter): Promise<Page<DifferenceLine>> {
    const [before] = readCursor(cursor, cursorKey) ?? [null];
    const rows = await this.database.query<DifferenceLine>(sql`
      select d.id::text, jsonb_build_object('id', x.id, 'code', x.code, 'procedureCode', x.procedure_code) as dossier, d.kind,
             d.reason, d.since, d.found_at as "foundAt", d.found_in as "foundIn", ${DIFFERENCE_STATE} as state,
             ${HEALED_AT} as "healedAt", d.republication_id::text as republication, d.tries,
             jsonb_build_object('code', a.code, 'name', a.name) as owner
      from portal_sync.difference d
      join dossier.dossier x on x.id = d.dossier_id
      join organization.agency a on a.id = d.owner_agency_id
      left join portal_sync.republication r on r.id = d.republication_id
      where (${before}::bigint is null or d.id < ${before}::bigint)
        and (${kind ?? null}::text is null or d.kind = ${kind ?? null})
        and (${reconciliation ?? null}::int is null or d.found_in = ${reconciliation ?? null}::int)
        and (${state ?? null}::text is null or ${DIFFERENCE_STATE} = ${state ?? null})
      order by d.id desc limit ${limit + 1}`);
    return pageOf(rows, limit, ({ id }) => [id]);
  }
}
