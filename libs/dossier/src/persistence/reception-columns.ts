import { sql, type Sql } from '#platform/database';
import type { AuthorityKind, ReturnWay } from '../domain/applicant.ts';

/** A paper of `dossier.component c` as what was handed in. */
export const componentJson: Sql = sql`
  jsonb_build_object('code', c.code, 'name', c.name, 'originals', c.originals, 'certified', c.certified,
    'copies', c.copies, 'electronic', c.electronic, 'reference', c.reference, 'comment', c.comment,
    'fromStore', c.from_store,
    'reuses', case when c.reused_from is not null
                   then jsonb_build_object('dossierId', c.reused_from, 'component', c.reused_paper) end)`;

/** {@link NoticeWishes} of `dossier.applicant a`. */
export const NOTICES: Sql = sql`jsonb_build_object('channels', a.told_over, 'language', a.told_in)`;

/** How a dossier was handed in, besides its papers. */
export interface HandingIn {
  sets: number;
  /** By what right; `null` = not asked then, or erased. */
  authority: { kind: AuthorityKind; number: string | null; date: string | null } | null;
  /** How the result is wanted; `null` = not asked then. */
  returning: { way: ReturnWay; address: string | null } | null;
}

/** {@link HandingIn} of `dossier.dossier d` and its `dossier.applicant a`. */
export const HANDING_IN: Sql = sql`
  jsonb_build_object('sets', d.sets,
    'authority', case when a.authority is not null then jsonb_build_object('kind', a.authority,
      'number', a.authority_number, 'date', a.authority_date) end,
    'returning', case when a.return_way is not null then jsonb_build_object('way', a.return_way,
      'address', a.return_address) end) as "handingIn"`;
