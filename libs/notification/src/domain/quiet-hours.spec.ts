import fc from 'fast-check';
import { notBefore, type QuietHours } from './quiet-hours.ts';

const NIGHT = { from: 21 * 60, to: 7 * 60 };
const sms = { channel: 'sms', intent: 'received' } as const;
const outOf = (
  at: string,
  quiet: QuietHours | null = NIGHT,
  message: Parameters<typeof notBefore>[1] = sms,
) => notBefore(new Date(at), message, quiet);

const minutes = fc.integer({ min: 0, max: 1439 });
const hours = fc.record({ from: minutes, to: minutes }).filter(({ from, to }) => from !== to);
const instants = fc.date({
  min: new Date('2020-01-01T00:00:00Z'),
  max: new Date('2040-01-01T00:00:00Z'),
  noInvalidDate: true,
});
/** Minutes of the day in Viet Nam, told another way: seven hours ahead all year. */
const minuteOf = (at: Date) => ((at.getTime() + 7 * 3_600_000) % 86_400_000) / 60_000;
const isWithin = (minute: number, { from, to }: QuietHours) =>
  (minute - from + 1440) % 1440 < (to - from + 1440) % 1440;

describe('quiet hours', () => {
  it.each([
    ['2026-03-04T20:59:59.999+07:00', '2026-03-04T20:59:59.999+07:00'],
    ['2026-03-04T21:00:00+07:00', '2026-03-05T07:00:00+07:00'],
    ['2026-03-04T23:59:59+07:00', '2026-03-05T07:00:00+07:00'],
    ['2026-03-05T00:00:00+07:00', '2026-03-05T07:00:00+07:00'],
    ['2026-03-05T06:59:59.999+07:00', '2026-03-05T07:00:00+07:00'],
    ['2026-03-05T07:00:00+07:00', '2026-03-05T07:00:00+07:00'],
    ['2026-12-31T22:00:00+07:00', '2027-01-01T07:00:00+07:00'],
  ])('lets a text message of %s go out at %s', (at, out) => {
    expect(outOf(at)).toEqual(new Date(out));
  });

  it('are the same wherever the machine stands: of Viet Nam', () => {
    expect(outOf('2026-03-04T14:00:00Z')).toEqual(new Date('2026-03-05T00:00:00Z'));
  });

  it('may lie within a day', () => {
    const noon = { from: 12 * 60, to: 13 * 60 };
    expect(outOf('2026-03-04T12:30:00+07:00', noon)).toEqual(new Date('2026-03-04T13:00:00+07:00'));
    expect(outOf('2026-03-04T22:00:00+07:00', noon)).toEqual(new Date('2026-03-04T22:00:00+07:00'));
  });

  it('hold for Zalo as for a text message', () => {
    const out = outOf('2026-03-04T22:00:00+07:00', NIGHT, { channel: 'zalo', intent: 'received' });
    expect(out).toEqual(new Date('2026-03-05T07:00:00+07:00'));
  });

  it.each([
    ['a letter', { channel: 'email', intent: 'received' }, NIGHT],
    ['a code somebody waits for at the desk', { channel: 'sms', intent: 'hand-over-code' }, NIGHT],
    ['anything where there are none', sms, null],
  ] as const)('are nothing to %s', (_, message, quiet) => {
    expect(outOf('2026-03-04T22:00:00+07:00', quiet, message)).toEqual(new Date('2026-03-04T22:00:00+07:00'));
  });

  it('let go at once what comes outside of them, and at their end what comes within, a day later at most', () => {
    fc.assert(
      fc.property(instants, hours, (at, quiet) => {
        const out = notBefore(at, sms, quiet);
        if (!isWithin(minuteOf(at), quiet)) {
          expect(out).toEqual(at);
          return;
        }
        expect(minuteOf(out)).toBe(quiet.to);
        expect(out.getTime() - at.getTime()).toBeGreaterThan(0);
        expect(out.getTime() - at.getTime()).toBeLessThanOrEqual(
          ((quiet.to - quiet.from + 1440) % 1440) * 60_000,
        );
        expect(notBefore(out, sms, quiet)).toEqual(out);
      }),
    );
  });

  it('turn no order around', () => {
    fc.assert(
      fc.property(instants, instants, hours, (one, other, quiet) => {
        const [earlier, later] = one <= other ? [one, other] : [other, one];
        const wait = (at: Date) => notBefore(at, sms, quiet).getTime();
        expect(wait(earlier)).toBeLessThanOrEqual(wait(later));
      }),
    );
  });
});
