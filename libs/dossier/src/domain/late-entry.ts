import { z } from 'zod';
import { PAUSE_REASONS, type Suspension } from '#deadline';
import { text } from '#platform/fields';
import { dossierProblem } from './dossier.problems.ts';
import type { DossierState, StoredSuspension } from './dossier-state.ts';
import type { ClockEffects } from './planned-change.ts';

const instant = z.iso.datetime({ offset: true });

/** What a paper found later shows: that the clock should have stood still, or that it should have run on earlier. */
export const lateEntrySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('suspension'),
    reason: z.enum(PAUSE_REASONS),
    from: instant,
    to: instant,
    paper: text(500),
  }),
  z.strictObject({
    /** The last suspension ended at another time than was entered: the papers had come by post. */
    kind: z.literal('end-of-suspension'),
    to: instant,
    paper: text(500),
  }),
]);

export type LateEntry = z.infer<typeof lateEntrySchema>;

type Trace = NonNullable<Suspension['enteredLater']>;

interface LateEntryEffect extends Pick<ClockEffects, 'inserts' | 'movesEnd'> {
  after: Pick<DossierState, 'suspensions' | 'phaseStarts'>;
}

/** The records of the clock with the entry among them. @throws dossier.late-entry-impossible */
export function lateEntryEffect(
  state: DossierState,
  entry: LateEntry,
  trace: Trace,
  now: Date,
): LateEntryEffect {
  const to = new Date(entry.to);
  if (to > now) throw impossible('thời điểm còn ở tương lai', 'it lies in the future');
  if (entry.kind === 'suspension') {
    const { reason, paper } = entry;
    const inserts: Suspension = { reason, paper, from: new Date(entry.from), to, enteredLater: trace };
    const suspensions = [...state.suspensions, { id: '0', ...inserts }].sort(
      (a, b) => a.from.getTime() - b.from.getTime(),
    );
    return { after: { suspensions, phaseStarts: state.phaseStarts }, inserts, movesEnd: null };
  }
  return movedEnd(state, to, trace);
}

function movedEnd(state: DossierState, to: Date, trace: Trace): LateEntryEffect {
  const last = state.suspensions.at(-1);
  if (!last?.to) throw impossible('không có lần tạm dừng nào đã kết thúc', 'no suspension has ended');
  if (last.reason === 'closed') {
    throw impossible('hồ sơ được mở lại bằng quyết định', 'a decision reopened it');
  }
  const endedAt = last.to.getTime();
  const moved: StoredSuspension = { ...last, to, inVain: false, enteredLater: trace };
  return {
    after: {
      suspensions: state.suspensions.map((one) => (one === last ? moved : one)),
      // A phase that the end of the wait began, began then.
      phaseStarts: state.phaseStarts.map((start) => (start.getTime() === endedAt ? to : start)),
    },
    inserts: null,
    movesEnd: { id: last.id, to, enteredLater: trace },
  };
}

const impossible = (vi: string, en: string) =>
  dossierProblem('dossier.late-entry-impossible', { why: { vi, en } });
