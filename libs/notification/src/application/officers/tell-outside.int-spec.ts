import { Directory, officerPlace } from '#organization';
import { sql } from '#platform/database';
import type { QueuedJob } from '#platform/queue';
import {
  createTestDatabase,
  FakeClock,
  spoil,
  testConfig,
  type TestDatabase,
  testPersonalData,
} from '#testing';
import { storeDossiers, tellLadder } from '../../../spec/limits-reached.ts';
import { WriteMessages } from '../write-messages.ts';
import { TellOutside } from './tell-outside.ts';
import { WriteLadderMessages } from './write-ladder-messages.ts';

let db: TestDatabase;
let clock: FakeClock;
let write: WriteLadderMessages;
const queued: QueuedJob[] = [];

const teller = (writing = write): TellOutside => {
  const queues = { add: (jobs: QueuedJob[]) => Promise.resolve(void queued.push(...jobs)) };
  return new TellOutside(db.database, clock, writing, queues as never, testConfig());
};

/** What the province's supervisor was sent, the oldest first: over what, and the subject or text. */
const sent = async (username = 'giamsat.tinh'): Promise<string[]> => {
  const rows = await db.database.query<{ sent: string }>(sql`
    select m.channel || ': ' || coalesce(m.content ->> 'subject', m.content ->> 'text') as sent
    from notification.delivery m join organization.officer o on o.id = m.officer_id
    where o.username = ${username} order by m.created_at, m.channel`);
  return rows.map((row) => row.sent);
};

const reached = (ids: readonly string[], { share = 75, tell = 'supervisor+email+sms' } = {}): Promise<void> =>
  tellLadder(db.database, ids, { at: clock.now(), share, tell });

beforeAll(async () => {
  db = await createTestDatabase();
  clock = new FakeClock();
  const personal = testPersonalData(db.database);
  write = new WriteLadderMessages(
    new Directory(db.database),
    personal,
    new WriteMessages(personal, testConfig()),
  );
  const [supervisor] = await db.database.query<{ id: number }>(
    sql`select id from organization.officer where username = 'giamsat.tinh'`,
  );
  const phone = await personal.seal('0912000001', officerPlace('phone', supervisor!.id));
  await db.database.query(
    sql`update organization.officer set phone_sealed = ${phone} where id = ${supervisor!.id}`,
  );
});
beforeEach(async () => {
  clock.set('2026-03-04T14:00:00+07:00');
  queued.length = 0;
  await db.database.query(
    sql`truncate notification.delivery, notification.notice, notification.telling_outside cascade`,
  );
});
afterAll(() => db.close());

describe('telling officers outside the system', () => {
  it('is one letter and one text for all they have not been told, of however many agencies and transactions', async () => {
    await reached(await storeDossiers(db.database, 30));
    expect(await teller().execute()).toBe(5);
    expect(await sent()).toEqual([
      'email: Cảnh báo thời hạn: 30 hồ sơ cần chú ý',
      expect.stringMatching(
        /^sms: Mot cua: 30 ho so den moc thoi han can chu y \(H99\.41\.01-.+, \.\.\.\)\./,
      ),
    ]);
    expect(await sent('lanhdao.saokhue')).toEqual(['email: Cảnh báo thời hạn: 10 hồ sơ cần chú ý']);
    expect(queued).toHaveLength(5);
  });

  it('goes on when they have rested, with all that came meanwhile', async () => {
    const ids = await storeDossiers(db.database, 12);
    await reached(ids.slice(0, 1));
    await teller().execute();
    clock.advance({ minutes: 1 });
    await reached(ids.slice(1, 9));
    await teller().execute();
    clock.advance({ minutes: 8 });
    await reached(ids.slice(9));
    await teller().execute();
    expect((await sent()).filter((one) => one.startsWith('email'))).toHaveLength(1);
    clock.advance({ minutes: 1 });
    await teller().execute();
    await teller().execute();
    expect((await sent()).filter((one) => one.startsWith('email'))).toEqual([
      'email: Cảnh báo thời hạn: 1 hồ sơ cần chú ý',
      'email: Cảnh báo thời hạn: 11 hồ sơ cần chú ý',
    ]);
  });

  it('counts what rested as waiting from when it might go', async () => {
    const ids = await storeDossiers(db.database, 2);
    await reached(ids.slice(0, 1));
    clock.advance({ seconds: 5 });
    await teller().execute();
    clock.advance({ minutes: 1 });
    await reached(ids.slice(1));
    clock.advance({ minutes: 9, seconds: 3 });
    await teller().execute();
    const waited = await db.database.query<{ seconds: number }>(sql`
      select extract(epoch from m.created_at - m.happened_at)::int as seconds from notification.delivery m
      join organization.officer o on o.id = m.officer_id and o.username = 'giamsat.tinh'
      where m.channel = 'email' order by m.created_at`);
    expect(waited).toEqual([{ seconds: 5 }, { seconds: 3 }]);
  });

  it('does not let those wait who are urged on', async () => {
    const ids = await storeDossiers(db.database, 2);
    const holder = 'thuly.hoaban';
    const tasks = await db.database.query<{ id: string; dossierId: string }>(sql`
      insert into dossier.task (dossier_id, step, step_name, agency_id, role, opened_at, due_at, time_limit, assignee_id)
      select d.id, 'appraise', 'Thẩm định', d.lead_agency_id, 'case-officer', d.received_at, d.due_at,
             '{"amount": 1, "unit": "working-day"}', (select id from organization.officer where username = ${holder})
      from dossier.dossier d where d.id = any(${ids}::uuid[])
      returning id::text, dossier_id as "dossierId"`);
    await reached(ids.slice(0, 1), { tell: 'holder+email' });
    await teller().execute();
    clock.advance({ minutes: 1 });
    for (const { id, dossierId } of tasks) {
      const nudge = { at: clock.now(), tell: 'holder+email', nudgedTask: id };
      await tellLadder(db.database, [dossierId], nudge);
    }
    await teller().execute();
    expect(await sent(holder)).toEqual([
      'email: Cảnh báo thời hạn: 1 hồ sơ cần chú ý',
      'email: Đôn đốc: 2 hồ sơ cần xử lý',
    ]);
  });

  it('counts a dossier once, at its highest share', async () => {
    const [id = ''] = await storeDossiers(db.database, 1);
    await reached([id], { share: 50 });
    await reached([id], { share: 100 });
    await reached([id], { share: 75 });
    await teller().execute();
    const [letter] = await db.database.query<{ text: string }>(sql`
      select m.content ->> 'text' as text from notification.delivery m
      join organization.officer o on o.id = m.officer_id and o.username = 'giamsat.tinh' where m.channel = 'email'`);
    expect((await sent())[0]).toBe('email: Cảnh báo thời hạn: 1 hồ sơ cần chú ý');
    expect(letter?.text.match(/đã dùng \d+%/g)).toEqual(['đã dùng 100%']);
  });

  it('says nothing of what matters no longer, nor of what they may not read any more, and no secret code', async () => {
    const [ended = '', secret = '', away = '', left = ''] = await storeDossiers(db.database, 4);
    await db.database.query(sql`
      update organization.position set clearance = 'restricted' where role = 'supervisor' and clearance = 'normal'`);
    await reached([ended, secret, away, left]);
    await db.database.query(sql`update dossier.dossier set completed_at = now() where id = ${ended}`);
    await db.database.query(sql`
      update dossier.dossier set secrecy = case when id = ${secret} then 'restricted' else 'confidential' end
      where id in (${secret}, ${away})`);
    await teller().execute();
    const [letter, text] = await sent();
    expect(letter).toBe('email: Cảnh báo thời hạn: 2 hồ sơ cần chú ý');
    const [dossier] = await db.database.query<{ code: string }>(
      sql`select code from dossier.dossier where id = ${left}`,
    );
    expect(text).toContain(`2 ho so den moc thoi han can chu y (${dossier?.code}, ...)`);
    const untold = await db.database.query(sql`select from notification.notice where untold is not null`);
    expect(untold).toEqual([]);
  });

  it('is written once, however many workers are at it and however often a message comes', async () => {
    const ids = await storeDossiers(db.database, 20);
    await Promise.all([reached(ids.slice(0, 10)), reached(ids.slice(10))]);
    await Promise.all(Array.from({ length: 4 }, () => teller().execute()));
    expect((await sent()).filter((one) => one.startsWith('email'))).toEqual([
      'email: Cảnh báo thời hạn: 20 hồ sơ cần chú ý',
    ]);
  });

  it('goes to the others, and over the other way, where an address does not open; that letter has failed', async () => {
    const [kept] = await db.database.query<{ sealed: Buffer }>(sql`
      select email_sealed as sealed from organization.officer where username = 'giamsat.tinh'`);
    await spoil(db.database, 'organization.officer.email_sealed', sql`username = 'giamsat.tinh'`);
    await reached(await storeDossiers(db.database, 30));
    expect(await teller().execute()).toBe(4);
    const failed = await db.database.query(sql`
      select o.username, m.channel, m.reason from notification.delivery m
      join organization.officer o on o.id = m.officer_id where m.state = 'failed'`);
    expect(failed).toEqual([{ username: 'giamsat.tinh', channel: 'email', reason: 'recipient-unopenable' }]);
    expect(await sent('lanhdao.saokhue')).toEqual(['email: Cảnh báo thời hạn: 10 hồ sơ cần chú ý']);
    const untold = await db.database.query(sql`select from notification.notice where untold is not null`);
    expect(untold).toEqual([]);
    await db.database.query(
      sql`update organization.officer set email_sealed = ${kept!.sealed} where username = 'giamsat.tinh'`,
    );
  });

  it('is written as a whole by whoever comes after a worker that died in it', async () => {
    await reached(await storeDossiers(db.database, 9));
    const dying = {
      execute: async (...told: Parameters<WriteLadderMessages['execute']>) => {
        await write.execute(...told);
        throw new Error('the worker died');
      },
    };
    await expect(teller(dying as never).execute()).rejects.toThrow('the worker died');
    expect(await sent()).toEqual([]);
    await teller().execute();
    await teller().execute();
    expect(await sent()).toEqual([
      'email: Cảnh báo thời hạn: 9 hồ sơ cần chú ý',
      expect.stringContaining('9 ho so'),
    ]);
  });
});
