import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { username } from '#organization';
import { type AuditEntry, insertAuditEntries } from '#platform/audit';
import type { Transaction } from '#platform/database';
import { insertOutboxMessages, type OutboxMessage } from '#platform/outbox';
import { text } from '#platform/fields';
import { Workflows } from '#workflow';
import { handsChangedMessage } from '../../contracts/hands-changed.ts';
import { assignmentProblem } from '../../domain/assignment.problems.ts';
import { excludedFrom } from '../../domain/excluded-from.ts';
import { hindranceOf } from '../../domain/task-holder.ts';
import {
  endDelegationsTo,
  giveTasks,
  type HeldTask,
  holdersOf,
  holdTasksOfPost,
  type OfficersPost,
} from '../../persistence/tasks-of-post.ts';

const reason = text(2000);

/** What becomes of the open tasks an officer holds through a post that ends. */
export const handingOverSchema = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('post'), reason }),
  z.strictObject({ to: z.literal('officer'), officer: username, reason }),
]);
export type HandingOverWish = z.infer<typeof handingOverSchema>;

/** How many tasks went which way. */
export interface TasksHandedOver {
  readonly handedOver: number;
  readonly givenBack: number;
}

/** Who ends the post, and when. */
export interface HandingOverBy {
  readonly username: string;
  readonly officerId: number;
  readonly at: Date;
}

/**
 * Lets no task stay with an officer whose post has ended: it goes to a named holder of that post, or back to all of them.
 * What the named one may not have (a dossier of their own, a step kept apart from one they did, too secret) goes back.
 */
@Injectable()
export class HandOverTasks {
  constructor(private readonly workflows: Workflows) {}

  /**
   * Belongs into the transaction that has ended the post.
   * @param wish undefined = there is to be nothing to hand over
   * @throws dossier.post-has-tasks, .successor-not-at-post, .nobody-left-at-post
   */
  async execute(
    tx: Transaction,
    post: OfficersPost,
    wish: HandingOverWish | undefined,
    by: HandingOverBy,
  ): Promise<TasksHandedOver> {
    await endDelegationsTo(tx, post, { at: by.at, by: by.officerId, reason: wish?.reason ?? null });
    const holders = await holdersOf(tx, post);
    const successor = wish?.to === 'officer' ? successorAmong(holders, wish.officer) : null;
    const held = await holdTasksOfPost(tx, post, successor);
    if (held.length === 0) return { handedOver: 0, givenBack: 0 };
    const count = held.length;
    if (!wish) throw assignmentProblem('dossier.post-has-tasks', { count }, { openTasks: count });
    const given = await Promise.all(held.map((task) => this.given(task, successor)));
    const back = given.filter((task) => task.successor === null).length;
    if (back > 0 && holders.length === 0) {
      throw assignmentProblem('dossier.nobody-left-at-post', { count: back }, { openTasks: back });
    }
    await giveTasks(tx, given, { at: by.at, by: by.officerId, reason: wish.reason });
    await tx.query(insertAuditEntries(given.map((task) => traceOf(task, post, by))));
    await tx.query(insertOutboxMessages(given.map((task) => eventOf(task, post, by))));
    return { handedOver: count - back, givenBack: back };
  }

  private async given(task: HeldTask, successor: number | null): Promise<Given> {
    if (successor === null || !task.fits) return { ...task, successor: null };
    const { definition } = await this.workflows.byId(task.workflowId);
    const hindered = hindranceOf([successor], excludedFrom(task, definition, task.step));
    return { ...task, successor: hindered ? null : successor };
  }
}

type Given = HeldTask & { readonly successor: number | null };

function successorAmong(holders: readonly { officerId: number; username: string }[], name: string): number {
  const successor = holders.find((holder) => holder.username === name);
  if (!successor) throw assignmentProblem('dossier.successor-not-at-post', { username: name });
  return successor.officerId;
}

const eventOf = (
  { id, dossierId, successor }: Given,
  { officerId: from }: OfficersPost,
  by: HandingOverBy,
): OutboxMessage =>
  handsChangedMessage(
    { dossierId, taskId: id, from, to: successor, delegate: null, by: by.officerId },
    by.at,
  );

const traceOf = (
  { id, dossierId, step, successor }: Given,
  { officerId }: OfficersPost,
  by: HandingOverBy,
): AuditEntry => ({
  ...{ at: by.at, actor: by.username, officerId: by.officerId },
  action: successor === null ? 'dossier.task-release' : 'dossier.task-assign',
  ...{ subjectType: 'dossier', subjectId: dossierId },
  details: { task: id, step, from: officerId, to: successor },
});
