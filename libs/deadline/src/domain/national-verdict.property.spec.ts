import fc from 'fast-check';
import { nationalVerdict } from './national-verdict.ts';
import { calendars } from '../../spec/arbitraries.ts';
import { type Dossier, dossiers, onAnyCalendar, possibly } from '../../spec/on-any-calendar.ts';
import { slowNationalVerdict } from '../../spec/slow-verdict.ts';

const later = fc.option(fc.integer({ min: 0, max: 40 * 86_400_000 }));
const asked = fc.record({
  dossier: dossiers,
  completed: later,
  returned: later,
  stopped: later,
  supplements: fc.nat({ max: 5 }),
});

/** With that many supplement requests at most; the further ones are waits for something else. */
function withSupplements({ terms, history }: Dossier, most: number): Dossier {
  let left = most;
  const suspensions = history.suspensions.map((it) =>
    it.reason !== 'supplement' || left-- > 0 ? it : { ...it, reason: 'applicant-request' as const },
  );
  return { terms, history: { ...history, suspensions } };
}

describe('the national verdict', () => {
  it('is the one the model comes to, whatever end there was', () => {
    const seen = new Map<unknown, number>();
    onAnyCalendar(
      calendars,
      asked,
      { calendars: 30, each: 150 },
      ({ dossier, supplements, ...ends }, calendar, model) => {
        const { terms, history } = withSupplements(dossier, supplements % 3);
        const last = history.endedAt ?? history.suspensions.at(-1)?.to ?? history.receivedAt;
        const runs = history.suspensions.every(({ to }) => to !== null);
        const at = (after: number | null) =>
          after === null || !runs ? null : new Date(last.getTime() + after);
        const all = {
          completedAt: at(ends.completed),
          returnedAt: at(ends.returned),
          stoppedAt: at(ends.stopped),
        };
        const told = possibly(() => slowNationalVerdict(model, terms, history, all));
        if (told === undefined) return;
        expect(nationalVerdict(terms, history, all, calendar)).toBe(told);
        seen.set(told, (seen.get(told) ?? 0) + 1);
      },
    );
    expect([...seen.keys()].map(String).sort()).toEqual(['early', 'late', 'null', 'on-time']);
    expect(Math.min(...seen.values())).toBeGreaterThan(5);
  });
});
