import DataLoader from 'dataloader';
import { z } from 'zod';
import type { PortalOutcome, Rejected } from '../application/national-portal.ts';
import { isSuccess, saysAlreadyHeld, saysNotHeld } from './mapi-answer.ts';
import type { Transmission } from './mapi-transport.ts';

/** Elements of one call's `data`: as many as other provinces send. */
const MOST = 10;
/** How long a lone element waits for others, twice for a change. */
const GATHERING_MS = 100;

/** An element of `data`, and until when its call may take. */
interface Sending<Item> {
  item: Item;
  deadline: AbortSignal;
}

/** Refused together with others, and nobody said which of them is at fault. */
export interface RefusedTogether {
  kind: 'refused-together';
  message: string;
}

export type BatchedOutcome = PortalOutcome | RefusedTogether;

/**
 * Lets elements of different dossiers go out in one call, and tells each what became of it. Calls are made beside each other: a
 * slow one makes nobody wait.
 * @param send one call with all of them, which ends by the earliest deadline
 */
export function batched<Item extends { MaHoSo: string }>(
  send: (data: readonly Item[], deadline: AbortSignal) => Promise<Transmission>,
): (item: Item, deadline: AbortSignal) => Promise<BatchedOutcome> {
  const loader = new DataLoader<Sending<Item>, BatchedOutcome>(
    async (sendings) => {
      const items = sendings.map(({ item }) => item);
      const deadline = AbortSignal.any(sendings.map((sending) => sending.deadline));
      return outcomesOf(items, await send(items, deadline));
    },
    {
      ...{ cache: false, maxBatchSize: MOST },
      batchScheduleFn: (dispatch) => void setTimeout(dispatch, GATHERING_MS),
    },
  );
  return (item, deadline) => loader.load({ item, deadline });
}

/** Rows that say of each element what became of it. */
export const verdictRows = z.array(
  z.object({
    MaHoSo: z.string(),
    error_code: z.union([z.string(), z.number()]).transform(String),
    message: z.string().nullish(),
  }),
);

function outcomesOf(items: readonly { MaHoSo: string }[], sent: Transmission): BatchedOutcome[] {
  if (sent.kind !== 'answered') return items.map(() => sent);
  const { accepted, message, result } = sent.answer;
  const rows = verdictRows.safeParse(result).data ?? [];
  return items.map(({ MaHoSo }) => {
    const row = rows.find((one) => one.MaHoSo === MaHoSo);
    if (row) {
      return isSuccess(row.error_code)
        ? { kind: 'accepted' }
        : rejected(row.message?.normalize('NFC') || message);
    }
    if (accepted) return { kind: 'accepted' };
    return items.length === 1 ? rejected(message) : { kind: 'refused-together', message };
  });
}

export function rejected(message: string): Rejected {
  if (saysAlreadyHeld(message)) return { kind: 'rejected', message, because: 'already-held' };
  if (saysNotHeld(message)) return { kind: 'rejected', message, because: 'not-held' };
  return { kind: 'rejected', message, because: 'other' };
}
