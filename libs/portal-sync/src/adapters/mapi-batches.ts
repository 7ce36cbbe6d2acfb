import DataLoader from 'dataloader';
import { z } from 'zod';
import { storable } from '#platform/fields';
import type { PortalOutcome, Rejected, Unavailable } from '../application/national-portal.ts';
import { isSuccess, saysAlreadyHeld, saysBusy, saysNotHeld } from './mapi-answer.ts';
import type { Transmission } from './mapi-transport.ts';
import { portalWords } from './portal-words.ts';

/** Elements of one call's `data`: as many as other provinces send. */
const MOST = 10;
/** How long an element waits for others until they are so many, twice for a change. */
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
  let waiting: { elements: number; go: () => void } | undefined;
  const loader = new DataLoader<Sending<Item>, BatchedOutcome>(
    async (sendings) => {
      const items = sendings.map(({ item }) => item);
      const deadline = AbortSignal.any(sendings.map((sending) => sending.deadline));
      return outcomesOf(items, await send(items, deadline));
    },
    {
      ...{ cache: false, maxBatchSize: MOST },
      batchScheduleFn: (dispatch) => {
        const timer = setTimeout(go, GATHERING_MS);
        function go() {
          clearTimeout(timer);
          waiting = undefined;
          dispatch();
        }
        waiting = { elements: 0, go };
      },
    },
  );
  return (item, deadline) => {
    const outcome = loader.load({ item, deadline });
    if (waiting && (waiting.elements += 1) === MOST) waiting.go();
    return outcome;
  };
}

/** Rows that say of each element what became of it. */
export const verdictRows = z.array(
  z.object({
    MaHoSo: z.string().transform(storable),
    error_code: z.union([z.string(), z.number()]).transform(String),
    message: z
      .string()
      .nullish()
      .transform((said) => portalWords(said ?? '')),
  }),
);

function outcomesOf(items: readonly { MaHoSo: string }[], sent: Transmission): BatchedOutcome[] {
  if (sent.kind !== 'answered') return items.map(() => sent);
  const { accepted, code, message, result } = sent.answer;
  const rows = verdictRows.safeParse(result).data ?? [];
  return items.map(({ MaHoSo }) => {
    const row = rows.find((one) => one.MaHoSo === MaHoSo);
    if (row) {
      return isSuccess(row.error_code)
        ? { kind: 'accepted' }
        : refusal(row.message || message, row.error_code);
    }
    if (accepted) return { kind: 'accepted' };
    if (items.length === 1 || saysBusy(message)) return refusal(message, code);
    return { kind: 'refused-together', message };
  });
}

/** What the portal refuses because of itself, it will take later. */
export const refusal = (message: string, code: string): Rejected | Unavailable =>
  saysBusy(message) ? { kind: 'unavailable', reason: message } : rejected(message, code);

export function rejected(message: string, code: string): Rejected {
  if (saysAlreadyHeld(message, code)) return { kind: 'rejected', message, because: 'already-held' };
  if (saysNotHeld(message)) return { kind: 'rejected', message, because: 'not-held' };
  return { kind: 'rejected', message, because: 'other' };
}
