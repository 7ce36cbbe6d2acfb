import { type Database, sql, type Transaction } from '#platform/database';
import { createTestDatabase, type TestDatabase } from '#testing';
import { type ExpiredLinkState, ListExpiredLinks } from './list-expired-links.ts';

const DOSSIERS = 300;
const LINKS_EACH = 20;
/** Of each hundred dossiers one. */
const FOUND = (DOSSIERS / 100) * LINKS_EACH;

/** Of each hundred dossiers one is secret, one erased and one without files; the portal has new links of all others. */
async function fill({ database }: TestDatabase): Promise<void> {
  await database.query(sql`
    with dossier as (
      insert into dossier.dossier (id, code, version, procedure_id, procedure_code, procedure_name, channel,
        receiving_agency_id, lead_agency_id, status, received_at, received_by, clock, secrecy, erased_at)
      select uuidv7(), 'H99.41.01-260304-' || lpad(n::text, 4, '0'), 1, p.id, p.code, p.name, 'direct', a.id, a.id, 'received',
             timestamptz '2026-03-04T08:30:00+07:00', 1, 'running', case n % 100 when 0 then 'restricted' else 'normal' end,
             case n % 100 when 1 then timestamptz '2026-03-04T09:00:00+07:00' end
      from generate_series(0, ${DOSSIERS - 1}) n, procedure.procedure p, organization.agency a
      where p.code = '1.001193' and a.id = (select min(id) from organization.agency)
      returning id, right(code, 4)::int as n),
    term as (
      insert into portal_sync.link_term (dossier_id, good_until, told_at)
      select id, case n % 100 when 2 then null else timestamptz '2027-01-01' end, timestamptz '2026-12-01' from dossier)
    insert into portal_sync.expired_link (dossier_id, version_id, expired_at, first_asked_at, last_asked_at, times)
    select id, gen_random_uuid(), at, at, at, 1
    from dossier, generate_series(1, ${LINKS_EACH}) l,
         lateral (select timestamptz '2026-05-01' + make_interval(mins => n * ${LINKS_EACH} + l) as at) asked`);
  await database.query(sql`analyze dossier.dossier, portal_sync.link_term, portal_sync.expired_link`);
}

/** Rows that this connection has read of them, as far as it has not told the server's statistics. */
async function linksRead(tx: Transaction): Promise<number> {
  const [counted] = await tx.query<{ rows: number }>(sql`
    select (coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::int as rows from pg_stat_xact_user_tables
    where relid = 'portal_sync.expired_link'::regclass`);
  return counted!.rows;
}

describe('files the portal came for too late', () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await createTestDatabase();
    await fill(test);
  });
  afterAll(() => test.close());

  it.each<ExpiredLinkState>(['secret', 'erased', 'gone'])(
    'are found by what keeps them from getting a new link: %s',
    async (state) => {
      const { items, read } = await test.database.transaction(async (tx) => {
        const before = await linksRead(tx);
        const page = await new ListExpiredLinks(tx as unknown as Database).execute(state, { limit: 100 });
        return { items: page.items, read: (await linksRead(tx)) - before };
      });
      expect(items.map((one) => one.state)).toEqual(Array(FOUND).fill(state));
      expect(read).toBeLessThanOrEqual(2 * FOUND);
    },
  );

  it('are those of all other states where none is asked for, a page after the other', async () => {
    const listing = new ListExpiredLinks(test.database);
    const states = new Map<string, number>();
    let cursor: string | null | undefined;
    do {
      const page = await listing.execute(undefined, { limit: 1_000, cursor: cursor ?? undefined });
      for (const { state } of page.items) states.set(state, (states.get(state) ?? 0) + 1);
      cursor = page.next;
    } while (cursor);
    expect(Object.fromEntries(states)).toEqual({
      ...{ secret: FOUND, erased: FOUND, gone: FOUND },
      renewed: DOSSIERS * LINKS_EACH - 3 * FOUND,
    });
  });
});
