import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { HISTORY_LOG } from '#dossier';
import { ENTRY_LOG, insertAuditEntries } from '#platform/audit';
import { raw as named, sql } from '#platform/database';
import { A, B, SealedTrail } from '../support/sealed-trail.ts';

describe('37. the sealed audit trail', () => {
  let trail: SealedTrail;

  beforeEach(async () => {
    trail = await SealedTrail.start();
  });
  afterEach(() => trail.close());

  it('is as it was written when nobody has touched it', async () => {
    const figures = await trail.verify();
    expect(figures).toMatchObject({ seals: 3, exported: 3, waiting: 2 });
    expect(figures.rows['dossier.history']).toBe(7);
  });

  describe('whoever', () => {
    const editedEntry = [
      ['at', sql`at + interval '1 microsecond'`],
      ['actor', sql`'ai.do'`],
      ['officer_id', sql`2`],
      ['on_behalf_of', sql`2`],
      ['address', sql`'10.0.0.1'`],
      ['action', sql`'dossier.look'`],
      ['correlation_id', sql`'another-one'`],
      ['outcome', sql`'refused'`],
      ['change', sql`'{}'::jsonb`],
      ['details', sql`'{"version": 2, "more": null}'::jsonb`],
      ['hash', sql`sha256('')`],
    ] as const;

    it('edits any one column of an entry is found at that entry', async () => {
      const id = await trail.idOf(2);
      const found: unknown[] = [];
      await trail.database.query(sql`create table public.kept as select * from audit.entry where id = ${id}`);
      for (const [column, value] of editedEntry) {
        await trail.tamper(sql`update audit.entry set ${named(column)} = ${value} where id = ${id}`);
        found.push([column, await trail.breach()]);
        await trail.tamper(sql`
          update audit.entry e set ${named(column)} = k.${named(column)} from public.kept k where e.id = k.id`);
      }
      expect(found).toEqual(editedEntry.map(([column]) => [column, `audit.entry ${id} altered`]));
      await trail.verify();
    });

    it.each([
      ['comment', sql`comment || '.'`],
      ['details', sql`'{}'::jsonb`],
      ['to_steps', sql`'{review,payment}'`],
      ['due_at', sql`at`],
      ['officer_name', sql`'Ai đó'`],
    ])('edits the %s of a line of history is found at that line', async (column, value) => {
      await trail.tamper(
        sql`update dossier.history set ${named(column)} = ${value} where dossier_id = ${A} and sequence = 2`,
      );
      expect(await trail.breach()).toBe(`dossier.history ${A}/2 altered`);
    });

    it('edits a row and works out hashes and chain anew is found at that row', async () => {
      await trail.tamper(
        sql`update dossier.history set comment = 'khác' where dossier_id = ${A} and sequence = 2`,
        ...[2, 3, 4].map(
          (sequence) => sql`
            update dossier.history h
            set hash = sha256((select p.hash from dossier.history p
                               where p.dossier_id = ${A} and p.sequence = ${sequence - 1})
                              || dossier.history_content(h))
            where dossier_id = ${A} and sequence = ${sequence}`,
        ),
      );
      expect(await trail.breach()).toBe(`dossier.history ${A}/2 altered`);
    });

    it('edits a row that waits for its seal is found at that row', async () => {
      await trail.tamper(
        sql`update dossier.history set comment = 'khác' where dossier_id = ${A} and sequence = 4`,
      );
      expect(await trail.breach()).toBe(`dossier.history ${A}/4 altered`);
      await trail.sealer().execute();
      expect(await trail.breach()).toBe(`dossier.history ${A}/4 altered`);
    });

    it('deletes a row is found by its name', async () => {
      const id = await trail.idOf(2);
      await trail.tamper(sql`delete from audit.entry where id = ${id}`);
      expect(await trail.breach()).toBe(`audit.entry ${id} missing`);
    });

    it('deletes a line of history is found by its name', async () => {
      await trail.tamper(sql`delete from dossier.history where dossier_id = ${A} and sequence = 2`);
      expect(await trail.breach()).toBe(`dossier.history ${A}/2 missing`);
    });

    it('deletes the newest under seal together with its chain head is found by its name', async () => {
      await trail.sealer().execute();
      const id = await trail.idOf(4);
      await trail.tamper(
        sql`delete from audit.entry where id = ${id}`,
        sql`update audit.chain c set length = 3, head = e.hash from audit.entry e
            where c.subject_id = ${A} and e.subject_id = ${A} and e.position = 3`,
      );
      expect(await trail.breach()).toBe(`audit.entry ${id} missing`);
    });

    it('deletes what waits with all that tells of it but the dossier is found at the dossier', async () => {
      await trail.tamper(
        sql`delete from audit.waiting where log = 'dossier.history'`,
        sql`delete from dossier.history where dossier_id = ${A} and sequence = 4`,
      );
      expect(await trail.breach()).toBe(`dossier.history of ${A}, number 4 missing`);
    });

    it('deletes an entry that waits is found by where its chain ends', async () => {
      const id = await trail.idOf(4);
      await trail.tamper(
        sql`delete from audit.waiting where log = 'audit.entry'`,
        sql`delete from audit.entry where id = ${id}`,
      );
      expect(await trail.breach()).toBe(`audit.entry of dossier ${A}, number 4 missing`);
    });

    it('inserts a row is found at that row', async () => {
      await trail.tamper(sql`
        insert into audit.entry (at, actor, action, subject_type, subject_id, correlation_id, details, position, hash)
        values (now(), 'ai.do', 'dossier.act', 'dossier', ${B}, 'made-up', '{}', 4, sha256(''))`);
      const [{ id }] = (await trail.database.query<{ id: string }>(
        sql`select id from audit.entry where actor = 'ai.do'`,
      )) as [{ id: string }];
      expect(await trail.breach()).toBe(`audit.entry ${id} inserted`);
    });

    it('lets two rows change places in their chain is found at the first', async () => {
      await trail.tamper(
        sql`update audit.entry set position = -position where subject_id = ${A} and position in (2, 3)`,
        sql`update audit.entry set position = 5 + position where subject_id = ${A} and position < 0`,
      );
      expect(await trail.breach()).toBe(`audit.entry ${await trail.idOf(3)} moved`);
    });

    it('lets two rows change their ids is found at the first', async () => {
      const [second, third] = [await trail.idOf(2), await trail.idOf(3)];
      await trail.sealer().execute();
      await trail.tamper(
        sql`alter table audit.entry alter column id drop identity`,
        sql`update audit.entry set id = -id where id in (${second}, ${third})`,
        sql`update audit.entry set id = case when -id = ${second}::bigint then ${third}::bigint else ${second}::bigint end
            where id < 0`,
      );
      expect(await trail.breach()).toBe(`audit.entry ${second} moved`);
    });

    it('alters what a seal covers is found at that seal', async () => {
      await trail.tamper(sql`update audit.seal set refs[1] = refs[1] || '0' where number = 2`);
      expect(await trail.breach()).toBe('audit.seal 2 altered');
    });

    it('signs a seal anew with a key of their own is found at that seal', async () => {
      const theirs = trail.keys({ AUDIT_SIGNING_KEY: Buffer.alloc(32, 9).toString('base64') });
      const [seal] = await trail.database.query<{ jws: string }>(
        sql`select jws from audit.seal where number = 2`,
      );
      const statement = await trail.keys().read(seal!.jws);
      await trail.tamper(sql`update audit.seal set jws = ${await theirs.sign(statement!)} where number = 2`);
      expect(await trail.breach()).toBe('audit.seal 2 altered');
    });

    it('signs a seal anew with the key itself is found by the export', async () => {
      const keys = trail.keys();
      const [seal] = await trail.database.query<{ jws: string }>(
        sql`select jws from audit.seal where number = 3`,
      );
      const statement = await keys.read(seal!.jws);
      const later = await keys.sign({ ...statement!, sealedAt: '2027-01-01T00:00:00.000Z' });
      await trail.tamper(sql`update audit.seal set jws = ${later} where number = 3`);
      expect(await trail.breach()).toBe('audit.seal 3 altered');
    });

    it('deletes a seal between others is found at that seal', async () => {
      await trail.tamper(sql`delete from audit.seal where number = 2`);
      expect(await trail.breach()).toBe('audit.seal 2 missing');
    });

    it('deletes the newest rows with their seal and their chain heads is found by the export', async () => {
      await trail.tamper(
        sql`delete from audit.seal where number = 3`,
        sql`delete from audit.waiting`,
        sql`delete from audit.entry where (details ->> 'version')::int >= 3`,
        sql`delete from dossier.history where sequence >= 3`,
        sql`update dossier.dossier set version = 2`,
        sql`update audit.chain c set length = 2, head = e.hash from audit.entry e
            where e.subject_id = c.subject_id and e.position = 2 and c.length > 2`,
      );
      const breach = await trail.verify().catch((error: unknown) => error);
      expect(breach).toMatchObject({ row: 'audit.seal 3', fault: 'missing' });
      expect(String(breach)).toMatch(/it covers 4 rows from audit.entry \d+ on/);
      await expect(trail.sealer().execute()).rejects.toThrow(
        'seal 3 of the export is not that of the database',
      );
    });

    it('writes into the export is found at that line', async () => {
      const lines = (await readFile(trail.file, 'utf8')).split('\n');
      await writeFile(trail.file, [lines[0], 'x', ...lines.slice(2)].join('\n'));
      expect(await trail.breach()).toBe('audit.seal 2 altered');
    });
  });

  it('refuses to change what is written, whoever asks', async () => {
    for (const statement of [
      sql`update audit.entry set actor = 'ai.do'`,
      sql`delete from audit.seal`,
      sql`delete from dossier.history where sequence = 4`,
      sql`truncate audit.entry`,
    ]) {
      await expect(trail.database.query(statement)).rejects.toThrow('is append-only');
    }
  });

  it('knows seals that an earlier key has signed, once it is named', async () => {
    const AUDIT_SIGNING_KEY = Buffer.alloc(32, 5).toString('base64');
    const next = { AUDIT_SIGNING_KEY, AUDIT_EARLIER_KEYS: trail.keys().publicKey };
    await trail.sealer(next).execute();
    expect(await trail.verify(next)).toMatchObject({ seals: 4 });
    expect(await trail.breach({ AUDIT_SIGNING_KEY })).toBe('audit.seal 1 altered');
  });

  it('appends a seal that a crash has kept from the export, even one it tore', async () => {
    const whole = await readFile(trail.file, 'utf8');
    await writeFile(trail.file, whole.slice(0, -30));
    expect(await trail.verify()).toMatchObject({ seals: 3, exported: 2 });
    await trail.sealer().execute();
    expect((await readFile(trail.file, 'utf8')).slice(0, whole.length)).toBe(whole);
    expect(await trail.verify()).toMatchObject({ seals: 4, exported: 4, waiting: 0 });
  });

  it('does not go on behind a line it has not written', async () => {
    await appendFile(trail.file, 'x');
    await expect(trail.sealer().execute()).rejects.toThrow('ends in the middle of an unknown line');
  });

  it('misses seals that never reached the export', async () => {
    await rm(trail.file);
    await trail.verify();
    trail.clock.advance({ minutes: 11 });
    expect(await trail.breach()).toBe('export, line 1 missing');
  });

  it('keeps one chain however many append to it at once, and seals each row once however many seal', async () => {
    const batch = [A, B, 'c'].map((id) => trail.entry(id));
    await Promise.all([
      ...Array.from({ length: 12 }, (_, n) =>
        trail.database.query(insertAuditEntries(n % 2 === 0 ? batch : batch.toReversed())),
      ),
      ...Array.from({ length: 4 }, () => trail.sealer().execute()),
    ]);
    await trail.sealer().execute();
    const { rows, waiting, seals, exported } = await trail.verify();
    expect(waiting).toBe(0);
    expect(exported).toBe(seals);
    const [sealed] = await trail.database.query(sql`
      select count(*)::int as rows, count(distinct (log, ref))::int as different
      from audit.seal, unnest(logs, refs) as of(log, ref)`);
    const all = rows['audit.entry']! + rows['dossier.history']!;
    expect(sealed).toEqual({ rows: all, different: all });
  });

  it('has every column of its logs in what is hashed', async () => {
    const columns = await trail.database.query<{ log: string; name: string }>(sql`
      select table_schema || '.' || table_name as log, column_name as name from information_schema.columns
      where (table_schema, table_name) in (('audit', 'entry'), ('dossier', 'history'))
        and column_name not in ('hash', 'position')`);
    const unhashed = columns.filter(({ log, name }) => {
      const { rows } = log === 'audit.entry' ? ENTRY_LOG : HISTORY_LOG;
      return !rows.sql.includes(`'${name}', `);
    });
    expect(unhashed).toEqual([]);
  });
});
