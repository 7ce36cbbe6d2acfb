import sql from 'sql-template-tag';
import { type Config, ConfigError } from '#platform/config';
import type { Queryable } from './database.ts';

/**
 * In production nothing that serves may come in by a login that could alter the audit trail or look past row-level
 * security: a superuser, the owner of the tables, or one who was granted too much.
 * @throws ConfigError
 */
export async function demandLimitedLogin(
  database: Queryable,
  { NODE_ENV }: Pick<Config, 'NODE_ENV'>,
): Promise<void> {
  if (NODE_ENV !== 'production') return;
  const [login] = await database.query<{ name: string; reasons: string[] }>(sql`
    select r.rolname as name,
           array(
             select 'may change ' || c.oid::regclass
             from pg_class c
             where c.oid in (to_regclass('audit.entry'), to_regclass('audit.seal'), to_regclass('dossier.history'))
               and (pg_has_role(c.relowner, 'member') or has_any_column_privilege(c.oid, 'update')
                    or has_table_privilege(c.oid, 'delete, truncate, trigger'))
             order by 1)
           || case when r.rolsuper or r.rolbypassrls then array['looks past row-level security'] else '{}' end as reasons
    from pg_roles r where r.rolname = current_user`);
  if (!login || login.reasons.length === 0) return;
  throw new ConfigError(
    `DATABASE_URL: the login ${login.name} ${login.reasons.join(', ')}.\n` +
      'Give api and worker a login of their own, and the owner of the tables to the setup alone, as OWNER_DATABASE_URL.',
  );
}
