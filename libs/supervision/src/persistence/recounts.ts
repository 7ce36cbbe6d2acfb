import { Injectable } from '@nestjs/common';
import { Database, sql, type Sql } from '#platform/database';
import type { Figure } from '../domain/board-figures.ts';
import type { CellKey } from '../domain/recount.ts';

export interface RunningRecount {
  id: number;
  /** The last agency that was recounted. */
  after: number;
}

/** What became of an agency. */
export interface Recounted {
  id: number;
  /** Nothing where it could not be compared. */
  compared: { dossiers: number; differences: readonly Difference[] } | undefined;
}

/** A figure that was not what the histories make of it. */
export interface Difference extends CellKey {
  figure: Figure;
  shown: number;
  recounted: number;
}

/** One that shows no sign of life for so long has lost its worker. */
const ABANDONED_AFTER_MS = 10 * 60_000;

/** How far the nights' recounts have come. */
@Injectable()
export class Recounts {
  constructor(private readonly database: Database) {}

  /** Takes the one of a day, unless another is at it or it is done. Any number of workers may ask. */
  async claim(day: string, now: Date): Promise<RunningRecount | undefined> {
    const [claimed] = await this.database.query<RunningRecount>(sql`
      insert into supervision.recount as r (day, began_at, touched_at) values (${day}::date, ${now}, ${now})
      on conflict (day) do update set touched_at = excluded.touched_at
        where r.ended_at is null and r.touched_at <= ${new Date(now.getTime() - ABANDONED_AFTER_MS)}
      returning id, after`);
    return claimed;
  }

  /**
   * Writes what became of an agency, with the differences; what differs is counted anew.
   * @returns false where another worker has gone on without this one
   */
  async settle(
    { id, after }: RunningRecount,
    { id: agencyId, compared }: Recounted,
    now: Date,
  ): Promise<boolean> {
    const differences = compared?.differences ?? [];
    const counted =
      compared === undefined
        ? sql`not_compared = not_compared || ${agencyId}::int`
        : sql`agencies = agencies + 1, dossiers = dossiers + ${compared.dossiers}`;
    const [settled] = await this.database.query<{ id: number }>(sql`
      with own as (
        update supervision.recount set after = ${agencyId}, ${counted}, touched_at = ${now}
        where id = ${id} and after = ${after} returning id),
      noted as (${noted(agencyId, differences)}),
      marked as (
        insert into supervision.board_mark (lead_agency_id)
        select ${agencyId}::int from own where ${differences.length > 0}::boolean)
      select id from own`);
    return settled !== undefined;
  }

  async end({ id }: RunningRecount, now: Date): Promise<void> {
    await this.database.query(sql`
      update supervision.recount set ended_at = ${now}, touched_at = ${now} where id = ${id}`);
  }
}

const noted = (agencyId: number, differences: readonly Difference[]): Sql => sql`
  insert into supervision.recount_difference (recount_id, lead_agency_id, kind, procedure_code, field_code, secrecy,
    unit_id, officer_id, figure, shown, recounted)
  select own.id, ${agencyId}::int, x.kind, x."procedureCode", x."fieldCode", x.secrecy, x."unitId", x."officerId", x.figure,
         x.shown, x.recounted
  from own, jsonb_to_recordset(${JSON.stringify(differences)}::jsonb)
       as x(kind text, "procedureCode" text, "fieldCode" text, secrecy text, "unitId" integer, "officerId" integer,
            figure text, shown integer, recounted integer)`;
