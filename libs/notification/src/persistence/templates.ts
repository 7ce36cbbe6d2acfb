import { type Queryable, sql } from '#platform/database';
import type { ToldIntent } from '../domain/intent.ts';
import type { ShippedTemplate } from '../domain/templates/default-templates.ts';
import type { Language } from '../domain/templates/placeholders.ts';
import type { TemplateContent, TemplateKey, TemplateVersion } from '../domain/templates/template.ts';

export interface StoredTemplate extends TemplateVersion {
  publishedAt: Date;
  /** `null` = it came with the system. */
  publishedBy: string | null;
}

const TEMPLATE = sql`
  t.id, t.intent, t.channel, t.language, t.agency_id as "agencyId", t.version, t.content,
  t.published_at as "publishedAt", o.username as "publishedBy"`;

/** The newest version of each of these agencies and the shipped one, over each channel. */
export const newestTemplates = (
  queryable: Queryable,
  { intent, language }: { intent: ToldIntent; language: Language },
  agencyIds: readonly number[],
): Promise<TemplateVersion[]> =>
  queryable.queryPrepared<TemplateVersion>(sql`
    select distinct on (channel, agency_id)
           id, intent, channel, language, agency_id as "agencyId", version, content
    from notification.template
    where intent = ${intent} and language = ${language}
      and (agency_id is null or agency_id = any(${[...agencyIds]}::int[]))
    order by channel, agency_id, version desc`);

/** The newest version of everything these agencies write, and of everything shipped. */
export const allNewestTemplates = (
  queryable: Queryable,
  agencyIds: readonly number[],
): Promise<StoredTemplate[]> =>
  queryable.query<StoredTemplate>(sql`
    select distinct on (t.intent, t.channel, t.language, t.agency_id) ${TEMPLATE}
    from notification.template t left join organization.officer o on o.id = t.published_by
    where t.agency_id is null or t.agency_id = any(${[...agencyIds]}::int[])
    order by t.intent, t.channel, t.language, t.agency_id, t.version desc`);

/** Every version of one agency, or shipped, the oldest first. */
export const versionsOf = (
  queryable: Queryable,
  { intent, channel, language }: TemplateKey,
  agencyId: number,
): Promise<StoredTemplate[]> =>
  queryable.query<StoredTemplate>(sql`
    select ${TEMPLATE}
    from notification.template t left join organization.officer o on o.id = t.published_by
    where t.intent = ${intent} and t.channel = ${channel} and t.language = ${language} and t.agency_id = ${agencyId}
    order by t.version`);

export interface Publication extends TemplateKey {
  agencyId: number;
  content: TemplateContent | null;
  at: Date;
  by: number;
}

/** Adds the next version. Only with the draft's row held, or two would take the same number. @returns it */
export async function addVersion(queryable: Queryable, one: Publication): Promise<number> {
  const [added] = await queryable.query<{ version: number }>(sql`
    insert into notification.template (intent, channel, language, agency_id, version, content, published_at, published_by)
    select ${one.intent}, ${one.channel}, ${one.language}, ${one.agencyId}::int,
           coalesce((select max(version) from notification.template
                     where intent = ${one.intent} and channel = ${one.channel} and language = ${one.language}
                       and agency_id = ${one.agencyId}::int), 0) + 1,
           ${one.content && JSON.stringify(one.content)}::jsonb, ${one.at}::timestamptz, ${one.by}::int
    returning version`);
  if (!added) throw new Error('a version was not added');
  return added.version;
}

/** Adds a version of what is shipped where it differs from the newest. @returns how many. */
export async function addShipped(
  queryable: Queryable,
  templates: readonly ShippedTemplate[],
  at: Date,
): Promise<number> {
  const added = await queryable.query(sql`
    insert into notification.template (intent, channel, language, version, content, published_at)
    select s.intent, s.channel, s.language, coalesce(newest.version, 0) + 1, s.content, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(templates)}::jsonb)
         as s(intent text, channel text, language text, content jsonb)
    left join lateral (
      select t.version, t.content from notification.template t
      where t.intent = s.intent and t.channel = s.channel and t.language = s.language and t.agency_id is null
      order by t.version desc limit 1) newest on true
    where newest.content is distinct from s.content
    returning id`);
  return added.length;
}
