import { readFileSync } from 'node:fs';
import type { DataSource, QueryRunner } from 'typeorm';
import { projectPath } from '#platform/config';
import type { PersonalData, Place } from '#platform/personal-data';

export interface MakeUp {
  dossiers: number;
  /** The moment the year of receptions ends at. */
  now: Date;
  /** How many of the newest nobody was told of yet: their messages and publications are pending. */
  untold: number;
  /** SQL that is run while the temporary table `made` is there. */
  besides?: string;
}

/** Applicants sealed and sent in one statement. */
const BATCH = 5_000;
/** A commune takes in so many a year. */
const OF_A_COMMUNE = 5_000;
const MOST_COMMUNES = 200;

const script = (name: string): string => readFileSync(projectPath('seed', 'made-up', name), 'utf8');

/**
 * Fills a seeded database that holds no dossier with made-up ones: by the set, in minutes for a million. Names are fictional;
 * identity numbers and phones are of no existing series, sealed and indexed with the keys of the database as any other.
 * Histories are chained as any other, and say that they are made up. All of it is there in the end, or nothing.
 * @param source of the owner
 */
export async function makeUpDossiers(
  source: DataSource,
  personal: PersonalData,
  wish: MakeUp,
): Promise<void> {
  const runner = source.createQueryRunner();
  try {
    await runner.startTransaction();
    await runner.query(
      `select set_config('made_up.now', $1, false), set_config('made_up.dossiers', $2, false),
              set_config('made_up.untold', $3, false), set_config('made_up.communes', $4, false)`,
      [wish.now.toISOString(), wish.dossiers, wish.untold, communesFor(wish.dossiers)].map(String),
    );
    await runner.query(script('communes.sql'));
    await runner.query(script('people.sql'));
    const indexes = await takeIndexes(runner);
    for (let from = 0; from < wish.dossiers; from += BATCH) await insertApplicants(runner, personal, from);
    await runner.query(script('dossiers.sql'));
    if (wish.besides !== undefined) await runner.query(wish.besides);
    await runner.query(script('end.sql'));
    await runner.query(indexes.join(';'));
    await runner.commitTransaction();
    await runner.query('vacuum analyze');
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
    throw error;
  } finally {
    await runner.release();
  }
}

/** Indexes that are built at once in the end, which takes a fraction of growing them. @returns how they are made */
async function takeIndexes(runner: QueryRunner): Promise<string[]> {
  const indexes = (await runner.query(`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i join pg_class c on c.oid = i.indrelid
    where c.relnamespace in ('dossier'::regnamespace, 'notification'::regnamespace, 'portal_sync'::regnamespace)
      and not i.indisunique`)) as { name: string; definition: string }[];
  await runner.query(`drop index ${indexes.map(({ name }) => name).join()}`);
  return [`set local maintenance_work_mem = '256MB'`, ...indexes.map(({ definition }) => definition)];
}

const communesFor = (dossiers: number): number =>
  Math.min(MOST_COMMUNES, Math.floor(dossiers / OF_A_COMMUNE));

interface Person {
  i: number;
  id: string;
  identity: string;
  phone: string;
}

/** Sealed here, for no other program has the keys. */
async function insertApplicants(runner: QueryRunner, personal: PersonalData, from: number): Promise<void> {
  const people = (await runner.query(
    `select i, id, identity, phone from made where i > $1 and i <= $2 order by i`,
    [from, from + BATCH],
  )) as Person[];
  const place = (column: string, row: string): Place => ({ column: `dossier.applicant.${column}`, row });
  const each = <Value>(valueOf: (person: Person) => Promise<Value>) => Promise.all(people.map(valueOf));
  await runner.query(
    `insert into dossier.applicant (dossier_id, kind, full_name, identity_kind, identity_sealed, identity_index,
       identity_tail, phone_sealed, phone_index, address, submitter_name, received_at)
     select m.id, case when m.business then 'business' else 'person' end, m.name,
            case when m.business then 'business-code' else 'citizen-id' end, s.identity, s.identity_index,
            right(m.identity, 3), s.phone, s.phone_index, m.address, m.name, m.at
     from unnest($1::int[], $2::bytea[], $3::bytea[], $4::bytea[], $5::bytea[])
            as s(i, identity, identity_index, phone, phone_index)
     join made m on m.i = s.i`,
    [
      people.map(({ i }) => i),
      await each(({ identity, id }) => personal.seal(identity, place('identity_sealed', id))),
      await each(({ identity }) => personal.indexOf('identity', identity)),
      await each(({ phone, id }) => personal.seal(phone, place('phone_sealed', id))),
      await each(({ phone }) => personal.indexOf('phone', phone)),
    ],
  );
}
