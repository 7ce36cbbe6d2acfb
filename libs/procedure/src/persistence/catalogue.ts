import { type Queryable, sql, type Sql, type Transaction } from '#platform/database';
import type { ProcedureDefinition } from '../domain/procedure.ts';

/** The newest version of each of these procedures, whether it is in force or not, by code. */
export async function newestDefinitions(
  database: Queryable,
  codes: readonly string[],
): Promise<Map<string, ProcedureDefinition>> {
  const rows = await database.query<{ definition: ProcedureDefinition }>(sql`
    select distinct on (code) definition from procedure.procedure
    where code = any(${codes}) order by code, version desc`);
  return new Map(rows.map(({ definition }) => [definition.code, definition]));
}

export async function catalogueRevision(database: Queryable): Promise<number> {
  const [row] = await database.query<{ number: number }>(
    sql`select number from procedure.catalogue_revision`,
  );
  return numberOf(row);
}

/** The revision, held until the transaction ends: nobody else changes the catalogue meanwhile. */
export async function holdRevision(tx: Transaction): Promise<number> {
  const [row] = await tx.query<{ number: number }>(sql`
    select number from procedure.catalogue_revision for update`);
  return numberOf(row);
}

export const advanceRevision = (): Sql => sql`update procedure.catalogue_revision set number = number + 1`;

/**
 * Writes each definition as the next version of its procedure, all in one statement.
 * @param definitions a query with the one column `definition`, at most one of a code
 */
export const insertVersions = (definitions: Sql): Sql => sql`
  insert into procedure.procedure
    (code, version, name, field_code, field_name, valid_from, valid_to, definition)
  select offered.definition ->> 'code', coalesce(newest.version, 0) + 1, offered.definition ->> 'name',
         offered.definition -> 'field' ->> 'code', offered.definition -> 'field' ->> 'name',
         (offered.definition ->> 'validFrom')::date, (offered.definition ->> 'validTo')::date, offered.definition
  from (${definitions}) offered
  left join lateral (select max(version) as version from procedure.procedure
                     where code = offered.definition ->> 'code') newest on true
  order by 1`;

function numberOf(row: { number: number } | undefined): number {
  if (!row) throw new Error('procedure.catalogue_revision has no row');
  return row.number;
}
