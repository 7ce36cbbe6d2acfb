import { type Queryable, sql } from '#platform/database';
import type { FormKind } from '../domain/form-kinds.ts';
import type { TemplateContent, TemplateVersion } from '../domain/form-template.ts';

export interface StoredTemplate extends TemplateVersion {
  form: FormKind;
  /** `null` = it came with the system. */
  setBy: string | null;
}

/** Templates for everybody and of these agencies. */
export const templatesOf = (queryable: Queryable, agencyIds: readonly number[]): Promise<StoredTemplate[]> =>
  queryable.query<StoredTemplate>(sql`
    select t.agency_id as "agencyId", t.form, t.version, t.valid_from::text as "validFrom", t.content,
           t.set_at as "setAt", o.username as "setBy"
    from form.template t left join organization.officer o on o.id = t.set_by
    where t.agency_id is null or t.agency_id = any(${[...agencyIds]}::int[])
    order by t.agency_id nulls first, t.form, t.version`);

export interface NewTemplate {
  agencyId: number;
  form: FormKind;
  /** Of the newest version that was looked at; 0 = there was none. */
  expected: number;
  validFrom: string;
  content: TemplateContent;
  setAt: Date;
  setBy: number;
}

/** Adds the next version. @returns whether what was looked at is still the newest */
export async function addTemplate(queryable: Queryable, one: NewTemplate): Promise<boolean> {
  const added = await queryable.query(sql`
    insert into form.template (agency_id, form, version, valid_from, content, set_at, set_by)
    select ${one.agencyId}::int, ${one.form}, ${one.expected}::int + 1, ${one.validFrom}::date,
           ${JSON.stringify(one.content)}::jsonb, ${one.setAt}::timestamptz, ${one.setBy}::int
    where ${one.expected}::int = (select coalesce(max(version), 0) from form.template
                                  where agency_id = ${one.agencyId}::int and form = ${one.form})
    on conflict do nothing
    returning version`);
  return added.length > 0;
}
