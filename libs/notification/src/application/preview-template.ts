import { Injectable } from '@nestjs/common';
import { type Contacts, DossierSnapshots, FindDossier } from '#dossier';
import type { Principal } from '#identity';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import type { Notice } from '../domain/notice.ts';
import { notificationProblem } from '../domain/notification.problems.ts';
import { checkTemplate } from '../domain/templates/check-template.ts';
import { MADE_UP, madeUpFor } from '../domain/templates/made-up.ts';
import type { PlaceholderName } from '../domain/templates/placeholders.ts';
import { type TemplateContent, type TemplateKey, textsOf } from '../domain/templates/template.ts';
import { readText } from '../domain/templates/liquid-text.ts';
import { valuesOf } from '../domain/told-values.ts';
import { composeMessages } from './compose-messages.ts';
import { demandShape, FindTemplate, type NamedTemplate } from './find-template.ts';
import type { TemplatesInForce } from './message-templates.ts';
import { MessagesAbout } from './messages-about.ts';

export interface TemplatePreview {
  subject: string | null;
  text: string;
  html: string | null;
  /** Said, though the dossier knows nothing of them: these are made up. */
  madeUp: PlaceholderName[];
}

/** The message goes nowhere. */
const NOBODY: Contacts = { sms: '', email: '', zalo: '' };
/** No version is it. */
const NONE = 0;

/** A dossier a template is tried with. */
@Injectable()
export class PreviewedDossier {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly find: FindDossier,
    private readonly snapshots: DossierSnapshots,
    private readonly about: MessagesAbout,
  ) {}

  /** As its latest change left it; who looked is written down first. @throws dossier.unknown, .personal-data-erased */
  async look(officer: Principal, dossierId: string, named: NamedTemplate): Promise<Notice> {
    await this.find.assertMay(officer, dossierId);
    const { username, officerId } = officer;
    const [latest] = await this.database.query<{ sequence: number }>(sql`
      select max(sequence) as sequence from dossier.history where dossier_id = ${dossierId}`);
    const snapshot = await this.snapshots.toTell(dossierId, latest?.sequence ?? 0);
    await this.database.query(
      insertAuditEntry({
        ...{ at: this.clock.now(), actor: username, officerId, action: 'notification.preview-template' },
        ...{ subjectType: 'dossier', subjectId: dossierId, details: { ...named } },
      }),
    );
    return this.about.noticeOf(snapshot);
  }
}

/** Shows what a template would say, of made-up facts or of a dossier the officer may see; nothing is kept or sent. */
@Injectable()
export class PreviewTemplate {
  constructor(
    private readonly find: FindTemplate,
    private readonly previewed: PreviewedDossier,
  ) {}

  /** @throws notification.agency-unknown, .template-unknown, .template-misshapen, .template-faulty, dossier.unknown */
  async execute(
    officer: Principal,
    named: NamedTemplate,
    content: TemplateContent,
    dossierId: string | undefined,
  ): Promise<TemplatePreview> {
    const key = await this.find.keyOf(named);
    demandShape(key, content);
    demandFillable(key, content);
    const notice = dossierId === undefined ? undefined : await this.previewed.look(officer, dossierId, named);
    const { values, madeUp } = madeUpFor(key.intent, notice && valuesOf(key.intent, notice, key));
    const [message] = composeMessages(asIfInForce(key, content), {
      ...{ about: notice ?? MADE_UP, recipients: NOBODY, secretVersion: NONE, valuesIn: () => values },
    });
    if (!message) throw new Error('a template gave no message');
    const letter = message.channel === 'email' ? message.content : undefined;
    const said = new Set(textsOf(content).flatMap(([, text]) => readText(text).used.map(({ name }) => name)));
    return {
      ...{ subject: letter?.subject ?? null, text: message.content.text, html: letter?.html ?? null },
      madeUp: madeUp.filter((name) => said.has(name)),
    };
  }
}

/** What is faulty otherwise than by leaving something out cannot be filled in. */
function demandFillable(key: TemplateKey, content: TemplateContent): void {
  const findings = checkTemplate(key, content).findings.filter(
    ({ code }) => code !== 'not-said' && code !== 'sign-forbidden' && code !== 'too-long',
  );
  if (findings.length === 0) return;
  throw notificationProblem('notification.template-faulty', { count: findings.length }, { findings });
}

const asIfInForce = ({ channel, language }: TemplateKey, content: TemplateContent): TemplatesInForce => ({
  language,
  [channel]: { id: NONE, content },
});
