import { createCipheriv, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { Client } from 'pg';
import { createDataSource, Database, sql } from '#platform/database';
import { projectPath } from '#platform/config';
import { DataKeys, MasterKeys, SealStoredData } from '#platform/personal-data';
import { administer, databaseUrl, FakeClock, testConfig, testPersonalData } from '#testing';

const NAME = `mot_cua_test_${randomBytes(6).toString('hex')}`;
const DOSSIER = '0193a5f0-0000-7000-8000-000000000001';
const DELIVERY = '0193a5f0-0000-7000-8000-000000000002';
const SEALING = '1795200000201-sealed-personal-data.sql';

/** As identity numbers were kept while there was one key, which is the first master key of these tests. */
function encipher(number: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', Buffer.alloc(32, 1), nonce);
  return Buffer.concat([nonce, cipher.update(number), cipher.final(), cipher.getAuthTag()]);
}

describe('an upgrade of a database from before values were sealed', () => {
  let client: Client;
  let database: Database;

  const migrate = async (wanted: (file: string) => boolean) => {
    for (const file of readdirSync(projectPath('migrations')).sort().filter(wanted)) {
      await client.query(readFileSync(projectPath('migrations', file), 'utf8'));
    }
  };

  beforeAll(async () => {
    await administer(`create database ${NAME}`);
    client = new Client({ connectionString: databaseUrl(NAME) });
    await client.connect();
    await migrate((file) => file < SEALING);
    // Of the procedure nothing is asked here.
    await client.query('set session_replication_role = replica');
    await client.query(
      `insert into organization.agency (code, national_id, name, kind, level, calendar, phone, address)
       values ('H99', '000.00.00.H99', 'Tỉnh Mẫu', 'province', 'province', 'default', '02900000000', 'Số 1')`,
    );
    await client.query(
      `insert into dossier.dossier (id, code, version, procedure_id, procedure_code, procedure_name, channel,
         receiving_agency_id, lead_agency_id, status, received_at, received_by, clock)
       values ($1, 'H99-260302-0001', 1, 1, '1.001193', 'Đăng ký khai sinh', 'direct', 1, 1, 'received', now(), 1,
         'running')`,
      [DOSSIER],
    );
    await client.query(
      `insert into dossier.applicant (dossier_id, kind, full_name, identity_kind, identity_cipher, identity_index,
         identity_tail, phone, email, address, submitter_name, submitter_phone)
       values ($1, 'person', 'Nguyễn Văn Mẫu', 'citizen-id', $2, 'old', '001', '0900000001', null, 'Thôn Mẫu',
         'Nguyễn Văn Mẫu', '0900000002')`,
      [DOSSIER, encipher('099000000001')],
    );
    await client.query(
      `insert into notification.delivery (id, dossier_id, intent, intent_key, channel, recipient, content, state,
         created_at, touched_at, correlation_id)
       values ($1, $2, 'received', 'key', 'sms', '0900000001', '{}', 'pending', now(), now(), 'test')`,
      [DELIVERY, DOSSIER],
    );
    await client.query(
      `insert into organization.officer (username, full_name, email) values ('mau', 'Mẫu', 'mau@x.vn')`,
    );
    await client.query('set session_replication_role = origin');
    await migrate((file) => file >= SEALING);
    const options = { url: databaseUrl(NAME), pool: 4, applicationName: 'mot-cua-test' };
    database = new Database(await createDataSource(options).initialize());
  });
  afterAll(async () => {
    await database.source.destroy();
    await client.end();
    await administer(`drop database if exists ${NAME} with (force)`);
  });

  it('seals everything in its place, makes it findable, and leaves nothing in the clear', async () => {
    const masters = new MasterKeys(testConfig());
    await new DataKeys(database, masters, new FakeClock()).ensure();
    const personal = testPersonalData(database);
    expect(await new SealStoredData(database, personal, masters).execute()).toBe(5);

    const [row] = await database.query<Record<string, Buffer | null>>(sql`select * from dossier.applicant`);
    const opened = (table: string, name: string, id: string, sealed: Buffer | null | undefined) =>
      personal.openOptional(sealed ?? null, { column: `${table}.${name}_sealed`, row: id });
    const shown = await Promise.all(
      ['identity', 'phone', 'email', 'submitter_phone'].map((name) =>
        opened('dossier.applicant', name, DOSSIER, row?.[`${name}_sealed`]),
      ),
    );
    expect(shown).toEqual(['099000000001', '0900000001', null, '0900000002']);
    expect(row?.['identity_index']).toEqual(await personal.indexOf('identity', '099000000001'));
    expect(row?.['phone_index']).toEqual(await personal.indexOf('phone', '0900000001'));

    const [delivery] = await database.query<{ sealed: Buffer }>(sql`
      select recipient_sealed as sealed from notification.delivery`);
    expect(await opened('notification.delivery', 'recipient', DELIVERY, delivery?.sealed)).toBe('0900000001');
    const [officer] = await database.query<{ id: number; sealed: Buffer }>(sql`
      select id, email_sealed as sealed from organization.officer`);
    expect(await opened('organization.officer', 'email', String(officer?.id), officer?.sealed)).toBe(
      'mau@x.vn',
    );
    expect(await database.query(sql`select to_regclass('personal_data.unsealed') as left`)).toEqual([
      { left: null },
    ]);
  });
});
