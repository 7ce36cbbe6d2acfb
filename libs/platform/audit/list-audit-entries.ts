import { Injectable } from '@nestjs/common';
import { Database, join, sql, type Sql } from '#platform/database';

export interface AuditFilter {
  readonly subjectType?: string | undefined;
  readonly subjectId?: string | undefined;
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly outcome?: 'done' | 'refused' | undefined;
  /** Instants, RFC 3339: from the first on, before the second. */
  readonly from?: string | undefined;
  readonly before?: string | undefined;
}

/** An entry as it is read; `id` is its place in a list as well. */
export interface ListedEntry {
  id: string;
  at: Date;
  actor: string;
  /** Id of the officer who answers for it. */
  onBehalfOf: number | null;
  address: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  outcome: 'done' | 'refused';
  change: { before: unknown; after: unknown } | null;
  details: Record<string, unknown>;
  correlationId: string;
}

/** The audit trail, newest first, by keyset. */
@Injectable()
export class ListAuditEntries {
  constructor(private readonly database: Database) {}

  /**
   * @param after id of the last entry seen
   * @param only SQL condition on `audit.entry e`: what of it the caller may read
   */
  async execute(
    filter: AuditFilter,
    { limit, after, only }: { limit: number; after?: string | undefined; only?: Sql | undefined },
  ): Promise<{ items: ListedEntry[]; next: string | null }> {
    const conditions = [...conditionsOf(filter), ...(after ? [beyond(after)] : []), ...(only ? [only] : [])];
    const rows = await this.database.query<ListedEntry>(sql`
      select id, at, actor, on_behalf_of as "onBehalfOf", address, action, subject_type as "subjectType",
             subject_id as "subjectId", outcome, change, details, correlation_id as "correlationId"
      from audit.entry e
      where ${join([sql`true`, ...conditions], ' and ')}
      order by e.at desc, e.id desc limit ${limit + 1}`);
    const items = rows.slice(0, limit);
    return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  }
}

const conditionsOf = ({
  subjectType,
  subjectId,
  actor,
  action,
  outcome,
  from,
  before,
}: AuditFilter): Sql[] => [
  ...(subjectType === undefined ? [] : [sql`e.subject_type = ${subjectType}`]),
  ...(subjectId === undefined ? [] : [sql`e.subject_id = ${subjectId}`]),
  ...(actor === undefined ? [] : [sql`e.actor = ${actor}`]),
  ...(action === undefined ? [] : [sql`e.action = ${action}`]),
  // Written out, not as a value: only so the index of refusals is seen to fit.
  ...(outcome === 'refused' ? [sql`e.outcome = 'refused'`] : []),
  ...(outcome === 'done' ? [sql`e.outcome = 'done'`] : []),
  ...(from === undefined ? [] : [sql`e.at >= ${from}::timestamptz`]),
  ...(before === undefined ? [] : [sql`e.at < ${before}::timestamptz`]),
];

const beyond = (id: string): Sql =>
  sql`(e.at, e.id) < ((select at from audit.entry where id = ${id}::bigint), ${id}::bigint)`;
