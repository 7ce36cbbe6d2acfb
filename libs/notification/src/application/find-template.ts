import { Injectable } from '@nestjs/common';
import { Directory } from '#organization';
import { Database } from '#platform/database';
import { notificationProblem } from '../domain/notification.problems.ts';
import { checkTemplate, type TemplateCheck } from '../domain/templates/check-template.ts';
import { INTENT_RULES } from '../domain/templates/may-say.ts';
import {
  isShapedFor,
  type TemplateContent,
  templateFor,
  type TemplateKey,
} from '../domain/templates/template.ts';
import { type AgencyKey, type Draft, draftOf } from '../persistence/template-drafts.ts';
import { newestTemplates, type StoredTemplate, versionsOf } from '../persistence/templates.ts';
import { MessageTemplates } from './message-templates.ts';

/** A template as it is named from outside, by the code of its agency. */
export interface NamedTemplate extends TemplateKey {
  agency: string;
}

export interface FoundTemplate {
  /** Null = the event is not told over this channel until somebody says with what. */
  inForce: { version: number; content: TemplateContent; setFor: string | null } | null;
  /** The agency's own versions, the oldest first. */
  own: StoredTemplate[];
  draft: Draft | undefined;
}

/** What an agency writes one message with, and what its administrators are about to. */
@Injectable()
export class FindTemplate {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly templates: MessageTemplates,
  ) {}

  /** @throws notification.agency-unknown, .template-unknown */
  async execute(named: NamedTemplate): Promise<FoundTemplate> {
    const key = await this.keyOf(named);
    const line = await this.templates.lineOf(key.agencyId);
    const [newest, own, draft] = [
      await newestTemplates(this.database, key, line),
      await versionsOf(this.database, key, key.agencyId),
      await draftOf(this.database, key),
    ];
    const inForce = templateFor(
      newest.filter(({ channel }) => channel === key.channel),
      line,
    );
    if (!inForce) return { inForce: null, own, draft };
    const { version, content, agencyId } = inForce;
    const agencies = await this.directory.all();
    const setFor = agencyId === null ? null : (agencies.get(agencyId)?.code ?? null);
    return { inForce: { version, content, setFor }, own, draft };
  }

  /** @throws notification.agency-unknown, .template-unknown, .template-misshapen */
  async check(named: NamedTemplate, content: TemplateContent): Promise<TemplateCheck> {
    const key = await this.keyOf(named);
    demandShape(key, content);
    return checkTemplate(key, content);
  }

  /** @throws notification.agency-unknown, .template-unknown */
  async keyOf({ agency: code, intent, channel, language }: NamedTemplate): Promise<AgencyKey> {
    const agency = await this.directory.byCode(code);
    if (!agency) throw notificationProblem('notification.agency-unknown', { code });
    if (!INTENT_RULES[intent].channels.includes(channel)) {
      throw notificationProblem('notification.template-unknown', { intent, channel });
    }
    return { intent, channel, language, agencyId: agency.id };
  }
}

/** @throws notification.template-misshapen */
export function demandShape({ channel }: Pick<AgencyKey, 'channel'>, content: TemplateContent): void {
  if (isShapedFor(channel, content)) return;
  throw notificationProblem('notification.template-misshapen');
}
