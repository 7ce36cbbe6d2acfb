import { sql } from '#platform/database';
import { microseconds, type SealedLog } from './sealed-log.ts';

/** `audit.entry`: the entries about each subject are a chain. */
export const ENTRY_LOG: SealedLog = {
  name: 'audit.entry',
  rows: sql`
    select id::text as ref, subject_type || ' ' || subject_id as chain, position, encode(hash, 'hex') as hash,
           json_strip_nulls(json_build_object(
             'id', id, 'at', ${microseconds(sql`at`)}, 'actor', actor, 'officer_id', officer_id,
             'on_behalf_of', on_behalf_of, 'address', address, 'action', action, 'subject_type', subject_type,
             'subject_id', subject_id, 'correlation_id', correlation_id, 'outcome', outcome, 'change', change::text,
             'details', details::text))::text as content
    from audit.entry order by subject_type, subject_id, position`,
  hashes: sql`select id::text as ref, encode(hash, 'hex') as hash from audit.entry`,
  hashesOf: (refs) => sql`
    select id::text as ref, encode(hash, 'hex') as hash from audit.entry where id = any(${refs}::bigint[])`,
  brokenEnds: sql`
    select subject_type || ' ' || subject_id as chain, c.length, e.position as last
    from audit.chain c
    full join (select distinct on (subject_type, subject_id) subject_type, subject_id, position, hash
               from audit.entry order by subject_type, subject_id, position desc) e using (subject_type, subject_id)
    where c.length is distinct from e.position or c.head is distinct from e.hash
    order by 1 limit 1`,
};
