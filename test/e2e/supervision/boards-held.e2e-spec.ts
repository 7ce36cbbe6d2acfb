import { sql, type Transaction } from '#platform/database';
import { demanded, shown } from '../../support/board-world.ts';
import { untilBlocked } from '../../support/locks.ts';
import type { Answer } from '../../support/officer.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { receive } from '../../support/walk.ts';

const WARD = 'H99.41';
const COMMUNE = 'H99.44';

let api: TestApi;

beforeAll(async () => {
  api = await createTestApi();
  // Each due at eight the next morning.
  for (const desk of ['tiepnhan.hoaban', 'tiepnhan.suoingoc']) await receive(await api.signIn(desk));
});
afterAll(() => api.close());

const at = (time: string): void => api.clock.set(`2026-03-${time}+07:00`);

/**
 * A board that was counted at the first instant, and asked for again after something of the ward moved, while another holds all
 * boards until the second. @param meanwhile what the other does
 */
async function boardHeld(
  [asked, letGo]: readonly [string, string],
  meanwhile: (tx: Transaction) => Promise<unknown>,
): Promise<Answer['body']> {
  at(asked);
  const supervisor = await api.signIn('giamsat.tinh');
  const look = (): Promise<Answer['body']> => demanded(supervisor.get('/supervision/boards?by=agency'));
  await look();
  await api.database.query(sql`
    insert into supervision.board_mark (lead_agency_id) select id from organization.agency where code = ${WARD}`);
  const { looking } = await api.database.transaction(async (tx) => {
    await tx.query(sql`select from supervision.board_basis for update`);
    const begun = look();
    await untilBlocked(api.database);
    at(letGo);
    await meanwhile(tx);
    return { looking: begun };
  });
  return looking;
}

describe('a board that somebody else is counting', () => {
  it('is that of the day it is shown on, when it was asked for before midnight', async () => {
    const board = await boardHeld(['04T23:59:59', '05T00:00:01'], () => Promise.resolve());
    expect(board.at).toBe('2026-03-05T00:00:01.000+07:00');
    expect(shown(board)).toMatchObject({
      [WARD]: { open: 1, dueToday: 1 },
      // Of it nothing moved: what was counted of it is of the day before.
      [COMMUNE]: { open: 1, dueToday: 1 },
    });
  });

  it('is not counted once more, when the other has counted it', async () => {
    const counted = '2026-03-05T10:00:01+07:00';
    await boardHeld(['05T10:00:00', '05T10:00:02'], async (tx) => {
      await tx.query(sql`delete from supervision.board_mark`);
      await tx.query(sql`
        update supervision.board_basis k set counted_at = ${counted}
        from organization.agency a where a.id = k.lead_agency_id and a.code = ${WARD}`);
    });
    const [row] = await api.database.query(sql`
      select k.counted_at as at from supervision.board_basis k
      join organization.agency a on a.id = k.lead_agency_id where a.code = ${WARD}`);
    expect(row).toEqual({ at: new Date(counted) });
  });
});
