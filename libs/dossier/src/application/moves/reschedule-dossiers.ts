import { Injectable } from '@nestjs/common';
import { Directory } from '#organization';
import { Database, type Transaction } from '#platform/database';
import type { CalendarBook } from '#working-calendar';
import type { Due } from '../../domain/clock-of-dossier.ts';
import { rescheduled } from '../../domain/rescheduled.ts';
import {
  recordReschedulings,
  reissue,
  type Reissued,
  retimeTasks,
} from '../../persistence/apply-rescheduling.ts';
import { retimeTimers } from '../../persistence/task-timers.ts';
import { holdRunningDossiers, type RunningDossier } from '../../persistence/running-dossiers.ts';
import { type Actor, historyLine } from '../history-line.ts';

/** Dossiers looked at in one transaction. */
const BATCH = 500;

/** A change of the calendar that is carried out on the running dossiers. */
export interface RescheduleOrder {
  book: CalendarBook;
  /** Whether printed promises stay, or applicants get new ones; provisional due times were never promised firmly. */
  promises: 'keep' | 're-issue';
  actor: Actor;
  ground: string;
  at: Date;
}

/** How far a batch came. */
export interface RescheduleProgress {
  /** The last dossier looked at; `null` when there was none left. */
  reached: string | null;
  looked: number;
}

/** Reckons the running dossiers by a new calendar, batch by batch; interrupted, it goes on after the last batch. */
@Injectable()
export class RescheduleDossiers {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
  ) {}

  /** One batch, in one transaction. @param alongside what else is written with it */
  async batch(
    order: RescheduleOrder,
    after: string | null,
    alongside: (tx: Transaction, progress: RescheduleProgress) => Promise<unknown>,
  ): Promise<RescheduleProgress> {
    const agencyOf = await this.directory.finder();
    return this.database.transaction(async (tx) => {
      const dossiers = await holdRunningDossiers(tx, { after, limit: BATCH });
      const seen = dossiers.map((dossier) => ({ dossier, ...rescheduled(dossier, order.book, agencyOf) }));
      await carryOut(
        tx,
        order,
        seen.flatMap(({ dossier, due }) => (due ? [{ dossier, due }] : [])),
      );
      await retimeTasks(
        tx,
        seen.flatMap(({ retimes }) => retimes),
      );
      const timers = seen.flatMap(({ retimesTimers }) => retimesTimers);
      if (timers.length > 0) await tx.query(retimeTimers(timers));
      const progress = { reached: dossiers.at(-1)?.id ?? null, looked: dossiers.length };
      await alongside(tx, progress);
      return progress;
    });
  }
}

interface Moved {
  dossier: RunningDossier;
  due: Due;
}

/** Tells the due times anew or keeps the promises, as was decided, and writes down which. */
async function carryOut(tx: Transaction, order: RescheduleOrder, moved: readonly Moved[]): Promise<void> {
  const isTold = ({ dossier }: Moved) => order.promises === 're-issue' || dossier.dueProvisional;
  await reissue(
    tx,
    moved.filter(isTold).map(({ dossier, due }) => reissued(dossier, due, order)),
  );
  const outcomes = moved.map((one) => ({
    dossierId: one.dossier.id,
    dueBefore: one.dossier.dueAt ?? one.due.at,
    dueByCalendar: one.due.at,
    outcome: isTold(one) ? ('re-issued' as const) : ('kept' as const),
  }));
  await recordReschedulings(tx, order.book.revision, order.at, outcomes);
}

function reissued(dossier: RunningDossier, due: Due, { actor, ground, at, book }: RescheduleOrder): Reissued {
  const details = { calendarRevision: book.revision, ground };
  return {
    dossier,
    due,
    history: historyLine(actor, {
      dossierId: dossier.id,
      sequence: dossier.version + 1,
      at,
      action: 'reschedule',
      actionName: 'Tính lại ngày hẹn theo lịch làm việc mới',
      toSteps: [],
      statusBefore: dossier.status,
      status: dossier.status,
      comment: ground,
      details,
      dueBefore: dossier.dueAt,
      dueAt: due.at,
      dueProvisional: due.provisional,
    }),
    audit: {
      at,
      actor: actor.officer.username,
      officerId: actor.officer.officerId,
      action: 'dossier.reschedule',
      subjectType: 'dossier',
      subjectId: dossier.id,
      details: { ...details, version: dossier.version + 1, dueBefore: dossier.dueAt, dueAt: due.at },
    },
  };
}
