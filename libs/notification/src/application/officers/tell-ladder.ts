import { Injectable } from '@nestjs/common';
import { SECRECY_LEVELS } from '#organization';
import type { Transaction } from '#platform/database';
import type { OutboxSubscriber, StoredMessage } from '#platform/outbox';
import type { QueuedJob } from '#platform/queue';
import { readTell } from '../../domain/ladder-news.ts';
import { type LadderTelling, writeLadderNotices } from '../../persistence/ladder-notices.ts';

/** Messages of the supervision module, known by their wire names only. */
const THRESHOLD_REACHED = 'supervision.threshold-reached.v1';
const NUDGED = 'supervision.nudged.v1';

/**
 * Tells those who answer for a dossier that a share of a limit is used up, or that they are urged on; told twice, it writes nothing.
 * Outside the system a round of its own tells it, together with all else there is for them.
 */
@Injectable()
export class TellLadder implements OutboxSubscriber {
  readonly name = 'ladder';
  readonly messages = [THRESHOLD_REACHED, NUDGED];

  async handle(messages: readonly StoredMessage[], tx: Transaction): Promise<QueuedJob[]> {
    await writeLadderNotices(tx, messages.map(tellingOf), SECRECY_LEVELS);
    return [];
  }
}

function tellingOf({ id, name, subjectId, payload, occurredAt }: StoredMessage): LadderTelling {
  const taskId = payload['taskId'] as string | null;
  const isNudge = name === NUDGED;
  return {
    messageId: id,
    kind: isNudge ? 'nudged' : taskId === null ? 'dossier-threshold' : 'step-threshold',
    ...{ dossierId: subjectId, taskId, at: occurredAt },
    share: isNudge ? null : (payload['share'] as number),
    dueAt: payload['dueAt'] as string | null,
    tell: readTell(String(payload['tell'])),
    by: isNudge ? (payload['by'] as number) : null,
  };
}
