import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { FindDossier } from '#dossier';
import type { Principal } from '#identity';
import { type AuditEntry, insertAuditEntries } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, type Sql } from '#platform/database';
import { text } from '#platform/fields';
import { insertOutboxMessages } from '#platform/outbox';
import { nudgedMessage } from '../contracts/nudged.ts';
import { type NudgeableTask, planNudge } from '../domain/plan-nudge.ts';
import { holdNudgeable, insertNudges } from '../persistence/nudges.ts';

export const nudgeSchema = z.strictObject({
  task: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional()
    .describe('an open step; absent = all that are open'),
  words: text(500).describe('for whoever has the step'),
  also: z
    .array(z.enum(['email', 'sms']))
    .max(2)
    .default([])
    .describe('over what they are told besides their list'),
});

export type NudgeWish = z.infer<typeof nudgeSchema>;

/** With what somebody was urged on. */
export interface Nudge {
  at: string;
  tasks: { id: string; step: string; holder: string | null }[];
}

/** Whoever answers for a dossier urges those on who have its open steps (*đôn đốc*). */
@Injectable()
export class NudgeHolders {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly find: FindDossier,
  ) {}

  /**
   * @param record keeps the answer, in the transaction of the nudge
   * @throws dossier.unknown, dossier.not-permitted, and what {@link planNudge} throws
   */
  async execute(
    officer: Principal,
    dossierId: string,
    wish: NudgeWish,
    record: (answer: Nudge) => Sql,
  ): Promise<Nudge> {
    await this.find.assertMay(officer, dossierId, 'nudge');
    const { officerId: by } = officer;
    return this.database.transaction(async (tx) => {
      const at = this.clock.now();
      const open = await holdNudgeable(tx, dossierId, by);
      const tasks = planNudge(open, { taskId: wish.task, by, at });
      await insertNudges(tx, tasks, { dossierId, at, by, words: wish.words });
      await tx.query(insertAuditEntries(tasks.map((task) => traceOf(task, dossierId, officer, at))));
      await tx.query(
        insertOutboxMessages(
          tasks.map(({ id: taskId, dueAt, agencyId }) =>
            nudgedMessage({ dossierId, taskId, dueAt, agencyId, by, at, also: wish.also }),
          ),
        ),
      );
      const answer = { at: at.toISOString(), tasks: tasks.map(shown) };
      await tx.query(record(answer));
      return answer;
    });
  }
}

const shown = ({ id, stepName, holder }: NudgeableTask) => ({
  ...{ id, step: stepName },
  holder: holder?.name ?? null,
});

const traceOf = (
  { id: task, stepName, holder }: NudgeableTask,
  subjectId: string,
  { username: actor, officerId }: Principal,
  at: Date,
): AuditEntry => ({
  ...{ at, actor, officerId, action: 'supervision.nudge', subjectType: 'dossier', subjectId },
  details: { task, step: stepName, holder: holder?.id ?? null },
});
