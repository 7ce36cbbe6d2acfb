import type { OutboxMessage } from '#platform/outbox';
import type { StepTimer } from '#workflow';

/** Wire name: a step has been open so long that whoever holds it, or someone higher up, is to be told; once a timer. */
export const TIMER_FIRED = 'dossier.timer-fired.v1';

export interface TimerFired {
  dossierId: string;
  taskId: string;
  step: string;
  /** Code of the timer within its step. */
  timer: string;
  does: Exclude<StepTimer['does'], 'act'>;
  /** When it was due; it may have fired later, after an outage. */
  dueAt: Date;
  firedAt: Date;
  /** Who is told: the holders of this post. */
  to: { agencyId: number; role: string };
}

export const timerFiredMessage = ({
  dossierId,
  dueAt,
  firedAt,
  to,
  ...event
}: TimerFired): OutboxMessage => ({
  name: TIMER_FIRED,
  subjectId: dossierId,
  agencyId: to.agencyId,
  payload: { ...event, dueAt: dueAt.toISOString(), agencyId: to.agencyId, role: to.role },
  occurredAt: firedAt,
});
