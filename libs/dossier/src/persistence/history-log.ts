import { microseconds, type SealedLog } from '#platform/audit';
import { sql } from '#platform/database';

/** `dossier.history`: the history of each dossier is a chain, which ends at the dossier's version. */
export const HISTORY_LOG: SealedLog = {
  name: 'dossier.history',
  rows: sql`
    select dossier_id || '/' || sequence as ref, dossier_id::text as chain, sequence as position,
           encode(hash, 'hex') as hash,
           json_strip_nulls(json_build_object(
             'dossier_id', dossier_id, 'sequence', sequence, 'at', ${microseconds(sql`at`)}, 'action', action,
             'action_name', action_name, 'from_step', from_step, 'to_steps', to_steps, 'status_before', status_before,
             'status', status, 'officer_id', officer_id, 'officer_name', officer_name, 'officer_title', officer_title,
             'on_behalf_of', on_behalf_of, 'on_behalf_of_name', on_behalf_of_name, 'agency_id', agency_id,
             'agency_name', agency_name, 'comment', comment, 'details', details::text,
             'due_before', ${microseconds(sql`due_before`)}, 'due_at', ${microseconds(sql`due_at`)},
             'due_provisional', due_provisional))::text as content
    from dossier.history order by dossier_id, sequence`,
  hashes: sql`select dossier_id || '/' || sequence as ref, encode(hash, 'hex') as hash from dossier.history`,
  hashesOf: (refs) => sql`
    select dossier_id || '/' || sequence as ref, encode(h.hash, 'hex') as hash
    from unnest(${refs}::text[]) wanted
    join dossier.history h on h.dossier_id = split_part(wanted, '/', 1)::uuid
                          and h.sequence = split_part(wanted, '/', 2)::int`,
  brokenEnds: sql`
    select d.id::text as chain, d.version as length, h.sequence as last
    from dossier.dossier d
    left join (select distinct on (dossier_id) dossier_id, sequence
               from dossier.history order by dossier_id, sequence desc) h on h.dossier_id = d.id
    where d.version is distinct from h.sequence
    order by d.id limit 1`,
};
