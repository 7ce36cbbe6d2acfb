import { sql, type Sql } from '#platform/database';
import type { WhoSignsOn } from '../domain/who-signs-on.ts';

/** A browser on its way to the provider. */
export interface DepartingBrowser {
  who: WhoSignsOn;
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
  who,
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
  insert into identity.sign_on (state_hash, who, nonce, code_verifier, client_challenge, expires_at)
  values (${stateHash}, ${who}, ${nonce}, ${verifier}, ${challenge}, ${expiresAt})`;

export interface ReturnedBrowser {
  nonce: string;
  verifier: string;
  challenge: Buffer;
  late: boolean;
}

/** Takes it: whoever comes with the same state again finds nothing, and nothing who comes from the other provider. */
export const takeSignOn = (who: WhoSignsOn, stateHash: Buffer, now: Date): Sql => sql`
  delete from identity.sign_on where state_hash = ${stateHash} and who = ${who}
  returning nonce, code_verifier as verifier, client_challenge as challenge, expires_at <= ${now} as late`;

/** For whom a session waits: an officer by their account, or a citizen by the blind index of their number. */
export type SessionOwner =
  | { accountId: number; citizenIndex: null; secondFactor: boolean }
  | { accountId: null; citizenIndex: Buffer; secondFactor: false };

export type Handover = SessionOwner & { challenge: Buffer; late: boolean };

export const insertHandover = (
  codeHash: Buffer,
  { accountId, citizenIndex, secondFactor }: SessionOwner,
  challenge: Buffer,
  expiresAt: Date,
): Sql => sql`
  insert into identity.handover (code_hash, client_challenge, account_id, citizen_index, second_factor, expires_at)
  values (${codeHash}, ${challenge}, ${accountId}, ${citizenIndex}, ${secondFactor}, ${expiresAt})`;

/** Takes it, whether the client turns out to be the right one or not: nobody gets to guess twice. */
export const takeHandover = (codeHash: Buffer, now: Date): Sql => sql`
  delete from identity.handover where code_hash = ${codeHash}
  returning account_id as "accountId", citizen_index as "citizenIndex", second_factor as "secondFactor",
            client_challenge as challenge, expires_at <= ${now} as late`;
