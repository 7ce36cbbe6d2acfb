import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { cursorInstant, type Page, pageOf, readCursor } from '#dossier';
import { Database, sql } from '#platform/database';
import type { CivilTellingState } from '../../domain/civil-status.ts';

/** A dossier of the civil-status system, and how far that was told of it. */
export interface CivilTellingLine {
  dossier: { id: string; code: string; procedureCode: string };
  /** MaHoSoLT. */
  code: string;
  /** Who leads the dossier. */
  owner: { code: string; name: string };
  state: CivilTellingState;
  toldSequence: number;
  attempts: number;
  createdAt: Date;
  settledAt: Date | null;
  /** Of the last try that did not end well. */
  reason: string | null;
}

const key = z.tuple([cursorInstant, z.uuid()]);

/** Of which dossiers the civil-status system knows all, and of which it does not, and why. */
@Injectable()
export class ListCivilTellings {
  constructor(private readonly database: Database) {}

  /** The newest first. @throws dossier.cursor-invalid */
  async execute(
    state: CivilTellingState,
    { limit, cursor }: { limit: number; cursor?: string | undefined },
  ): Promise<Page<CivilTellingLine>> {
    const [at, id] = readCursor(cursor, key) ?? [null, null];
    const rows = await this.database.query<CivilTellingLine>(sql`
      select jsonb_build_object('id', x.id, 'code', x.code, 'procedureCode', x.procedure_code) as dossier, t.code,
             jsonb_build_object('code', g.code, 'name', g.name) as owner, t.state,
             t.told_sequence as "toldSequence", t.attempts, t.created_at as "createdAt",
             t.settled_at as "settledAt", t.reason
      from shared_platform.civil_telling t
      join dossier.dossier x on x.id = t.dossier_id
      join organization.agency g on g.id = x.lead_agency_id
      where t.state = ${state}
        and (${at}::timestamptz is null or (t.created_at, t.dossier_id) < (${at}::timestamptz, ${id}::uuid))
      order by t.created_at desc, t.dossier_id desc limit ${limit + 1}`);
    return pageOf(rows, limit, (line) => [line.createdAt.toISOString(), line.dossier.id]);
  }
}
