import { type Queryable, sql, type Transaction } from '#platform/database';
import type { Place } from '#platform/personal-data';

/** What is kept of an application. */
export interface KeptTokens {
  startDigest: string;
  refreshSealed: Buffer;
  accessSealed: Buffer | null;
  expiresAt: Date | null;
}

export const tokenPlace = (field: 'refresh' | 'access', appId: string): Place => ({
  column: `notification.zalo_token.${field}_sealed`,
  row: appId,
});

export async function readTokens(queryable: Queryable, appId: string): Promise<KeptTokens | undefined> {
  const [kept] = await queryable.query<KeptTokens>(sql`
    select start_digest as "startDigest", refresh_sealed as "refreshSealed", access_sealed as "accessSealed",
           expires_at as "expiresAt"
    from notification.zalo_token where app_id = ${appId}`);
  return kept;
}

/** Takes the tokens in hand until the transaction ends, or puts down with what they begin. */
export async function holdTokens(
  tx: Transaction,
  appId: string,
  start: Pick<KeptTokens, 'startDigest' | 'refreshSealed'>,
): Promise<KeptTokens> {
  await tx.query(sql`
    insert into notification.zalo_token (app_id, start_digest, refresh_sealed)
    values (${appId}, ${start.startDigest}, ${start.refreshSealed}) on conflict (app_id) do nothing`);
  await tx.query(sql`select from notification.zalo_token where app_id = ${appId} for no key update`);
  const kept = await readTokens(tx, appId);
  if (!kept) throw new Error('tokens that were put down are gone');
  return kept;
}

export async function writeTokens(
  tx: Transaction,
  appId: string,
  tokens: KeptTokens,
  at: Date,
): Promise<void> {
  await tx.query(sql`
    update notification.zalo_token
    set start_digest = ${tokens.startDigest}, refresh_sealed = ${tokens.refreshSealed},
        access_sealed = ${tokens.accessSealed}, expires_at = ${tokens.expiresAt}, renewed_at = ${at}
    where app_id = ${appId}`);
}
