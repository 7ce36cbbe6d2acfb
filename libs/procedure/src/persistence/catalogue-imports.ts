import { empty, type Queryable, sql, type Sql, type Transaction } from '#platform/database';
import type { Finding, ImportItem, ImportSource, ImportState } from '../domain/catalogue-import.ts';

/** A dry run as its row keeps it. */
export interface StoredImport {
  id: string;
  source: ImportSource;
  fileName: string | null;
  digest: string;
  complete: boolean;
  effectiveOn: string;
  basedOn: number;
  state: ImportState;
  total: number;
  unchanged: number;
  proposedAt: Date;
  proposedBy: string;
  decidedAt: Date | null;
  decidedBy: string | null;
}

export type NewImport = Omit<StoredImport, 'state' | 'unchanged' | 'decidedAt' | 'decidedBy'>;

/** @returns the statement; `unchanged` is told by {@link settleCounts} once it is known. */
export const insertImport = (one: NewImport): Sql => sql`
  insert into procedure.catalogue_import
    (id, source, file_name, digest, complete, effective_on, based_on, total, unchanged, proposed_at, proposed_by)
  values (${one.id}, ${one.source}, ${one.fileName}, ${one.digest}, ${one.complete}, ${one.effectiveOn},
          ${one.basedOn}, ${one.total}, 0, ${one.proposedAt}, ${one.proposedBy})`;

/** What of the source is neither new nor changed stays as it is. */
export const settleCounts = (id: string): Sql => sql`
  update procedure.catalogue_import
  set unchanged = total - (select count(*) from procedure.catalogue_import_item
                           where import_id = ${id} and kind in ('new', 'changed'))
  where id = ${id}`;

/** @param from position of the first */
export const insertItems = (id: string, from: number, items: readonly ImportItem[]): Sql => sql`
  insert into procedure.catalogue_import_item (import_id, position, code, name, kind, changes, definition)
  select ${id}, ${from}::int + ordinal - 1, item ->> 'code', item ->> 'name', item ->> 'kind', item -> 'changes',
         item -> 'definition'
  from jsonb_array_elements(${JSON.stringify(items)}::jsonb) with ordinality as given (item, ordinal)`;

/** @param from position of the first */
export const insertFindings = (id: string, from: number, findings: readonly Finding[]): Sql => sql`
  insert into procedure.catalogue_import_finding (import_id, position, code, procedure_code, pointer, vi, en)
  select ${id}, ${from}::int + ordinal - 1, item ->> 'code', item ->> 'procedure', item ->> 'pointer',
         item ->> 'vi', item ->> 'en'
  from jsonb_array_elements(${JSON.stringify(findings)}::jsonb) with ordinality as given (item, ordinal)`;

/**
 * Whatever the catalogue has beyond `effectiveOn` and the source lacks: its newest version again, received for the last
 * time on that day. What was to begin later ends the day it would have begun.
 */
export const insertAbolished = (
  id: string,
  { effectiveOn, kept, from }: { effectiveOn: string; kept: readonly string[]; from: number },
): Sql => sql`
  insert into procedure.catalogue_import_item (import_id, position, code, name, kind, changes, definition)
  select ${id}, ${from}::int + row_number() over (order by code) - 1, code, name, 'abolished',
         jsonb_build_array(jsonb_build_object(
           'pointer', '/validTo', 'field', jsonb_build_object('vi', 'Hiệu lực đến ngày', 'en', 'In force until'),
           'before', definition -> 'validTo', 'after', to_jsonb(last_day::text))),
         jsonb_set(definition, '{validTo}', to_jsonb(last_day::text))
  from (select distinct on (code) code, name, valid_to, definition,
               greatest(${effectiveOn}::date, valid_from) as last_day
        from procedure.procedure order by code, version desc) newest
  where (valid_to is null or valid_to > last_day) and code <> all(${kept})`;

const columns = sql`
  id, source, file_name as "fileName", digest, complete, effective_on::text as "effectiveOn", based_on as "basedOn",
  state, total, unchanged, proposed_at as "proposedAt", proposed_by as "proposedBy", decided_at as "decidedAt",
  decided_by as "decidedBy"`;

export async function findImport(database: Queryable, id: string): Promise<StoredImport | undefined> {
  const [row] = await database.query<StoredImport>(sql`
    select ${columns} from procedure.catalogue_import where id = ${id}`);
  return row;
}

/**
 * Dry runs with what they hold of each kind. Walks the primary key backwards and stops with the page: ids are UUIDs of
 * version 7, which grow with time, so that the few rows there are need no index of their own.
 */
export const newestImports = (rows: number, after: string | undefined): Sql => sql`
  select ${columns}, held.*, odd.*
  from (select * from procedure.catalogue_import
        ${after === undefined ? empty : sql`where id < ${after}`} order by id desc limit ${rows}) newest
  cross join lateral (select count(*) filter (where kind = 'new')::int as new,
                             count(*) filter (where kind = 'changed')::int as changed,
                             count(*) filter (where kind = 'abolished')::int as abolished
                      from procedure.catalogue_import_item where import_id = newest.id) held
  cross join lateral (select count(*)::int as findings
                      from procedure.catalogue_import_finding where import_id = newest.id) odd
  order by id desc`;

/** The dry run, held until the transaction ends: it is decided once. */
export async function holdImport(tx: Transaction, id: string): Promise<StoredImport | undefined> {
  const [row] = await tx.query<StoredImport>(sql`
    select ${columns} from procedure.catalogue_import where id = ${id} for update`);
  return row;
}

export const decideImport = (
  id: string,
  state: 'applied' | 'discarded',
  { at, by }: { at: Date; by: string },
): Sql => sql`
  update procedure.catalogue_import set state = ${state}, decided_at = ${at}, decided_by = ${by} where id = ${id}`;

/** The versions a dry run would write, for {@link insertVersions}. */
export const proposedDefinitions = (id: string): Sql => sql`
  select definition from procedure.catalogue_import_item where import_id = ${id}`;
