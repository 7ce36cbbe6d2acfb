import { type Queryable, sql } from '#platform/database';
import type { TemplateContent, TemplateKey } from '../domain/templates/template.ts';

export interface Draft {
  /** Counts every change; 0 = nobody has changed anything yet. */
  revision: number;
  content: TemplateContent | null;
  changedAt: Date;
  changedBy: string;
}

export interface AgencyKey extends TemplateKey {
  agencyId: number;
}

export async function draftOf(queryable: Queryable, key: AgencyKey): Promise<Draft | undefined> {
  const [draft] = await queryable.query<Draft>(sql`
    select d.revision, d.content, d.changed_at as "changedAt", o.username as "changedBy"
    from notification.template_draft d join organization.officer o on o.id = d.changed_by
    where d.agency_id = ${key.agencyId} and d.intent = ${key.intent} and d.channel = ${key.channel}
      and d.language = ${key.language}`);
  return draft;
}

/** Of everything an agency has a draft of. */
export const draftedBy = (queryable: Queryable, agencyId: number): Promise<TemplateKey[]> =>
  queryable.query<TemplateKey>(sql`
    select intent, channel, language from notification.template_draft
    where agency_id = ${agencyId} and content is not null`);

/**
 * Puts a draft down, or away, over the revision that was looked at.
 * @returns the new revision; nothing when somebody was quicker
 */
export async function changeDraft(
  queryable: Queryable,
  { intent, channel, language, agencyId }: AgencyKey,
  change: { expected: number; content: TemplateContent | null; at: Date; by: number },
): Promise<number | undefined> {
  const content = change.content && JSON.stringify(change.content);
  const [changed] = await queryable.query<{ revision: number }>(
    change.expected === 0
      ? sql`
          insert into notification.template_draft (intent, channel, language, agency_id, revision, content, changed_at, changed_by)
          values (${intent}, ${channel}, ${language}, ${agencyId}, 1, ${content}::jsonb, ${change.at}, ${change.by})
          on conflict do nothing
          returning revision`
      : sql`
          update notification.template_draft
          set revision = revision + 1, content = ${content}::jsonb, changed_at = ${change.at}, changed_by = ${change.by}
          where agency_id = ${agencyId} and intent = ${intent} and channel = ${channel} and language = ${language}
            and revision = ${change.expected}
          returning revision`,
  );
  return changed?.revision;
}
