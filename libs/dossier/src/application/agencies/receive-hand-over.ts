import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Principal } from '#identity';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, sql, type Sql } from '#platform/database';
import { text } from '#platform/fields';
import { agenciesProblem } from '../../domain/agencies.problems.ts';
import { receiveHandOver } from '../../persistence/hand-over-lists.ts';
import { FindHandOverList } from './find-hand-over-list.ts';
import { listPosts } from './make-hand-over-lists.ts';

export const handOverReceiptSchema = z.strictObject({
  /** What did not come, each with why; everything else did. */
  except: z
    .array(z.strictObject({ dossier: z.uuid(), reason: text(500) }))
    .max(500)
    .default([])
    .refine((items) => new Set(items.map(({ dossier }) => dossier)).size === items.length, {
      message: 'Mỗi hồ sơ chỉ được có một lần | Each dossier may come once only',
      params: { code: 'not_unique' },
    }),
});

/** The receiving agency says, once, what it got of a list. */
@Injectable()
export class ReceiveHandOver {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly find: FindHandOverList,
  ) {}

  /** @throws dossier.hand-over-list-unknown, .not-handed-to-you, .not-on-the-list, .hand-over-received */
  async execute(
    officer: Principal,
    listId: string,
    { except }: z.infer<typeof handOverReceiptSchema>,
    recordAnswer: (when: Sql) => Sql,
  ): Promise<void> {
    const { toAgencyId, toName, lines, receivedAt } = await this.find.execute(officer, listId);
    const post = listPosts(officer).find(({ agencyId }) => agencyId === toAgencyId);
    if (!post) throw agenciesProblem('dossier.not-handed-to-you', { agency: toName });
    const foreign = except.filter(({ dossier }) => !lines.some(({ dossierId }) => dossierId === dossier));
    if (foreign.length > 0) throw agenciesProblem('dossier.not-on-the-list', { count: foreign.length });
    if (receivedAt) throw agenciesProblem('dossier.hand-over-received');
    const at = this.clock.now();
    const { username: actor, officerId, fullName: name } = officer;
    const when = sql`exists (select 1 from received)`;
    const audit = {
      ...{ at, actor, officerId, action: 'hand-over-list.receive', subjectType: 'hand-over-list' },
      ...{ subjectId: listId, details: { missing: except.length } },
    };
    const received = await this.database.query(sql`
      with ${receiveHandOver(listId, except, { at, officerId, name, title: post.title })},
           audit as (${insertAuditEntry(audit, when)}),
           answer as (${recordAnswer(when)})
      select 1 from received`);
    if (received.length === 0) throw agenciesProblem('dossier.hand-over-received');
  }
}
