import { sql } from '#platform/database';
import { Logger } from '#platform/logging';
import { RecountBoards } from '#supervision';
import { demanded } from '../../support/board-world.ts';
import type { Answer } from '../../support/officer.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { createTestWorker, type TestWorker } from '../../support/test-worker.ts';
import { receive } from '../../support/walk.ts';

let api: TestApi;
let worker: TestWorker;
const alarms: string[] = [];

beforeAll(async () => {
  api = await createTestApi();
  worker = await createTestWorker(api);
  jest
    .spyOn(worker.get(Logger, { strict: false }), 'error')
    .mockImplementation((alarm) => void alarms.push(alarm));
  for (const desk of ['tiepnhan.hoaban', 'tiepnhan.saokhue', 'tiepnhan.suoingoc']) {
    await receive(await api.signIn(desk));
  }
});
afterAll(async () => {
  await worker.close();
  await api.close();
});

/** Of an agency something moves whenever it is counted; another cannot be counted at all. */
async function disturb(moving: string, failing: string): Promise<void> {
  const idOf = async (code: string): Promise<number> => {
    const [agency] = await api.database.query<{ id: number }>(sql`
      select id from organization.agency where code = ${code}`);
    return agency!.id;
  };
  await api.database.query(sql`
    create table public.disturbed as
    select ${await idOf(moving)}::int as moving, ${await idOf(failing)}::int as failing`);
  await api.database.query(sql`
    create function public.disturb() returns trigger language plpgsql security definer as $$
    begin
      if new.lead_agency_id = (select failing from public.disturbed) then raise exception 'disturbed'; end if;
      insert into supervision.board_mark (lead_agency_id) select moving from public.disturbed
      where moving = new.lead_agency_id;
      return null;
    end $$`);
  await api.database.query(sql`
    create trigger disturbs after insert on supervision.board_cell for each row execute function public.disturb()`);
}

const calm = (): Promise<unknown> => api.database.query(sql`drop trigger disturbs on supervision.board_cell`);

async function night(day: string): Promise<number> {
  api.clock.set(`2026-03-${day}T02:30:00+07:00`);
  return worker.get(RecountBoards, { strict: false }).execute();
}

const shown = async (username: string): Promise<Answer['body']> =>
  (await demanded((await api.signIn(username)).get('/supervision/recounts?limit=1'))).items[0];

describe('a night whose recount cannot compare every agency', () => {
  it('goes on with the others, and tells whoever answers for it which were left out', async () => {
    const [counted] = await api.database.query<{ all: number }>(sql`
      select count(*)::int as all from organization.agency`);
    await disturb('H99.41', 'H99.42');
    expect(await night('05')).toBe(0);
    const ofProvince = await shown('giamsat.tinh');
    expect(ofProvince.endedAt).not.toBeNull();
    const leftOut: string[] = ofProvince.notCompared.map(({ code }: { code: string }) => code);
    expect(leftOut.sort()).toEqual(['H99.41', 'H99.42']);
    expect([ofProvince.agencies, ofProvince.dossiers]).toEqual([counted!.all - 2, 1]);
    expect(new Set(alarms)).toEqual(new Set(['BOARDS COULD NOT BE RECOUNTED']));
    expect((await shown('lanhdao.hoaban')).notCompared).toMatchObject([{ code: 'H99.41' }]);
    expect((await shown('lanhdao.suoingoc')).notCompared).toEqual([]);
  });

  it('compares them the night after, once nothing disturbs it', async () => {
    await calm();
    expect(await night('06')).toBe(0);
    expect(await shown('giamsat.tinh')).toMatchObject({ dossiers: 3, notCompared: [], differing: 0 });
  });
});
