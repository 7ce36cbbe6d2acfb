import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HISTORY_LOG } from '#dossier';
import {
  type AuditEntry,
  ENTRY_LOG,
  insertAuditEntries,
  insertAuditEntry,
  SealAudit,
  SealKeys,
  VerifyAudit,
} from '#platform/audit';
import { type Database, raw as named, sql, type Sql } from '#platform/database';
import { createTestDatabase, FakeClock, silentLogger, testConfig, type TestDatabase } from '#testing';

const A = '019a0000-0000-7000-8000-00000000000a';
const B = '019a0000-0000-7000-8000-00000000000b';

describe('37. the sealed audit trail', () => {
  let test: TestDatabase;
  let database: Database;
  let folder: string;
  let file: string;
  const clock = new FakeClock();

  const config = (settings = {}) => testConfig({ AUDIT_EXPORT_FILE: file, ...settings });
  const sealer = (settings = {}) =>
    new SealAudit(database, new SealKeys(config(settings)), clock, silentLogger(), config(settings));
  const verify = (settings = {}) =>
    new VerifyAudit(database, new SealKeys(config(settings)), clock, config(settings), [
      ENTRY_LOG,
      HISTORY_LOG,
    ]).execute();

  /** As a superuser who knows their way around: what they do passes every trigger. */
  const tamper = (...statements: Sql[]): Promise<void> =>
    database.transaction(async (tx) => {
      await tx.query(sql`set local session_replication_role = replica`);
      for (const statement of statements) await tx.query(statement);
    });

  const entry = (subjectId: string, details = {}): AuditEntry => ({
    ...{ at: clock.now(), actor: 'thuly.hoaban', officerId: 1, action: 'dossier.act' },
    ...{ subjectType: 'dossier', subjectId, details },
  });

  const act = (id: string, sequence: number) =>
    database.query(sql`
      with changed as (update dossier.dossier set version = ${sequence} where id = ${id}),
           history as (
             insert into dossier.history (dossier_id, sequence, at, action, action_name, to_steps, status, officer_id,
               officer_name, officer_title, agency_id, agency_name, comment, details, due_provisional)
             values (${id}, ${sequence}, ${clock.now()}, 'submit', 'Trình', '{review}', 'processing', 1, 'Hà', 'Chuyên viên',
               1, 'Hoa Ban', 'ý kiến "riêng"', '{"a": null}', false))
      ${insertAuditEntry(entry(id, { version: sequence }))}`);

  const dossier = (id: string) =>
    database.query(sql`
      insert into dossier.dossier (id, code, version, procedure_id, procedure_code, procedure_name, channel,
        receiving_agency_id, lead_agency_id, status, received_at, received_by, clock)
      select ${id}, ${id}, 1, p.id, p.code, 'x', 'direct', 1, 1, 'received', ${clock.now()}, 1, 'ended'
      from procedure.procedure p limit 1`);

  const idOf = async (version: number): Promise<string> => {
    const [row] = await database.query<{ id: string }>(sql`
      select id from audit.entry where subject_id = ${A} and (details ->> 'version')::int = ${version}`);
    return row!.id;
  };

  /** Two dossiers with three acts each under seals, and a fourth of the first that waits for one. */
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mot-cua-audit-'));
    file = join(folder, 'new', 'seals.jsonl');
    test = await createTestDatabase();
    ({ database } = test);
    for (const id of [A, B]) await dossier(id);
    for (const sequence of [1, 2, 3]) {
      for (const id of [A, B]) await act(id, sequence);
      await sealer().execute();
    }
    await act(A, 4);
  });

  afterEach(async () => {
    await test.close();
    await rm(folder, { recursive: true });
  });

  it('is as it was written when nobody has touched it', async () => {
    const figures = await verify();
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
      const id = await idOf(2);
      const found: unknown[] = [];
      await database.query(sql`create table public.kept as select * from audit.entry where id = ${id}`);
      for (const [column, value] of editedEntry) {
        await tamper(sql`update audit.entry set ${named(column)} = ${value} where id = ${id}`);
        found.push([column, await verify().catch(rowAndFault)]);
        await tamper(sql`
          update audit.entry e set ${named(column)} = k.${named(column)} from public.kept k where e.id = k.id`);
      }
      expect(found).toEqual(editedEntry.map(([column]) => [column, `audit.entry ${id} altered`]));
      await verify();
    });

    it.each([
      ['comment', sql`comment || '.'`],
      ['details', sql`'{}'::jsonb`],
      ['to_steps', sql`'{review,payment}'`],
      ['due_at', sql`at`],
      ['officer_name', sql`'Ai đó'`],
    ])('edits the %s of a line of history is found at that line', async (column, value) => {
      await tamper(
        sql`update dossier.history set ${named(column)} = ${value} where dossier_id = ${A} and sequence = 2`,
      );
      expect(await verify().catch(rowAndFault)).toBe(`dossier.history ${A}/2 altered`);
    });

    it('edits a row and works out hashes and chain anew is found at that row', async () => {
      await tamper(
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
      expect(await verify().catch(rowAndFault)).toBe(`dossier.history ${A}/2 altered`);
    });

    it('edits a row that waits for its seal is found at that row', async () => {
      await tamper(sql`update dossier.history set comment = 'khác' where dossier_id = ${A} and sequence = 4`);
      expect(await verify().catch(rowAndFault)).toBe(`dossier.history ${A}/4 altered`);
      await sealer().execute();
      expect(await verify().catch(rowAndFault)).toBe(`dossier.history ${A}/4 altered`);
    });

    it('deletes a row is found by its name', async () => {
      const id = await idOf(2);
      await tamper(sql`delete from audit.entry where id = ${id}`);
      expect(await verify().catch(rowAndFault)).toBe(`audit.entry ${id} missing`);
    });

    it('deletes a line of history is found by its name', async () => {
      await tamper(sql`delete from dossier.history where dossier_id = ${A} and sequence = 2`);
      expect(await verify().catch(rowAndFault)).toBe(`dossier.history ${A}/2 missing`);
    });

    it('deletes the newest under seal together with its chain head is found by its name', async () => {
      await sealer().execute();
      const id = await idOf(4);
      await tamper(
        sql`delete from audit.entry where id = ${id}`,
        sql`update audit.chain c set length = 3, head = e.hash from audit.entry e
            where c.subject_id = ${A} and e.subject_id = ${A} and e.position = 3`,
      );
      expect(await verify().catch(rowAndFault)).toBe(`audit.entry ${id} missing`);
    });

    it('deletes what waits with all that tells of it but the dossier is found at the dossier', async () => {
      await tamper(
        sql`delete from audit.waiting where log = 'dossier.history'`,
        sql`delete from dossier.history where dossier_id = ${A} and sequence = 4`,
      );
      expect(await verify().catch(rowAndFault)).toBe(`dossier.history of ${A}, number 4 missing`);
    });

    it('deletes an entry that waits is found by where its chain ends', async () => {
      const id = await idOf(4);
      await tamper(
        sql`delete from audit.waiting where log = 'audit.entry'`,
        sql`delete from audit.entry where id = ${id}`,
      );
      expect(await verify().catch(rowAndFault)).toBe(`audit.entry of dossier ${A}, number 4 missing`);
    });

    it('inserts a row is found at that row', async () => {
      await tamper(sql`
        insert into audit.entry (at, actor, action, subject_type, subject_id, correlation_id, details, position, hash)
        values (now(), 'ai.do', 'dossier.act', 'dossier', ${B}, 'made-up', '{}', 4, sha256(''))`);
      const [{ id }] = (await database.query<{ id: string }>(
        sql`select id from audit.entry where actor = 'ai.do'`,
      )) as [{ id: string }];
      expect(await verify().catch(rowAndFault)).toBe(`audit.entry ${id} inserted`);
    });

    it('lets two rows change places in their chain is found at the first', async () => {
      await tamper(
        sql`update audit.entry set position = -position where subject_id = ${A} and position in (2, 3)`,
        sql`update audit.entry set position = 5 + position where subject_id = ${A} and position < 0`,
      );
      expect(await verify().catch(rowAndFault)).toBe(`audit.entry ${await idOf(3)} moved`);
    });

    it('lets two rows change their ids is found at the first', async () => {
      const [second, third] = [await idOf(2), await idOf(3)];
      await sealer().execute();
      await tamper(
        sql`alter table audit.entry alter column id drop identity`,
        sql`update audit.entry set id = -id where id in (${second}, ${third})`,
        sql`update audit.entry set id = case when -id = ${second}::bigint then ${third}::bigint else ${second}::bigint end
            where id < 0`,
      );
      expect(await verify().catch(rowAndFault)).toBe(`audit.entry ${second} moved`);
    });

    it('alters what a seal covers is found at that seal', async () => {
      await tamper(sql`update audit.seal set refs[1] = refs[1] || '0' where number = 2`);
      expect(await verify().catch(rowAndFault)).toBe('audit.seal 2 altered');
    });

    it('signs a seal anew with a key of their own is found at that seal', async () => {
      const theirs = new SealKeys(config({ AUDIT_SIGNING_KEY: Buffer.alloc(32, 9).toString('base64') }));
      const [seal] = await database.query<{ jws: string }>(sql`select jws from audit.seal where number = 2`);
      const statement = await new SealKeys(config()).read(seal!.jws);
      await tamper(sql`update audit.seal set jws = ${await theirs.sign(statement!)} where number = 2`);
      expect(await verify().catch(rowAndFault)).toBe('audit.seal 2 altered');
    });

    it('signs a seal anew with the key itself is found by the export', async () => {
      const keys = new SealKeys(config());
      const [seal] = await database.query<{ jws: string }>(sql`select jws from audit.seal where number = 3`);
      const statement = await keys.read(seal!.jws);
      const later = await keys.sign({ ...statement!, sealedAt: '2027-01-01T00:00:00.000Z' });
      await tamper(sql`update audit.seal set jws = ${later} where number = 3`);
      expect(await verify().catch(rowAndFault)).toBe('audit.seal 3 altered');
    });

    it('deletes a seal between others is found at that seal', async () => {
      await tamper(sql`delete from audit.seal where number = 2`);
      expect(await verify().catch(rowAndFault)).toBe('audit.seal 2 missing');
    });

    it('deletes the newest rows with their seal and their chain heads is found by the export', async () => {
      await tamper(
        sql`delete from audit.seal where number = 3`,
        sql`delete from audit.waiting`,
        sql`delete from audit.entry where (details ->> 'version')::int >= 3`,
        sql`delete from dossier.history where sequence >= 3`,
        sql`update dossier.dossier set version = 2`,
        sql`update audit.chain c set length = 2, head = e.hash from audit.entry e
            where e.subject_id = c.subject_id and e.position = 2 and c.length > 2`,
      );
      const breach = await verify().catch((error: unknown) => error);
      expect(rowAndFault(breach)).toBe('audit.seal 3 missing');
      expect(String(breach)).toMatch(/it covers 4 rows from audit.entry \d+ on/);
      await expect(sealer().execute()).rejects.toThrow('seal 3 of the export is not that of the database');
    });

    it('writes into the export is found at that line', async () => {
      const lines = (await readFile(file, 'utf8')).split('\n');
      await writeFile(file, [lines[0], 'x', ...lines.slice(2)].join('\n'));
      expect(await verify().catch(rowAndFault)).toBe('audit.seal 2 altered');
    });
  });

  it('refuses to change what is written, whoever asks', async () => {
    for (const statement of [
      sql`update audit.entry set actor = 'ai.do'`,
      sql`delete from audit.seal`,
      sql`delete from dossier.history where sequence = 4`,
      sql`truncate audit.entry`,
    ]) {
      await expect(database.query(statement)).rejects.toThrow('is append-only');
    }
  });

  it('knows seals that an earlier key has signed, once it is named', async () => {
    const AUDIT_SIGNING_KEY = Buffer.alloc(32, 5).toString('base64');
    const next = { AUDIT_SIGNING_KEY, AUDIT_EARLIER_KEYS: new SealKeys(config()).publicKey };
    await sealer(next).execute();
    expect(await verify(next)).toMatchObject({ seals: 4 });
    expect(await verify({ AUDIT_SIGNING_KEY }).catch(rowAndFault)).toBe('audit.seal 1 altered');
  });

  it('appends a seal that a crash has kept from the export, even one it tore', async () => {
    const whole = await readFile(file, 'utf8');
    await writeFile(file, whole.slice(0, -30));
    expect(await verify()).toMatchObject({ seals: 3, exported: 2 });
    await sealer().execute();
    expect((await readFile(file, 'utf8')).slice(0, whole.length)).toBe(whole);
    expect(await verify()).toMatchObject({ seals: 4, exported: 4, waiting: 0 });
  });

  it('does not go on behind a line it has not written', async () => {
    await appendFile(file, 'x');
    await expect(sealer().execute()).rejects.toThrow('ends in the middle of an unknown line');
  });

  it('misses seals that never reached the export', async () => {
    await rm(file);
    await verify();
    clock.advance({ minutes: 11 });
    expect(await verify().catch(rowAndFault)).toBe('export, line 1 missing');
  });

  it('keeps one chain however many append to it at once, and seals each row once however many seal', async () => {
    const batch = [A, B, 'c'].map((id) => entry(id));
    await Promise.all([
      ...Array.from({ length: 12 }, (_, n) =>
        database.query(insertAuditEntries(n % 2 === 0 ? batch : batch.toReversed())),
      ),
      ...Array.from({ length: 4 }, () => sealer().execute()),
    ]);
    await sealer().execute();
    const { rows, waiting, seals, exported } = await verify();
    expect(waiting).toBe(0);
    expect(exported).toBe(seals);
    const [sealed] = await database.query(sql`
      select count(*)::int as rows, count(distinct (log, ref))::int as different
      from audit.seal, unnest(logs, refs) as of(log, ref)`);
    const all = rows['audit.entry']! + rows['dossier.history']!;
    expect(sealed).toEqual({ rows: all, different: all });
  });

  it('has every column of its logs in what is hashed', async () => {
    const columns = await database.query<{ log: string; name: string }>(sql`
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

const rowAndFault = (error: unknown): string => {
  const { row, fault } = error as { row?: string; fault?: string };
  return row === undefined ? String(error) : `${row} ${fault}`;
};
