import { Directory } from '#organization';
import { Clock } from '#platform/clock';
import { EVERYTHING, sight } from '#platform/database';
import { createTestDatabase, testConfig, type TestDatabase } from '#testing';
import { Calendars } from '#working-calendar';
import { BoardMoments } from './board-moments.ts';
import { CountStaleBoards } from './count-stale-boards.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const BEGINS = Date.parse('2026-03-04T08:00:00+07:00');

/** Every look at it is a day after the one before, so many times. */
class Leaping extends Clock {
  looks = 0;

  constructor(private readonly times: number) {
    super();
  }

  override now(): Date {
    const days = Math.min(this.looks, this.times);
    this.looks += 1;
    return new Date(BEGINS + days * DAY_MS);
  }
}

describe('counting boards while days end', () => {
  let db: TestDatabase;

  beforeAll(async () => {
    db = await createTestDatabase();
  });
  afterAll(() => db.close());

  const countedBy = async (clock: Clock): Promise<Date> => {
    const config = testConfig();
    const directory = new Directory(db.database);
    const moments = new BoardMoments(directory, new Calendars(db.database), config);
    const agencyIds = [...(await directory.all()).keys()];
    const counting = new CountStaleBoards(db.database, moments, clock, config);
    return sight.of(EVERYTHING, () => counting.execute(agencyIds));
  };

  it('begins anew once the day is over, and answers for the new one', async () => {
    expect(await countedBy(new Leaping(1))).toEqual(new Date(BEGINS + DAY_MS));
  });

  it('gives up where one day after another ends, and says that it is to be asked again', async () => {
    const clock = new Leaping(Infinity);
    await expect(countedBy(clock)).rejects.toMatchObject({
      code: 'supervision.boards-unsettled',
      definition: { kind: 'unavailable' },
    });
    expect(clock.looks).toBe(6);
  });
});
