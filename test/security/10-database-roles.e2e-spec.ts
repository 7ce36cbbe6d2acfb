import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { admitLogins, createDataSource, Database, demandLimitedLogin, sql } from '#platform/database';
import {
  asApplication,
  asQueue,
  createTestDatabase,
  servedFrom,
  type TestDatabase,
  testEnvironment,
} from '#testing';
import { TABLE_PRIVILEGES } from '../support/table-privileges.ts';
import { AppProcess } from '../support/worker-process.ts';

const PRODUCTION = { NODE_ENV: 'production' } as const;
const DENIED = '42501';

let test: TestDatabase;
let application: Client;
let queue: Client;

const connected = async (connectionString: string): Promise<Client> => {
  const client = new Client({ connectionString });
  await client.connect();
  return client;
};
/** The SQLSTATE a statement fails with; nothing of it stays. */
async function refusalOf(client: Client, statement: string): Promise<string | undefined> {
  await client.query('begin');
  try {
    await client.query(statement);
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code;
  } finally {
    await client.query('rollback');
  }
}

beforeAll(async () => {
  test = await createTestDatabase();
  [application, queue] = await Promise.all([
    connected(asApplication(test.url)),
    connected(asQueue(test.url)),
  ]);
});
afterAll(async () => {
  await Promise.all([application.end(), queue.end()]);
  await test.close();
});

const privilegesOf = async (login: string): Promise<Record<string, string>> => {
  const rows = await test.database.query<{ name: string; privileges: string }>(sql`
    select n.nspname || '.' || c.relname as name,
           (select coalesce(string_agg(lower(p), ' ' order by place), '')
            from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN'])
                 with ordinality as one(p, place)
            where has_table_privilege(${login}, c.oid, p)
               or p in ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES') and has_any_column_privilege(${login}, c.oid, p)
           ) as privileges
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname not in ('pg_catalog', 'information_schema', 'bullmq')
      and n.nspname not like 'pg_t%'
    order by 1`);
  return Object.fromEntries(rows.map(({ name, privileges }) => [name, privileges]));
};

describe('10. the login of api and worker', () => {
  it('may do to each table exactly what is written down of it', async () => {
    expect(await privilegesOf('mot_cua_test_application')).toEqual(TABLE_PRIVILEGES);
  });

  it('owns nothing, creates nothing, and is nobody special', async () => {
    const [login] = await test.database.query(sql`
      select rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls as special,
             exists (select 1 from pg_class where relowner = r.oid) or
             exists (select 1 from pg_namespace where nspowner = r.oid) or
             exists (select 1 from pg_proc where proowner = r.oid) as owns,
             has_database_privilege(r.oid, current_database(), 'create, temporary') as "makesSchemas",
             exists (select 1 from pg_namespace n where has_schema_privilege(r.oid, n.oid, 'create')) as "makesTables",
             array(select m.roleid::regrole::text from pg_auth_members m where m.member = r.oid) as member
      from pg_roles r where rolname = 'mot_cua_test_application'`);
    expect(login).toEqual({
      ...{ special: false, owns: false, makesSchemas: false, makesTables: false },
      member: ['mot_cua_application'],
    });
  });

  it.each([
    `update audit.entry set actor = 'ai.do'`,
    'delete from audit.entry',
    'truncate audit.entry',
    `update audit.seal set jws = ''`,
    'delete from audit.seal',
    'truncate audit.seal cascade',
    'update audit.chain set length = 0',
    `insert into audit.waiting (log, ref, hash) values ('audit.entry', '1', '')`,
    `update dossier.history set officer_name = 'Ai Đó'`,
    'delete from dossier.history',
    'truncate dossier.history cascade',
    'alter table audit.entry disable trigger all',
    'alter table dossier.dossier disable row level security',
    'drop policy sight on dossier.dossier',
    'drop table audit.entry cascade',
    'create trigger mine after insert on audit.entry execute function audit.refuse_change()',
    'create or replace function audit.refuse_change() returns trigger language plpgsql as $$begin return new; end$$',
    'create table dossier.mine ()',
    'create table public.mine ()',
    'create temporary table mine ()',
    'create view public.mine as select 1',
    'create schema mine',
    'create extension dblink',
    'create role mine',
    'alter role mot_cua_test_application superuser',
    'set role mot_cua_test_queue',
    'set session_replication_role = replica',
    `set log_statement = 'none'`,
    `copy audit.entry to program 'id'`,
    `copy audit.entry to '/tmp/entries'`,
    `copy platform.outbox_message from program 'id'`,
    `select pg_read_file('/etc/passwd')`,
    'select * from pg_authid',
    'select * from pg_shadow',
    'select * from bullmq.bullmq_job',
    'select * from public.schema_migration',
    'set local row_security = off; select * from dossier.dossier',
  ])('is refused: %s', async (statement) => {
    expect(await refusalOf(application, statement)).toBe(DENIED);
  });

  it('may draw the number of a data key before it makes one', async () => {
    const draw = "select nextval('personal_data.data_key_id_seq')";
    expect(await refusalOf(application, draw)).toBeUndefined();
  });

  it('may lock out who else publishes a workflow', async () => {
    expect(await refusalOf(application, 'lock table workflow.definition in share row exclusive mode')).toBe(
      undefined,
    );
  });
});

describe('10. the login of the queues', () => {
  it('has its schema, and not one table of the product', async () => {
    expect(new Set(Object.values(await privilegesOf('mot_cua_test_queue')))).toEqual(new Set(['']));
    expect(await refusalOf(queue, 'drop schema bullmq cascade; create schema bullmq')).toBe(undefined);
    for (const statement of [
      'select * from dossier.dossier',
      'select * from identity.account',
      'create table dossier.mine ()',
      'create table public.mine ()',
      'set role mot_cua_application',
      `copy (select 1) to program 'id'`,
    ]) {
      expect([statement, await refusalOf(queue, statement)]).toEqual([statement, DENIED]);
    }
  });
});

describe('10. in production', () => {
  const demanded = async (url: string): Promise<void> => {
    const source = await createDataSource({ url, pool: 1, applicationName: 'mot-cua-test' }).initialize();
    try {
      await demandLimitedLogin(new Database(source), PRODUCTION);
    } finally {
      await source.destroy();
    }
  };

  it('takes a login that can only add to the past', async () => {
    await expect(demanded(asApplication(test.url))).resolves.toBeUndefined();
  });

  it.each([
    [
      'one column of it',
      'grant update (actor) on audit.entry to mot_cua_application',
      'may change audit.entry',
    ],
    ['its removal', 'grant delete on dossier.history to mot_cua_application', 'may change dossier.history'],
    ['its triggers', 'grant trigger on audit.seal to mot_cua_application', 'may change audit.seal'],
  ])('refuses one that was granted %s', async (_, granting, reason) => {
    const other = await createTestDatabase();
    try {
      const client = await connected(other.url);
      await client.query(granting);
      await client.end();
      await expect(demanded(asApplication(other.url))).rejects.toThrow(reason);
    } finally {
      await other.close();
    }
  });

  it.each(['api', 'worker'] as const)(
    'the %s does not start as the owner, and says why',
    async (app) => {
      const process = new AppProcess(
        app,
        testEnvironment({
          ...PRODUCTION,
          ...servedFrom(test.url),
          DATABASE_URL: test.url,
          ...{ SECOND_FACTOR_ROLES: undefined, ADMINISTRATION_HOURS: undefined },
        }),
      );
      expect((await process.ended).code).toBe(1);
      expect(process.log).toContain(
        'may change audit.entry, may change audit.seal, may change dossier.history',
      );
      expect(process.log).toContain('OWNER_DATABASE_URL');
    },
    60_000,
  );
});

describe('10. the setup', () => {
  const logins = (password: string, mark: string) => {
    const as = (username: string) => Object.assign(new URL(test.url), { username, password }).toString();
    return { application: as(`mot_cua_test_${mark}_a`), queue: as(`mot_cua_test_${mark}_q`) };
  };

  it('makes the logins, and changes their passwords when the addresses do', async () => {
    const mark = randomBytes(4).toString('hex');
    const first = logins(`it's "one"`, mark);
    const second = logins('two', mark);
    try {
      for (const addresses of [first, second]) {
        await admitLogins(test.database, addresses);
        const client = await connected(addresses.application);
        expect((await client.query('select count(*)::int as n from audit.entry')).rows).toEqual([
          { n: expect.any(Number) },
        ]);
        await client.end();
      }
      await expect(connected(first.application)).rejects.toMatchObject({ code: '28P01' });
    } finally {
      for (const role of [`mot_cua_test_${mark}_a`, `mot_cua_test_${mark}_q`]) {
        const client = await connected(test.url);
        await client.query(`drop owned by ${role} cascade; drop role ${role}`);
        await client.end();
      }
    }
  });

  it('refuses the owner as the login of the others', async () => {
    await expect(admitLogins(test.database, { application: test.url, queue: undefined })).rejects.toThrow(
      'may do too much',
    );
  });
});
