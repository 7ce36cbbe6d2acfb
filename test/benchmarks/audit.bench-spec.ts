import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test, type TestingModule } from '@nestjs/testing';
import { SealAudit, VerifyAudit } from '#platform/audit';
import { sql } from '#platform/database';
import { createTestDatabase, servedFrom, testConfig, type TestDatabase } from '#testing';
import { WorkerModule } from '../../apps/worker/src/worker.module.ts';
import { circumstances, publish, table } from './measure/page.ts';

const ENTRIES = 1_000_000;
/** Entries of a subject, as many as a dossier has in life. */
const OF_EACH = 5;
const BATCH = 50_000;
/** Inserts of each kind, one after the other, that the price of the chain is taken from. */
const INSERTS = 2_000;

describe('a million audit entries', () => {
  let test: TestDatabase;
  let worker: TestingModule;
  let folder: string;
  const figures: string[][] = [];

  const timed = async <Result>(what: string, rows: number, work: () => Promise<Result>): Promise<Result> => {
    const began = performance.now();
    const result = await work();
    const seconds = (performance.now() - began) / 1_000;
    figures.push([what, seconds.toFixed(1), String(Math.round(rows / seconds / 100) * 100)]);
    return result;
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mot-cua-audit-'));
    test = await createTestDatabase();
    const config = testConfig({
      ...servedFrom(test.url),
      AUDIT_EXPORT_FILE: join(folder, 'seals.jsonl'),
    });
    worker = await Test.createTestingModule({ imports: [WorkerModule.of(config)] }).compile();
  });

  afterAll(async () => {
    const where = await circumstances(test.database);
    await publish('audit', `${where}\n\n${table(['Of 1 000 000 entries', 'seconds', 'entries/s'], figures)}`);
    await worker.close();
    await test.close();
    await rm(folder, { recursive: true });
  });

  it('are written with their chains', async () => {
    await timed('Written, chained by the trigger', ENTRIES, async () => {
      for (let from = 0; from < ENTRIES; from += BATCH) await insert(test, from, BATCH);
    });
    await test.database.query(sql`vacuum analyze audit.entry`);
    await test.database.query(sql`vacuum analyze audit.chain`);
  });

  it('are sealed', async () => {
    const sealed = await timed('Sealed and exported', ENTRIES, () => worker.get(SealAudit).execute());
    expect(sealed).toBeGreaterThanOrEqual(ENTRIES);
  });

  it('are proved', async () => {
    const proved = await timed('Verified, export included', ENTRIES, () => worker.get(VerifyAudit).execute());
    expect(proved.waiting).toBe(0);
    expect(proved.exported).toBe(proved.seals);
    expect(proved.rows['audit.entry']).toBeGreaterThanOrEqual(ENTRIES);
  });

  it('cost this much for each that is added', async () => {
    await timed(`One at a time, ${INSERTS} of them`, INSERTS, () => oneByOne(test, 0));
    await test.database.query(sql`alter table audit.entry disable trigger chain`);
    await test.database.query(sql`alter table audit.entry alter column hash set default sha256('')`);
    await test.database.query(sql`alter table audit.entry alter column position set default 0`);
    await test.database.query(sql`drop index audit.entry_chain`);
    await timed(`The same without trigger and chain index`, INSERTS, () => oneByOne(test, INSERTS));
  });
});

const insert = (test: TestDatabase, from: number, count: number): Promise<unknown> =>
  test.database.query(sql`
    insert into audit.entry (at, actor, officer_id, address, action, subject_type, subject_id, correlation_id, details)
    select timestamptz '2026-01-01' + make_interval(secs => n), 'officer.' || n % 500, n % 500, '10.1.2.' || n % 250,
           'dossier.act', 'dossier', md5((n % ${ENTRIES / OF_EACH}::int)::text)::uuid::text,
           md5(n::text)::uuid::text, jsonb_build_object('step', 'appraisal', 'action', 'submit', 'version', n % 10)
    from generate_series(${from}::int, ${from + count - 1}::int) n`);

async function oneByOne(test: TestDatabase, from: number): Promise<void> {
  for (let n = from; n < from + INSERTS; n += 1) await insert(test, n, 1);
}
