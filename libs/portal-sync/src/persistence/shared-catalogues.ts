import { type Queryable, sql, type Sql } from '#platform/database';
import type {
  CatalogueDifference,
  CatalogueEntry,
  CatalogueName,
  DifferenceCounts,
} from '../domain/shared-catalogue.ts';

/** A dry run. */
export interface CataloguePull {
  id: string;
  catalogue: CatalogueName;
  pulledAt: Date;
  state: 'proposed' | 'equal' | 'superseded' | 'applied';
}

/** What was pulled beside what is held; only lines that differ. */
const differing = (catalogue: CatalogueName, entries: Sql): Sql => sql`
  (with pulled as (
     select code, name, attributes from jsonb_to_recordset(${entries}) as p(code text, name text, attributes jsonb)),
   held as (
     select code, name, attributes from portal_sync.catalogue_entry where catalogue = ${catalogue} and gone_at is null)
   select coalesce(p.code, h.code) as code,
          case when h.code is null then 'added' when p.code is null then 'gone' else 'changed' end as kind,
          case when h.code is not null then jsonb_build_object('name', h.name, 'attributes', h.attributes) end as before,
          case when p.code is not null then jsonb_build_object('name', p.name, 'attributes', p.attributes) end as after
   from pulled p full join held h on h.code = p.code
   where h.code is null or p.code is null or (h.name, h.attributes) is distinct from (p.name, p.attributes))`;

const COUNTS = sql`
  count(*) filter (where kind = 'added')::int as added, count(*) filter (where kind = 'changed')::int as changed,
  count(*) filter (where kind = 'gone')::int as gone`;

const pulledEntries = (id: string): Sql =>
  sql`(select entries from portal_sync.catalogue_pull where id = ${id})`;

export async function countDifferences(
  queryable: Queryable,
  catalogue: CatalogueName,
  entries: readonly CatalogueEntry[],
): Promise<DifferenceCounts> {
  const [counts] = await queryable.query<DifferenceCounts>(sql`
    select ${COUNTS} from ${differing(catalogue, sql`${JSON.stringify(entries)}::jsonb`)} d`);
  return counts ?? { added: 0, changed: 0, gone: 0 };
}

export async function countOfPull(
  queryable: Queryable,
  { id, catalogue }: CataloguePull,
): Promise<DifferenceCounts> {
  const [counts] = await queryable.query<DifferenceCounts>(sql`
    select ${COUNTS} from ${differing(catalogue, pulledEntries(id))} d`);
  return counts ?? { added: 0, changed: 0, gone: 0 };
}

/** By code, from behind `after` on. */
export const differencesOfPull = (
  queryable: Queryable,
  { id, catalogue }: CataloguePull,
  { after, limit }: { after: string; limit: number },
): Promise<CatalogueDifference[]> =>
  queryable.query<CatalogueDifference>(sql`
    select kind, code, before, after from ${differing(catalogue, pulledEntries(id))} d
    where code collate "C" > ${after} order by code collate "C" limit ${limit}`);

/** Whoever pulls a catalogue at the same time waits. What nobody decided on before is superseded. */
export async function keepPull(
  queryable: Queryable,
  pull: CataloguePull & { by: number | null; entries: readonly CatalogueEntry[] },
): Promise<void> {
  await queryable.query(sql`
    select pg_advisory_xact_lock(hashtextextended(${`portal_sync.catalogue_pull:${pull.catalogue}`}, 0))`);
  await queryable.query(sql`
    update portal_sync.catalogue_pull set state = 'superseded', settled_at = ${pull.pulledAt}
    where catalogue = ${pull.catalogue} and state = 'proposed'`);
  await queryable.query(sql`
    insert into portal_sync.catalogue_pull (id, catalogue, pulled_at, pulled_by, entries, state)
    values (${pull.id}, ${pull.catalogue}, ${pull.pulledAt}, ${pull.by}, ${JSON.stringify(pull.entries)}::jsonb, ${pull.state})`);
}

export async function pullOf(queryable: Queryable, id: string): Promise<CataloguePull | undefined> {
  const [pull] = await queryable.query<CataloguePull>(sql`
    select id, catalogue, pulled_at as "pulledAt", state from portal_sync.catalogue_pull where id = ${id}`);
  return pull;
}

/** @returns false when it is not what is proposed any more. */
export async function applyPull(
  queryable: Queryable,
  { id, catalogue }: CataloguePull,
  { at, by }: { at: Date; by: number },
): Promise<boolean> {
  const applied = await queryable.query(sql`
    update portal_sync.catalogue_pull set state = 'applied', settled_at = ${at}, settled_by = ${by}
    where id = ${id} and state = 'proposed' returning id`);
  if (applied.length === 0) return false;
  await queryable.query(sql`
    with pulled as (
      select code, name, attributes from jsonb_to_recordset(${pulledEntries(id)}) as p(code text, name text, attributes jsonb)),
    gone as (
      update portal_sync.catalogue_entry e set gone_at = ${at}
      where e.catalogue = ${catalogue} and e.gone_at is null and e.code not in (select code from pulled))
    insert into portal_sync.catalogue_entry as e (catalogue, code, name, attributes)
    select ${catalogue}, code, name, attributes from pulled
    on conflict (catalogue, code) do update
    set name = excluded.name, attributes = excluded.attributes, gone_at = null
    where e.gone_at is not null or (e.name, e.attributes) is distinct from (excluded.name, excluded.attributes)`);
  return true;
}
