import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { cursorInstant, type Page, pageOf, readCursor } from '#dossier';
import { Database, sql } from '#platform/database';
import type { CivilArrivalState } from '../../domain/civil-status.ts';

/** A dossier the civil-status system listed. */
export interface CivilArrivalLine {
  code: string;
  state: CivilArrivalState;
  attempts: number;
  sentAt: Date | null;
  createdAt: Date;
  settledAt: Date | null;
  /** Of the last try that did not end well. */
  reason: string | null;
}

const key = z.tuple([cursorInstant, z.string()]);

/** Which listed dossiers were fetched, and which were not, and why. */
@Injectable()
export class ListCivilArrivals {
  constructor(private readonly database: Database) {}

  /** The newest first. @throws dossier.cursor-invalid */
  async execute(
    state: CivilArrivalState,
    { limit, cursor }: { limit: number; cursor?: string | undefined },
  ): Promise<Page<CivilArrivalLine>> {
    const [at, code] = readCursor(cursor, key) ?? [null, null];
    const rows = await this.database.query<CivilArrivalLine>(sql`
      select a.code, a.state, a.attempts, a.sent_at as "sentAt", a.created_at as "createdAt",
             a.settled_at as "settledAt", a.reason
      from shared_platform.civil_arrival a
      where a.state = ${state}
        and (${at}::timestamptz is null or (a.created_at, a.code) < (${at}::timestamptz, ${code}::text))
      order by a.created_at desc, a.code desc limit ${limit + 1}`);
    return pageOf(rows, limit, (line) => [line.createdAt.toISOString(), line.code]);
  }
}
