import fc from 'fast-check';
import {
  type ClockHistory,
  type Extension,
  type Suspension,
  SUSPENSION_REASONS,
  type SuspensionReason,
} from '../src/domain/clock-history.ts';
import type { TimeLimit } from '../src/domain/time-limit.ts';
import { grants } from './arbitraries.ts';

const MINUTE = 60_000;
const DAY = 1440;

/** How far it is to the next event: some minutes, or some days and then a time of day. */
type Step = { minutes: number } | { days: number; timeOfDay: number };

/** Times of day at which something changes: midnight, noon, 15:00, the hours of offices, and any other. */
const timesOfDay = fc.oneof(
  fc.constantFrom(0, 419, 420, 690, 720, 809, 810, 899, 900, 1019, 1020, 1021, 1439),
  fc.integer({ min: 0, max: DAY - 1 }),
);
const minutes = (least: number): fc.Arbitrary<Step> =>
  fc.integer({ min: least, max: 900 }).map((it) => ({ minutes: it }));
const days = (least: number, most: number): fc.Arbitrary<Step> =>
  fc.record({ days: fc.integer({ min: least, max: most }), timeOfDay: timesOfDay });

const gaps = fc.oneof(minutes(1), days(0, 4), days(0, 4), days(2, 25));
const lengths = fc.oneof(minutes(0), days(0, 4), days(1, 30), fc.constant<Step>({ minutes: 0 }));

/** What may happen between one suspension and the next, and then that suspension. */
interface Chapter {
  phaseInBetween: Step | null;
  extension: { after: Step; by: TimeLimit } | null;
  gap: Step;
  /** Reopened from an end at the very moment the wait before ended. */
  atOnce: boolean;
  /** It was that end which ended the wait. */
  inVain: boolean;
  reason: SuspensionReason;
  length: Step;
  phaseAtItsEnd: boolean;
}

const chapters: fc.Arbitrary<Chapter> = fc.record({
  phaseInBetween: fc.oneof({ weight: 7, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: gaps }),
  extension: fc.oneof(
    { weight: 3, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.record({ after: gaps, by: grants }) },
  ),
  gap: gaps,
  atOnce: fc.boolean(),
  inVain: fc.boolean(),
  reason: fc.constantFrom('supplement', ...SUSPENSION_REASONS),
  length: lengths,
  phaseAtItsEnd: fc.boolean(),
});

interface Plot {
  received: Step;
  seconds: number;
  chapters: Chapter[];
  lastIsOpen: boolean;
  end: Step | null;
}

const plots: fc.Arbitrary<Plot> = fc.record({
  received: days(0, 420),
  seconds: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 59_999 })),
  chapters: fc.array(chapters, { maxLength: 5, size: 'max' }),
  lastIsOpen: fc.boolean(),
  end: fc.oneof(fc.constant(null), fc.constant<Step>({ minutes: 0 }), gaps),
});

/** Histories without a fault for terms with so many phases, of dossiers received from 2025 on. */
export const histories = (phases: number): fc.Arbitrary<ClockHistory> =>
  plots.map((plot) => told(plot, phases));

/** The plot as it is recorded, event by event in the order of time. */
function told({ received, seconds, chapters: all, lastIsOpen, end }: Plot, phases: number): ClockHistory {
  let now = after(0, received);
  const instant = (): Date => new Date(Date.parse('2025-01-01T00:00:00+07:00') + now * MINUTE + seconds);
  const receivedAt = instant();
  const suspensions: Suspension[] = [];
  const phaseStarts: Date[] = [];
  let extension: Extension | null = null;
  const beginPhase = (): unknown => phaseStarts.length + 1 < phases && phaseStarts.push(instant());
  for (const [index, chapter] of all.entries()) {
    if (chapter.phaseInBetween) {
      now = after(now, chapter.phaseInBetween);
      beginPhase();
    }
    if (chapter.extension && !extension) {
      now = after(now, chapter.extension.after);
      extension = {
        at: instant(),
        by: chapter.extension.by,
        reason: 'Thẩm tra thêm',
        ground: 'NĐ 61/2018 Đ.19.9',
      };
    }
    const endedWithIt = chapter.atOnce && chapter.reason === 'closed' && !all[index - 1]?.phaseAtItsEnd;
    if (!endedWithIt) now = after(now, chapter.gap);
    else if (chapter.inVain) {
      suspensions.push(...suspensions.splice(-1).map((it) => ({ ...it, inVain: true })));
    }
    const from = instant();
    const lasts = lastIsOpen && index === all.length - 1;
    now = after(now, chapter.length);
    suspensions.push({ reason: chapter.reason, from, to: lasts ? null : instant(), paper: null });
    if (chapter.phaseAtItsEnd && !lasts) beginPhase();
  }
  if (end) now = after(now, end);
  const endedAt = end && instant();
  const recorded = suspensions.map((it) =>
    it.to === null && endedAt ? { ...it, to: endedAt, inVain: true } : it,
  );
  return { receivedAt, suspensions: recorded, phaseStarts, extension, endedAt };
}

function after(now: number, step: Step): number {
  if ('minutes' in step) return now + step.minutes;
  const later = (Math.floor(now / DAY) + step.days) * DAY + step.timeOfDay;
  return later > now ? later : now + 1;
}
