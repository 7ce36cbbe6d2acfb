import { type Queryable, sql } from '#platform/database';

/** An account as signing in needs it. */
export interface AccountToProve {
  id: number;
  username: string;
  fullName: string;
  passwordHash: string;
  oneTimePasswordUntil: Date | null;
  /** With its secret sealed. */
  factor: { secret: Buffer } | null;
}

/** The account in use under this name. */
export async function accountToProve(
  queryable: Queryable,
  username: string,
): Promise<AccountToProve | undefined> {
  const [row] = await queryable.query<AccountToProve & { secret: Buffer | null }>(sql`
    select a.id, a.username, o.full_name as "fullName", a.password_hash as "passwordHash",
           a.one_time_password_until as "oneTimePasswordUntil", f.secret_sealed as secret
    from identity.account a join organization.officer o on o.id = a.officer_id
         left join identity.second_factor f on f.account_id = a.id and f.confirmed_at is not null
    where a.username = ${username} and a.disabled_at is null`);
  if (!row) return undefined;
  const { secret, ...account } = row;
  return { ...account, factor: secret && { secret } };
}

/** Hashes of the passwords before the present one, the latest first. */
export const formerPasswords = (queryable: Queryable, accountId: number, limit: number) =>
  queryable.query<{ passwordHash: string }>(sql`
    select password_hash as "passwordHash" from identity.former_password
    where account_id = ${accountId} order by id desc limit ${limit}`);
