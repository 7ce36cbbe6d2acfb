import { sql, type Sql } from '#platform/database';

/** A browser on its way to the provider. */
export interface DepartingBrowser {
  stateHash: Buffer;
  nonce: string;
  verifier: string;
  /** SHA-256 of the secret that the client which began will show in the end. */
  challenge: Buffer;
  now: Date;
  expiresAt: Date;
}

/** Sweeps a few of those who never came back, besides. */
export const insertSignOn = ({
  stateHash,
  nonce,
  verifier,
  challenge,
  now,
  expiresAt,
}: DepartingBrowser): Sql => sql`
  with lost as (
         delete from identity.sign_on where state_hash in (
           select state_hash from identity.sign_on where expires_at <= ${now} limit 100 for update skip locked)),
       unfetched as (
         delete from identity.handover where code_hash in (
           select code_hash from identity.handover where expires_at <= ${now} limit 100 for update skip locked))
  insert into identity.sign_on (state_hash, nonce, code_verifier, client_challenge, expires_at)
  values (${stateHash}, ${nonce}, ${verifier}, ${challenge}, ${expiresAt})`;

export interface ReturnedBrowser {
  nonce: string;
  verifier: string;
  challenge: Buffer;
  late: boolean;
}

/** Takes it: whoever comes with the same state again finds nothing. */
export const takeSignOn = (stateHash: Buffer, now: Date): Sql => sql`
  delete from identity.sign_on where state_hash = ${stateHash}
  returning nonce, code_verifier as verifier, client_challenge as challenge, expires_at <= ${now} as late`;

export interface Handover {
  accountId: number;
  secondFactor: boolean;
  challenge: Buffer;
}

export const insertHandover = (
  codeHash: Buffer,
  { accountId, secondFactor, challenge }: Handover,
  expiresAt: Date,
): Sql => sql`
  insert into identity.handover (code_hash, client_challenge, account_id, second_factor, expires_at)
  values (${codeHash}, ${challenge}, ${accountId}, ${secondFactor}, ${expiresAt})`;

/** Takes it, whether the client turns out to be the right one or not: nobody gets to guess twice. */
export const takeHandover = (codeHash: Buffer, now: Date): Sql => sql`
  delete from identity.handover where code_hash = ${codeHash}
  returning account_id as "accountId", second_factor as "secondFactor", client_challenge as challenge,
            expires_at <= ${now} as late`;
