import { sql } from '#platform/database';
import { NoticeOverdue } from '#supervision';
import { silentLogger, testConfig } from '#testing';
import { withoutDossiers } from '../../support/emptied.ts';
import { untilBlocked } from '../../support/locks.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, type HoaBan, receive, receivedSupplement, walkTo } from '../../support/walk.ts';

let api: TestApi;
let officers: HoaBan;

beforeAll(async () => {
  api = await createTestApi();
  officers = await hoaBan(api);
});
beforeEach(async () => {
  await withoutDossiers(api.database, 'platform.outbox_message');
  api.clock.set('2026-03-04T08:00:00+07:00');
});
afterAll(() => api.close());

const scan = () => new NoticeOverdue(api.database, api.clock, silentLogger(), testConfig()).execute();

interface Noticed {
  id: string;
  payload: { sequence: number; dueAt: string };
  at: Date;
}

/** What the applicant’s notice and the supervisors hear of, in order. */
const messages = () =>
  api.database.query<Noticed>(sql`
    select subject_id as id, payload, occurred_at as at from platform.outbox_message
    where name = 'supervision.dossier-overdue.v1' order by id`);

const notices = async (): Promise<number> => {
  const [row] = await api.database.query<{ count: number }>(
    sql`select count(*)::int from supervision.notice`,
  );
  return row?.count ?? 0;
};

/** A birth registration due at 08:00 on 05/03. */
async function appraised(): Promise<string> {
  const { id } = await receive(officers.desk);
  await walkTo('appraisal', id, officers);
  return id;
}

const ask = (id: string) =>
  officers.caseOfficer.act(id, {
    step: 'appraisal',
    action: 'request-supplement',
    supplement: { items: ['Giấy chứng sinh'], reason: 'Thiếu' },
  });

describe('the scan for late dossiers', () => {
  it('compares by instant where the province does', async () => {
    const byInstant = new NoticeOverdue(
      ...([api.database, api.clock, silentLogger()] as const),
      testConfig({ LATENESS_COMPARISON: 'by-instant' }),
    );
    await appraised();
    api.clock.set('2026-03-05T08:00:59+07:00');
    expect(await byInstant.execute()).toBe(0);
    api.clock.set('2026-03-05T08:01:00+07:00');
    expect(await byInstant.execute()).toBe(1);
  });

  it('notices a dossier once its due date has passed: one due today is not late', async () => {
    const id = await appraised();
    api.clock.set('2026-03-05T23:59:59.999+07:00');
    expect(await scan()).toBe(0);
    api.clock.set('2026-03-06T00:00:00+07:00');
    expect(await scan()).toBe(1);
    expect(await messages()).toEqual([
      {
        id,
        payload: { sequence: 3, dueAt: '2026-03-05T01:00:00.000Z' },
        at: new Date('2026-03-06T00:00:00+07:00'),
      },
    ]);
  });

  it('notices it once, however often and however late it runs', async () => {
    await appraised();
    for (const day of ['06', '07', '20']) {
      api.clock.set(`2026-03-${day}T08:00:00+07:00`);
      await scan();
    }
    expect([await notices(), (await messages()).length]).toEqual([1, 1]);
  });

  it('notices each once when several scans run at the same instant', async () => {
    const late = await Promise.all(Array.from({ length: 30 }, () => appraised()));
    api.clock.set('2026-03-06T08:00:00+07:00');
    const found = await Promise.all([scan(), scan(), scan(), scan()]);
    expect(found.reduce((sum, one) => sum + one)).toBe(30);
    const said = await messages();
    expect(said.map(({ id }) => id).sort()).toEqual([...late].sort());
    expect(await notices()).toBe(30);
  });

  it.each([
    ['leaves to another scan what that one is just noticing', 'commit', 1],
    ['notices what another scan failed to', 'roll back', 2],
  ])('%s', async (_sentence, end, expected) => {
    const [theirs] = [await appraised(), await appraised()];
    api.clock.set('2026-03-06T08:00:00+07:00');
    let scanning: Promise<number> | undefined;
    const other = api.database.transaction(async (tx) => {
      await tx.query(sql`
        insert into supervision.notice (dossier_id, threshold, due_at, noticed_at)
        select id, 'overdue', due_at, ${api.clock.now()} from dossier.dossier where id = ${theirs}`);
      scanning = scan();
      await untilBlocked(api.database);
      if (end === 'roll back') throw new Error(end);
    });
    await other.catch((error: unknown) => expect(error).toEqual(new Error('roll back')));
    expect(await scanning).toBe(expected);
    expect((await messages()).length).toBe(expected);
    expect(await notices()).toBe(2);
  });

  it('notices all of a backlog bigger than one batch', async () => {
    const id = await appraised();
    await api.database.query(sql`
      insert into dossier.dossier
      select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'code', d.code || n))).*
      from dossier.dossier d, generate_series(1, 450) n where d.id = ${id}`);
    api.clock.set('2026-03-06T08:00:00+07:00');
    expect(await scan()).toBe(451);
    expect((await messages()).length).toBe(451);
    expect(await scan()).toBe(0);
  });

  it('does not notice a dossier that waits for the applicant', async () => {
    const id = await appraised();
    await ask(id);
    api.clock.set('2026-03-10T08:00:00+07:00');
    expect(await scan()).toBe(0);
  });

  it.each(['hand-over', 'done'])('does not notice a dossier whose result is ready (%s)', async (step) => {
    const { id } = await receive(officers.desk);
    await walkTo(step, id, officers);
    api.clock.set('2026-03-10T08:00:00+07:00');
    expect(await scan()).toBe(0);
  });

  it('does not notice a dossier that was stopped or refused', async () => {
    const id = await appraised();
    await officers.caseOfficer.act(id, {
      step: 'appraisal',
      action: 'stop',
      comment: 'Người nộp không bổ sung',
    });
    api.clock.set('2026-03-10T08:00:00+07:00');
    expect(await scan()).toBe(0);
  });

  it('notices it again when it misses a new due time', async () => {
    const id = await appraised();
    api.clock.set('2026-03-06T08:00:00+07:00');
    expect(await scan()).toBe(1);
    await api.database.query(sql`
      update dossier.dossier set due_at = ${new Date('2026-03-09T08:00:00+07:00')} where id = ${id}`);
    expect(await scan()).toBe(0);
    api.clock.set('2026-03-10T07:00:00+07:00');
    expect(await scan()).toBe(1);
    expect((await messages()).map(({ payload }) => payload.dueAt)).toEqual([
      '2026-03-05T01:00:00.000Z',
      '2026-03-09T01:00:00.000Z',
    ]);
  });

  it('notices a dossier that misses the due time a supplement gave it', async () => {
    const id = await appraised();
    await ask(id);
    api.clock.set('2026-03-09T09:00:00+07:00');
    await officers.desk.act(id, {
      step: 'awaiting-supplement',
      action: 'receive-supplement',
      receivedSupplement,
    });
    api.clock.set('2026-03-10T23:59:00+07:00');
    expect(await scan()).toBe(0);
    api.clock.set('2026-03-11T00:01:00+07:00');
    expect(await scan()).toBe(1);
    expect((await messages()).map(({ payload }) => payload)).toEqual([
      { sequence: 5, dueAt: '2026-03-10T02:00:00.000Z' },
    ]);
  });

  it('does not notice again a dossier that was late already when its supplement was asked', async () => {
    const id = await appraised();
    api.clock.set('2026-03-06T08:00:00+07:00');
    expect(await scan()).toBe(1);
    await ask(id);
    api.clock.set('2026-03-09T08:00:00+07:00');
    await officers.desk.act(id, {
      step: 'awaiting-supplement',
      action: 'receive-supplement',
      receivedSupplement,
    });
    expect(await scan()).toBe(0);
  });
});
