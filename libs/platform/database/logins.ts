import { escapeIdentifier, escapeLiteral } from 'pg';
import sql, { raw } from 'sql-template-tag';
import type { Queryable } from './database.ts';

/** The role that the migrations grant to; a login of api and worker is a member of it. */
const APPLICATION = 'mot_cua_application';

/** Addresses by which processes come in; a password in one is what its login has from then on. */
export interface Logins {
  application: string;
  /** Absent where the queues live elsewhere. */
  queue: string | undefined;
}

interface Login {
  name: string;
  password: string;
}

const loginOf = (address: string): Login => {
  const { username, password } = new URL(address);
  return { name: decodeURIComponent(username), password: decodeURIComponent(password) };
};

/**
 * Makes the logins, or gives those there are the passwords they come in with, and lets each into this database: for the
 * product's rows, and for queues in a schema of their own. Nobody else comes in, but who owns it.
 * @param owner a connection of the owner, who must be allowed to create roles unless the logins are there
 */
export async function admitLogins(owner: Queryable, { application, queue }: Logins): Promise<void> {
  const served = loginOf(application);
  await ensureLogin(owner, served);
  await owner.query(sql`grant ${raw(APPLICATION)} to ${raw(escapeIdentifier(served.name))}`);
  if (queue) await ensureLogin(owner, loginOf(queue));
  await openDatabase(owner, { application, queue });
}

/** The part that is about one database: a copy of a database is open to whom its maker says anew. */
export async function openDatabase(owner: Queryable, { application, queue }: Logins): Promise<void> {
  const [here] = await owner.query<{ name: string }>(sql`select current_database() as name`);
  const database = raw(escapeIdentifier(here?.name ?? ''));
  await owner.query(sql`revoke all on database ${database} from public`);
  await owner.query(sql`grant connect on database ${database} to ${nameOf(application)}`);
  if (!queue) return;
  // BullMQ makes its schema anew whenever it is gone, and works with temporary tables.
  await owner.query(sql`grant connect, create, temporary on database ${database} to ${nameOf(queue)}`);
  await leaveQueuesTo(owner, loginOf(queue).name);
}

const nameOf = (address: string) => raw(escapeIdentifier(loginOf(address).name));

async function ensureLogin(owner: Queryable, { name, password }: Login): Promise<void> {
  const [present] = await owner.query<{ makes: boolean }>(sql`
    select rolsuper or rolcreaterole as makes from pg_roles where rolname = ${name}`);
  if (present?.makes) throw new Error(`the login ${name} may do too much to be one that serves`);
  const limits = 'login nosuperuser nocreatedb nocreaterole noreplication nobypassrls';
  const secret = password === '' ? '' : `password ${escapeLiteral(password)}`;
  const verb = present ? 'alter' : 'create';
  await owner.query(sql`${raw(`${verb} role ${escapeIdentifier(name)} ${limits} ${secret}`)}`);
}

/** Queues made by another login are of no use to this one. They may go: what is to be done is in the rows. */
async function leaveQueuesTo(owner: Queryable, name: string): Promise<void> {
  const [foreign] = await owner.query(sql`
    select 1 from pg_namespace where nspname = 'bullmq' and nspowner <> (select oid from pg_roles where rolname = ${name})`);
  if (foreign) await owner.query(sql`drop schema bullmq cascade`);
}
