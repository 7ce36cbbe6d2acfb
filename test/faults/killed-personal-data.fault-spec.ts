import { sql } from '#platform/database';
import { testPersonalData } from '#testing';
import { killUntilDone, multiply, slowDown } from '../support/killing.ts';
import { System } from '../support/system.ts';
import { hoaBan, receive, walkTo } from '../support/walk.ts';

jest.setTimeout(240_000);

/** Three batches and a bit. */
const DOSSIERS = 1_600;
const NUMBER = '099000000001';

describe('a worker killed in the middle of', () => {
  let system: System;

  const count = async (of: ReturnType<typeof sql>): Promise<number> => {
    const [row] = await system.database.query<{ count: number }>(
      sql`select count(*)::int as count from ${of}`,
    );
    return row!.count;
  };

  beforeAll(async () => {
    system = await System.start();
    system.clock.set('2026-03-03T10:00:00+07:00');
    const officers = await hoaBan(system);
    const { id } = await receive(officers.desk);
    await walkTo('done', id, officers);
    await multiply(system.database, id, DOSSIERS, { closed_at: '2020-06-01T00:00:00Z' });
  });
  afterAll(() => system.close());

  it('a change of keys leaves every value readable, and all under the new key in the end', async () => {
    await slowDown(system.database, 'personal_data.key_change', 0.3);
    const administrator = await system.signIn('quantri.tinh');
    const { status, body } = await administrator.post('/administration/data-keys');
    expect(status).toBe(201);
    const underNewKey = sql`dossier.applicant
      where substring(identity_sealed from 2 for 4) = int4send(${body.dataKey}::int)`;
    const total = await count(sql`dossier.applicant`);
    const kills = await killUntilDone(system, total, () => count(underNewKey));
    expect(kills).toBeGreaterThan(1);

    const personal = testPersonalData(system.database);
    const rows = await system.database.query<{ id: string; sealed: Buffer }>(sql`
      select dossier_id as id, identity_sealed as sealed from dossier.applicant`);
    const numbers = await Promise.all(
      rows.map(({ id, sealed }) =>
        personal.open(sealed, { column: 'dossier.applicant.identity_sealed', row: id }),
      ),
    );
    expect(new Set(numbers)).toEqual(new Set([NUMBER]));
    expect(numbers).toHaveLength(total);

    system.startWorker();
    system.clock.advance({ minutes: 5 });
    await system.until('the old key is retired', async () => {
      const { body: shown } = await administrator.get('/administration/data-keys');
      if (!shown.change.doneAt) throw new Error(JSON.stringify(shown.change));
    });
    await system.killWorkers();
  });

  it('the retention erases every dossier whose time has come, each once', async () => {
    const administrator = await system.signIn('quantri.tinh');
    const rule = { years: 5, ground: 'Thông tư thử' };
    await system.database.query(sql`drop function public.dawdle cascade`);
    await slowDown(system.database, 'dossier.applicant', 0.001);
    expect(
      (await administrator.send('PUT', '/administration/retention-rules/1.001193', rule, {})).status,
    ).toBe(204);
    const due = await count(sql`dossier.dossier where closed_at < '2021-01-01'`);
    const erased = sql`dossier.applicant where identity_sealed is null`;
    const kills = await killUntilDone(system, due, () => count(erased));
    expect(kills).toBeGreaterThan(1);
    expect(await count(sql`dossier.dossier where erased_at is not null`)).toBe(due);
    expect(await count(sql`audit.entry where action = 'dossier.erase-personal-data'`)).toBe(due);
    expect(await count(sql`platform.outbox_message where name = 'dossier.personal-data-erased.v1'`)).toBe(
      due,
    );
  });
});
