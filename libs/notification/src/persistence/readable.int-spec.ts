import { Abilities } from '#authorization';
import { DossierScope } from '#dossier';
import { Directory, SECRECY_LEVELS } from '#organization';
import { sql } from '#platform/database';
import { createTestDatabase, type TestDatabase } from '#testing';
import { storeDossiers } from '../../spec/limits-reached.ts';
import { ABOVE, readable } from './readable.ts';

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

/** Dossiers of several wards, fields and levels, of which most are in the hands of somebody of elsewhere. */
async function furnish(): Promise<void> {
  const [first, second, third, fourth] = await storeDossiers(db.database, 6);
  await db.database.query(sql`update dossier.dossier set field_code = 'A' where id in (${first}, ${second})`);
  await db.database.query(
    sql`update dossier.dossier set secrecy = 'restricted' where id in (${second}, ${third})`,
  );
  await db.database.query(sql`update dossier.dossier set secrecy = 'confidential' where id = ${fourth}`);
  await db.database.query(sql`
    update organization.position
    set clearance = (array['normal', 'restricted', 'confidential'])[1 + officer_id % 3],
        fields = case officer_id % 4 when 0 then '{A}'::text[] when 1 then '{B}' else '{}' end`);
  await db.database.query(sql`
    insert into dossier.task (dossier_id, step, step_name, agency_id, role, opened_at, time_limit, assignee_id, delegate_id)
    select d.id, 'appraise', 'Thẩm định', d.lead_agency_id, 'case-officer', d.received_at,
           '{"amount": 1, "unit": "working-day"}', holder.id, delegate.id
    from dossier.dossier d, organization.officer holder, organization.officer delegate
    where holder.username = 'thuly.maivang' and delegate.username = 'thuly.benlau'`);
  await db.database.query(sql`
    insert into dossier.involvement (dossier_id, officer_id, kind, since)
    select d.id, o.id, 'watch', d.received_at from dossier.dossier d, organization.officer o
    where d.id in (${first}, ${third}) and o.username = 'thuly.congthuong'`);
  await db.database.query(sql`update dossier.task set closed_at = opened_at where dossier_id = ${first}`);
}

describe('which officers may read which dossiers, asked for all at once', () => {
  it('is what the rules say to each of them', async () => {
    await furnish();
    const officers = await db.database.query<{ officerId: number }>(sql`
      select officer_id as "officerId", jsonb_agg(jsonb_build_object('agencyId', agency_id, 'role', role, 'fields', fields,
               'clearance', clearance)) as positions
      from organization.position group by officer_id`);
    const scope = new DossierScope(new Abilities(new Directory(db.database)));
    const expected: string[] = [];
    for (const officer of officers) {
      const seen = await db.database.query<{ id: string }>(sql`
        select d.id from dossier.dossier d where ${await scope.where(officer as never)}`);
      expected.push(...seen.map(({ id }) => `${officer.officerId} ${id}`));
    }
    const found = await db.database.query<{ officer: number; dossier: string }>(sql`
      with recursive above as (${ABOVE}),
      wanted as (
        select o.id as officer_id, d.id as dossier_id from organization.officer o, dossier.dossier d)
      select officer_id as officer, dossier_id as dossier from (${readable('wanted', SECRECY_LEVELS)}) read`);
    expect(expected.length).toBeGreaterThan(20);
    expect(found.map(({ officer, dossier }) => `${officer} ${dossier}`).sort()).toEqual(expected.sort());
  });
});
