import fc from 'fast-check';
import { DateTime } from 'luxon';
import { VIETNAM } from '#platform/clock';
import { portalMoment } from './portal-moment.ts';

describe('a moment as the portal writes it', () => {
  it('is empty where there is none', () => {
    expect(portalMoment(null)).toBe('');
  });

  it('is of the day in Viet Nam', () => {
    expect(portalMoment(new Date('2026-03-03T23:59:59.999Z'))).toBe('20260304065959');
  });

  it('is what the zone says, whenever it is', () => {
    const since = { min: new Date('1976-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z') };
    fc.assert(
      fc.property(fc.date({ ...since, noInvalidDate: true }), (at) => {
        const said = DateTime.fromJSDate(at, { zone: VIETNAM }).toFormat('yyyyMMddHHmmss');
        expect(portalMoment(at)).toBe(said);
      }),
      { numRuns: 300 },
    );
  });
});
