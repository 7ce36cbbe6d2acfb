import { createHash, randomBytes } from 'node:crypto';
import { sql } from '#platform/database';
import { SERVICE_SCOPES } from '#platform/http';
import type { TestApi } from './test-api.ts';

/** Opens a service account of an agency with a key that has every scope. @returns the key */
export async function serviceKeyOf(
  api: Pick<TestApi, 'database'> & { clock: { now(): Date } },
  agency: string,
): Promise<string> {
  const id = randomBytes(6).toString('hex');
  const secret = randomBytes(32).toString('base64url');
  const now = api.clock.now();
  await api.database.query(sql`
    with account as (
      insert into identity.service_account (name, agency_id, purpose, owner_officer_id, created_at)
      select ${`service-${id}`}, a.id, 'Kiểm thử', (select min(id) from organization.officer), ${now}::timestamptz
      from organization.agency a where a.code = ${agency} returning id)
    insert into identity.service_key (id, service_account_id, secret_hash, scopes, created_at, expires_at)
    select ${id}, id, ${createHash('sha256').update(secret).digest()}, ${[...SERVICE_SCOPES]}::text[],
           ${now}::timestamptz, ${now}::timestamptz + interval '1 day'
    from account`);
  return `mck_${id}_${secret}`;
}
