import { Injectable } from '@nestjs/common';
import { Database, sql } from '#platform/database';
import type { ProcedureDefinition } from '../domain/procedure.ts';
import { procedureProblem } from '../domain/procedure.problems.ts';

/** A procedure version by its id, as dossiers refer to it. */
export interface ProcedureVersion {
  readonly id: number;
  readonly version: number;
  readonly definition: ProcedureDefinition;
}

/** The civil dates between which a version is in force. */
interface Validity {
  id: number;
  validFrom: string;
  validTo: string | null;
}

/** The catalogue as other modules ask it. */
@Injectable()
export class Procedures {
  /** Versions never change once written, so what was read once stays right. */
  private readonly versions = new Map<number, ProcedureVersion>();

  constructor(private readonly database: Database) {}

  /**
   * The version a dossier received on this civil date falls under.
   * @throws procedure.unknown, or procedure.not-in-force with the dates it was.
   */
  async inForce(code: string, date: string): Promise<ProcedureVersion> {
    const rows = await this.database.queryPrepared<Validity>(sql`
      select id, valid_from::text as "validFrom", valid_to::text as "validTo"
      from procedure.procedure where code = ${code} order by version desc`);
    if (rows.length === 0) throw procedureProblem('procedure.unknown', { code });
    // The newest version that has begun rules alone: one that has ended does not give way to those before it.
    const begun = rows.find(({ validFrom }) => validFrom <= date);
    if (begun && (begun.validTo === null || date <= begun.validTo)) return this.byId(begun.id);
    const newest = begun ?? rows[0];
    throw procedureProblem('procedure.not-in-force', {
      code,
      date,
      from: newest?.validFrom ?? '',
      to: newest?.validTo ?? '…',
    });
  }

  /** The version imported last, in force or not: what a workflow for dossiers to come is made for. @throws procedure.unknown */
  async newest(code: string): Promise<ProcedureVersion> {
    const [row] = await this.database.query<{ id: number }>(sql`
      select id from procedure.procedure where code = ${code} order by version desc limit 1`);
    if (!row) throw procedureProblem('procedure.unknown', { code });
    return this.byId(row.id);
  }

  async byId(id: number): Promise<ProcedureVersion> {
    const known = this.versions.get(id);
    if (known) return known;
    const [row] = await this.database.query<ProcedureVersion>(sql`
      select id, version, definition from procedure.procedure where id = ${id}`);
    if (!row) throw new Error(`procedure version ${id} does not exist`);
    this.versions.set(id, row);
    return row;
  }
}
