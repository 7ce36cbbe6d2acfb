import fc from 'fast-check';
import { sql } from '#platform/database';
import { createTestDatabase, type TestDatabase } from '#testing';
import { within } from '../domain/principal.ts';
import { loadPrincipal } from './load-principal.ts';

const ROLES = ['case-officer', 'unit-head'] as const;
const FIELDS = ['F1', 'F2'];
const PROCEDURES = ['P1', 'P2'];
const MATTERS = [
  ['F1', 'P1'],
  ['F2', 'P1'],
  ['F2', 'P3'],
] as const;
const START = Date.parse('2026-03-02T08:00:00+07:00');
const at = (minute: number): Date => new Date(START + minute * 60_000);

const minute = fc.nat(20);
const codes = (all: string[]) => fc.oneof(fc.constant<string[]>([]), fc.subarray(all));
const given = fc
  .record({
    from: fc.nat(3),
    to: fc.nat(3),
    role: fc.constantFrom(...ROLES),
    starts: minute,
    lasts: fc.integer({ min: 1, max: 25 }),
    ended: fc.option(minute, { freq: 2 }),
    fields: codes(FIELDS),
    procedures: codes(PROCEDURES),
  })
  .filter(({ from, to }) => from !== to);
const worlds = fc.record({
  /** For each of four officers, the posts they hold and the fields these are confined to. */
  posts: fc.array(fc.record({ roles: fc.subarray([...ROLES], { minLength: 1 }), fields: codes(FIELDS) }), {
    minLength: 4,
    maxLength: 4,
  }),
  delegations: fc.array(given, { minLength: 3, maxLength: 10 }),
});
type World = typeof worlds extends fc.Arbitrary<infer One> ? One : never;

/** Whose posts somebody acts under in a matter at an instant, as one would find out from the papers alone. */
const papersSay = (
  { posts, delegations }: World,
  who: number,
  now: number,
  [field, procedure]: readonly [string, string],
) =>
  delegations
    .filter(({ to }) => to === who)
    .filter(({ starts, lasts, ended }) => starts <= now && now < starts + lasts && ended === null)
    .filter(({ from, role }) => posts[from]!.roles.includes(role))
    .filter((one) => {
      const own = posts[one.from]!.fields;
      const ofThePost = own.length === 0 || own.includes(field);
      const whole = one.fields.length + one.procedures.length === 0;
      return ofThePost && (whole || one.fields.includes(field) || one.procedures.includes(procedure));
    })
    .map(({ from, role }) => `${from} ${role}`);

let test: TestDatabase;
let officers: number[];
let agencyId: number;

beforeAll(async () => {
  test = await createTestDatabase();
  const rows = await test.database.query<{ id: number }>(sql`
    with officer as (
           insert into organization.officer (username, full_name, email_sealed)
           select 'to.' || n, 'Mẫu ' || n, ''::bytea from generate_series(0, 3) n returning id, username),
         account as (
           insert into identity.account (username, password_hash, officer_id) select username, 'x', id from officer)
    select id from officer order by username`);
  officers = rows.map(({ id }) => id);
  const [agency] = await test.database.query<{ id: number }>(sql`
    select id from organization.agency where code = 'H99.41'`);
  agencyId = agency!.id;
});
afterAll(() => test.close());

async function build({ posts, delegations }: World): Promise<void> {
  const held = posts.flatMap(({ roles, fields }, who) =>
    roles.map((role) => ({ officer: officers[who], role, fields })),
  );
  const rows = delegations.map(({ from, to, starts, lasts, ended, ...one }) => ({
    ...{ ...one, from: officers[from], to: officers[to], starts: at(starts), ends: at(starts + lasts) },
    ended: ended === null ? null : at(ended),
  }));
  await test.database.query(sql`
    with gone as (delete from organization.delegation),
         left_posts as (delete from organization.position where officer_id = any(${officers}::int[]))
    select 1`);
  await test.database.query(sql`
    with held as (
      insert into organization.position (officer_id, agency_id, role, title, fields)
      select h.officer, ${agencyId}, h.role, 'Thử', h.fields
      from jsonb_to_recordset(${JSON.stringify(held)}::jsonb) as h(officer int, role text, fields text[]))
    insert into organization.delegation (kind, from_officer_id, agency_id, role, to_officer_id, starts_at, ends_at, fields,
      procedures, absent, reason, made_at, made_by, ended_at, ended_by, end_reason)
    select 'delegation', d.from, ${agencyId}, d.role, d.to, d.starts, d.ends, d.fields, d.procedures, false, 'Thử', d.starts,
           d.from, d.ended, case when d.ended is not null then d.from end, case when d.ended is not null then 'Thử' end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
         as d("from" int, "to" int, role text, starts timestamptz, ends timestamptz, fields text[], procedures text[],
              ended timestamptz)`);
}

/** Checks one officer at one instant in every matter; how many posts of others they act under there. */
async function checked(world: World, who: number, now: number): Promise<number> {
  const principal = await loadPrincipal(test.database, sql`a.username = ${`to.${who}`}`, at(now));
  let met = 0;
  for (const [fieldCode, procedureCode] of MATTERS) {
    const { positions } = within(principal!, { fieldCode, procedureCode });
    const acted = positions.flatMap(({ onBehalfOf, role }) =>
      onBehalfOf ? [`${officers.indexOf(onBehalfOf.officerId)} ${role}`] : [],
    );
    const said = papersSay(world, who, now, [fieldCode, procedureCode]);
    expect([...new Set(acted)].sort()).toEqual([...new Set(said)].sort());
    met += said.length;
  }
  const own = principal!.positions.filter(({ onBehalfOf }) => !onBehalfOf);
  expect(own.map(({ role }) => role).sort()).toEqual([...world.posts[who]!.roles].sort());
  expect(principal!.positions.slice(0, own.length)).toEqual(own);
  return met;
}

it('whose posts an officer acts under is what the papers say, at any instant and in any matter', async () => {
  let met = 0;
  await fc.assert(
    fc.asyncProperty(worlds, minute, async (world, now) => {
      await build(world);
      for (const who of officers.keys()) met += await checked(world, who, now);
    }),
    { numRuns: 60 },
  );
  expect(met).toBeGreaterThan(20);
});
