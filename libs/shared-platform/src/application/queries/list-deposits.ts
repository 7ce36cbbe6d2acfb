import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { cursorInstant, type Page, pageOf, readCursor } from '#dossier';
import { Database, sql } from '#platform/database';
import type { DepositState } from '../../domain/deposit.ts';

/** A result on its way into its owner's store. */
export interface DepositLine {
  id: string;
  dossier: { id: string; code: string; procedureCode: string };
  /** Who leads the dossier. */
  owner: { code: string; name: string };
  resultCode: string;
  resultNumber: string;
  state: DepositState;
  attempts: number;
  createdAt: Date;
  settledAt: Date | null;
  /** Of the last try that did not end well; often in the words of the store. */
  reason: string | null;
}

const key = z.tuple([cursorInstant, z.uuid()]);

/** Which results went into stores, and which did not, and why. */
@Injectable()
export class ListDeposits {
  constructor(private readonly database: Database) {}

  /** The newest first. @throws dossier.cursor-invalid */
  async execute(
    state: DepositState,
    { limit, cursor }: { limit: number; cursor?: string | undefined },
  ): Promise<Page<DepositLine>> {
    const [at, id] = readCursor(cursor, key) ?? [null, null];
    const rows = await this.database.query<DepositLine>(sql`
      select d.id, jsonb_build_object('id', x.id, 'code', x.code, 'procedureCode', x.procedure_code) as dossier,
             jsonb_build_object('code', a.code, 'name', a.name) as owner, d.result_code as "resultCode",
             d.result_number as "resultNumber", d.state, d.attempts, d.created_at as "createdAt",
             d.settled_at as "settledAt", d.reason
      from shared_platform.deposit d
      join dossier.dossier x on x.id = d.dossier_id
      join organization.agency a on a.id = x.lead_agency_id
      where d.state = ${state}
        and (${at}::timestamptz is null or (d.created_at, d.id) < (${at}::timestamptz, ${id}::uuid))
      order by d.created_at desc, d.id desc limit ${limit + 1}`);
    return pageOf(rows, limit, (line) => [line.createdAt.toISOString(), line.id]);
  }
}
