import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, type Transaction } from '#platform/database';
import { notificationProblem } from '../domain/notification.problems.ts';
import { checkTemplate, type TemplateCheck } from '../domain/templates/check-template.ts';
import type { TemplateContent } from '../domain/templates/template.ts';
import { type AgencyKey, changeDraft, draftOf } from '../persistence/template-drafts.ts';
import { addVersion, versionsOf } from '../persistence/templates.ts';
import { demandShape, FindTemplate, type NamedTemplate } from './find-template.ts';

/** Who changes which template, over which revision they looked at. */
export interface TemplateWish {
  officer: Principal;
  named: NamedTemplate;
  expected: number;
}

/** Drafts, publishes and returns the templates of an agency; each over the revision that was looked at. */
@Injectable()
export class ChangeTemplate {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly find: FindTemplate,
  ) {}

  /**
   * Keeps a draft, faulty or not.
   * @throws notification.agency-unknown, .template-unknown, .template-misshapen, .template-stale
   */
  async draft(
    wish: TemplateWish,
    content: TemplateContent,
  ): Promise<{ revision: number; check: TemplateCheck }> {
    const key = await this.find.keyOf(wish.named);
    demandShape(key, content);
    const revision = await this.change(wish, key, { action: 'draft-template', content }, () =>
      Promise.resolve(null),
    );
    return { revision: revision.revision, check: checkTemplate(key, content) };
  }

  /**
   * Makes the draft the agency's next version.
   * @throws notification.agency-unknown, .template-unknown, .template-stale, .no-draft, .template-faulty
   */
  async publish(wish: TemplateWish): Promise<{ revision: number; version: number }> {
    const key = await this.find.keyOf(wish.named);
    const draft = await draftOf(this.database, key);
    if ((draft?.revision ?? 0) !== wish.expected) throw notificationProblem('notification.template-stale');
    const content = draft?.content;
    if (!content) throw notificationProblem('notification.no-draft');
    const { findings } = checkTemplate(key, content);
    if (findings.length > 0) {
      throw notificationProblem('notification.template-faulty', { count: findings.length }, { findings });
    }
    return this.addVersion(wish, key, content, 'publish-template');
  }

  /**
   * From now on the agency writes as the one above does, or as shipped; a draft is put away.
   * @throws notification.agency-unknown, .template-unknown, .template-stale, .none-of-its-own
   */
  async return(wish: TemplateWish): Promise<{ revision: number; version: number }> {
    const key = await this.find.keyOf(wish.named);
    const newest = (await versionsOf(this.database, key, key.agencyId)).at(-1);
    if (!newest?.content) throw notificationProblem('notification.none-of-its-own');
    return this.addVersion(wish, key, null, 'return-template');
  }

  private addVersion(
    wish: TemplateWish,
    key: AgencyKey,
    content: TemplateContent | null,
    action: string,
  ): Promise<{ revision: number; version: number }> {
    return this.change(wish, key, { action, content: null }, (tx, at) =>
      addVersion(tx, { ...key, content, at, by: wish.officer.officerId }),
    );
  }

  private change<Version extends number | null>(
    { officer, named, expected }: TemplateWish,
    key: AgencyKey,
    { action, content }: { action: string; content: TemplateContent | null },
    write: (tx: Transaction, at: Date) => Promise<Version>,
  ): Promise<{ revision: number; version: Version }> {
    const at = this.clock.now();
    const { agency, ...details } = named;
    return this.database.transaction(async (tx) => {
      const revision = await changeDraft(tx, key, { expected, content, at, by: officer.officerId });
      if (revision === undefined) throw notificationProblem('notification.template-stale');
      const version = await write(tx, at);
      await tx.query(
        insertAuditEntry({
          ...{ at, actor: officer.username, officerId: officer.officerId },
          ...{ action: `notification.${action}`, subjectType: 'agency', subjectId: agency },
          details: { ...details, revision, ...(version !== null && { version }) },
        }),
      );
      return { revision, version };
    });
  }
}
