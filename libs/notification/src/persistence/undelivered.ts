import { type Sql, sql } from '#platform/database';
import type { Channel } from '../domain/message.ts';
import type { Reason } from '../domain/reason.ts';

/** Of which messages: everything that is absent is not asked. */
export interface UndeliveredFilter {
  channel?: Channel | undefined;
  reason?: Reason | undefined;
}

/** Who answers for messages. */
export interface Answering {
  /** As SQL of `dossier.dossier d`. */
  scope: Sql;
  /** Desks that answer for what is no dossier yet. */
  deskIds: readonly number[];
}

/** Messages to people outside somebody answers for: `notification.delivery n`, with `dossier.dossier d` where there is one. */
export const answeredFor = ({ scope, deskIds }: Answering): Sql => sql`
  notification.delivery n left join dossier.dossier d on d.id = n.dossier_id
  where n.officer_id is null and (case when n.dossier_id is null then n.agency_id = any(${deskIds}::integer[]) else ${scope} end)`;

/** What did not arrive. */
export const undelivered = ({ channel, reason }: UndeliveredFilter): Sql => sql`
  n.state in ('failed', 'undeliverable')
  and (${channel ?? null}::text is null or n.channel = ${channel ?? null})
  and (${reason ?? null}::text is null or n.reason = ${reason ?? null})`;
