import { Injectable } from '@nestjs/common';
import { Directory } from '#organization';
import { Database } from '#platform/database';
import { notificationProblem } from '../domain/notification.problems.ts';
import { TEMPLATE_KEYS } from '../domain/templates/default-templates.ts';
import { templateFor, type TemplateKey } from '../domain/templates/template.ts';
import { draftedBy } from '../persistence/template-drafts.ts';
import { allNewestTemplates } from '../persistence/templates.ts';
import { MessageTemplates } from './message-templates.ts';

export interface TemplateLine extends TemplateKey {
  version: number;
  /** Code of the agency it was written for; `null` = as shipped. */
  setFor: string | null;
  publishedAt: Date;
  publishedBy: string | null;
  hasDraft: boolean;
}

/** What an agency says everything with. */
@Injectable()
export class ListTemplates {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly templates: MessageTemplates,
  ) {}

  /** In the order of events. @throws notification.agency-unknown */
  async execute(code: string): Promise<TemplateLine[]> {
    const agency = await this.directory.byCode(code);
    if (!agency) throw notificationProblem('notification.agency-unknown', { code });
    const agencies = await this.directory.all();
    const line = await this.templates.lineOf(agency.id);
    const newest = await allNewestTemplates(this.database, line);
    const drafted = new Set((await draftedBy(this.database, agency.id)).map(nameOf));
    return TEMPLATE_KEYS.flatMap(({ intent, channel, language }) => {
      const name = nameOf({ intent, channel, language });
      const inForce = templateFor(
        newest.filter((one) => nameOf(one) === name),
        line,
      );
      if (!inForce) return [];
      const { version, agencyId, publishedAt, publishedBy } = inForce;
      const setFor = agencyId === null ? null : (agencies.get(agencyId)?.code ?? null);
      const key = { intent, channel, language };
      return [{ ...key, version, setFor, publishedAt, publishedBy, hasDraft: drafted.has(name) }];
    });
  }
}

const nameOf = ({ intent, channel, language }: TemplateKey): string => `${intent} ${channel} ${language}`;
