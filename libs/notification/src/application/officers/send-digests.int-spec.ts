import { Directory } from '#organization';
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
import { Calendars } from '#working-calendar';
import { RECEIVED_AT, storeDossier } from '../../../spec/stored-dossiers.ts';
import { recipientPlace } from '../../persistence/recipient-place.ts';
import { WriteMessages } from '../write-messages.ts';
import { ChooseDigest } from './choose-digest.ts';
import { OfficeDays } from './office-days.ts';
import { SendDigests } from './send-digests.ts';
import { WriteDigests } from './write-digests.ts';

let db: TestDatabase;
let clock: FakeClock;
let write: WriteDigests;
let choose: ChooseDigest;
const queued: QueuedJob[] = [];

const sender = (writing = write): SendDigests => {
  const directory = new Directory(db.database);
  const days = new OfficeDays(directory, new Calendars(db.database));
  const queues = { add: (jobs: QueuedJob[]) => Promise.resolve(void queued.push(...jobs)) };
  return new SendDigests(db.database, clock, days, writing, queues as never);
};

/** Mails to officers by whom they are for, the oldest first. */
interface Mail {
  username: string;
  subject: string;
  text: string;
  to: string;
}
async function mails(): Promise<Mail[]> {
  const rows = await db.database.query<Omit<Mail, 'to'> & { id: string; sealed: Buffer }>(sql`
    select m.id, o.username, m.content ->> 'subject' as subject, m.content ->> 'text' as text, m.recipient_sealed as sealed
    from notification.delivery m join organization.officer o on o.id = m.officer_id order by m.created_at, o.username`);
  return Promise.all(
    rows.map(async ({ id, sealed, ...row }) => ({
      ...row,
      to: await testPersonalData(db.database).open(sealed, recipientPlace(id)),
    })),
  );
}

/** A step of a new dossier, held by an officer or by nobody. */
async function step(due: string, holder: string | null, opened = RECEIVED_AT): Promise<string> {
  const id = await storeDossier(db.database);
  await db.database.query(sql`
    insert into dossier.task (dossier_id, step, step_name, agency_id, role, opened_at, due_at, time_limit, assignee_id)
    select ${id}, 'appraise', 'Thẩm định', a.id, 'case-officer', ${opened}, ${due}::timestamptz,
           '{"amount": 1, "unit": "working-day"}', (select id from organization.officer where username = ${holder})
    from organization.agency a where a.code = 'H99.41'`);
  const [dossier] = await db.database.query<{ code: string }>(
    sql`select code from dossier.dossier where id = ${id}`,
  );
  return dossier?.code ?? '';
}

/** A dossier of the ward of which an officer was told twice that its limit is used up, and of two messages that failed. */
async function told(username: string): Promise<string> {
  const id = await storeDossier(db.database);
  await db.database.query(sql`
    insert into dossier.participation (agency_id, dossier_id, since)
    select a.id, ${id}, now() from organization.agency a where a.code = 'H99.41'`);
  await db.database.query(sql`
    insert into notification.notice (officer_id, kind, dossier_id, share, due_at, at, in_digest, occasion)
    select o.id, 'dossier-threshold', d.id, share, d.due_at, now(), true, concat(d.id, share)
    from organization.officer o, dossier.dossier d, unnest(array[75, 100]) share
    where o.username = ${username} and d.id = ${id}`);
  await db.database.query(sql`
    with failed as (
      insert into notification.delivery (id, dossier_id, intent, intent_key, channel, content, state, created_at, touched_at,
        correlation_id)
      select gen_random_uuid(), ${id}::uuid, 'received', ${id}, channel, '{}', 'failed', now(), now(), 'test'
      from unnest(array['sms', 'email']) channel returning id)
    insert into notification.notice (officer_id, kind, dossier_id, delivery_id, at, occasion)
    select o.id, 'message-failed', ${id}::uuid, failed.id, now(), failed.id::text
    from organization.officer o, failed where o.username = ${username}`);
  const [dossier] = await db.database.query<{ code: string }>(
    sql`select code from dossier.dossier where id = ${id}`,
  );
  return dossier?.code ?? '';
}

/** Confines an officer's posts to these fields of procedures. */
const confine = (username: string, fields: readonly string[]): Promise<unknown> =>
  db.database.query(sql`
    update organization.position set fields = ${[...fields]}::text[]
    where officer_id = (select id from organization.officer where username = ${username})`);

beforeAll(async () => {
  db = await createTestDatabase();
  clock = new FakeClock();
  const personal = testPersonalData(db.database);
  write = new WriteDigests(
    new Directory(db.database),
    personal,
    new WriteMessages(personal, testConfig()),
    testConfig(),
  );
  choose = new ChooseDigest(db.database, clock);
});
beforeEach(async () => {
  clock.set('2026-03-04T07:31:00+07:00');
  queued.length = 0;
  await db.database.query(
    sql`truncate notification.delivery, notification.notice, notification.digest_day, notification.digest_wish cascade`,
  );
  await db.database.query(sql`update dossier.task set closed_at = opened_at where closed_at is null`);
});
afterAll(() => db.close());

describe('the mail of the day', () => {
  it('tells each officer what is late, due and new for them, by counts and codes alone', async () => {
    const late = await step('2026-03-02T10:00:00+07:00', 'thuly.hoaban');
    const today = await step('2026-03-04T16:00:00+07:00', 'thuly.hoaban');
    const tomorrow = await step('2026-03-05T16:00:00+07:00', 'thuly.hoaban');
    await step('2026-03-12T16:00:00+07:00', 'thuly.hoaban');
    const open = await step('2026-03-12T16:00:00+07:00', null, '2026-03-03T15:00:00+07:00');
    await step('2026-03-12T16:00:00+07:00', null, '2026-03-02T15:00:00+07:00');
    expect(await sender().execute()).toBe(2);
    const [giang, second] = await mails();
    expect([giang?.username, second?.username]).toEqual(['thuly.hoaban', 'thuly2.hoaban']);
    expect(giang?.subject).toBe(
      'Việc ngày 04/03/2026: 1 quá hạn, 1 đến hạn hôm nay, 1 đến hạn ngày làm việc tới, 1 mới, chờ người nhận xử lý',
    );
    expect(giang?.text).toContain(`Quá hạn: 1: ${late}`);
    expect(giang?.text).toContain(`Đến hạn hôm nay: 1: ${today}`);
    expect(giang?.text).toContain(`Đến hạn ngày làm việc tới: 1: ${tomorrow}`);
    expect(giang?.text).toContain(`Mới, chờ người nhận xử lý: 1: ${open}`);
    expect(giang?.to).toMatch(/^.+@.+$/);
    expect(JSON.stringify(await mails())).not.toContain('Nguyễn Thử Nghiệm');
    expect(queued.map(({ queue }) => queue)).toEqual(['deliver-email', 'deliver-email']);
  });

  it('tells no code of a secret dossier, and nothing to a post that is not cleared for it', async () => {
    const code = await step('2026-03-02T10:00:00+07:00', 'thuly.hoaban');
    const open = await step('2026-03-12T16:00:00+07:00', null, '2026-03-03T15:00:00+07:00');
    await db.database.query(sql`
      update dossier.dossier set secrecy = 'confidential' where code = any(${[code, open]}::text[])`);
    expect(await sender().execute()).toBe(1);
    const [mail] = await mails();
    expect(mail).toMatchObject({ username: 'thuly.hoaban', subject: 'Việc ngày 04/03/2026: 1 quá hạn' });
    expect(mail?.text).not.toContain(code);
  });

  it('counts a dossier once, however many shares of its limits are used up and messages failed', async () => {
    const codes = [await told('thuly.hoaban'), await told('thuly.hoaban')].sort();
    expect(await sender().execute()).toBe(1);
    const [mail] = await mails();
    expect(mail?.subject).toBe(
      'Việc ngày 04/03/2026: 2 đến mốc thời hạn cần chú ý, 2 có thông báo không đến người nộp hồ sơ',
    );
    expect(mail?.text).toContain(`Đến mốc thời hạn cần chú ý: 2: ${codes.join(', ')}\n`);
    expect(mail?.text).toContain(`Có thông báo không đến người nộp hồ sơ: 2: ${codes.join(', ')}\n`);
  });

  it('tells nothing of dossiers its reader may not open: another agency’s, of another field, too secret', async () => {
    await told('thuly.maivang');
    await told('truongphong.hoaban');
    const open = await step('2026-03-12T16:00:00+07:00', null, '2026-03-03T15:00:00+07:00');
    await confine('thuly.hoaban', ['KHAC']);
    await confine('truongphong.hoaban', ['KHAC']);
    const seen = await told('lanhdao.hoaban');
    await told('lanhdao.maivang');
    await db.database.query(sql`
      update dossier.dossier set secrecy = 'confidential' where code = ${await told('lanhdao.hoaban')}`);
    expect(await sender().execute()).toBe(2);
    const [leader, other] = await mails();
    expect([leader?.username, other?.username]).toEqual(['lanhdao.hoaban', 'thuly2.hoaban']);
    expect(leader?.text).toContain(`Đến mốc thời hạn cần chú ý: 1: ${seen}\n`);
    expect(other?.text).toContain(open);
    await confine('thuly.hoaban', []);
    await confine('truongphong.hoaban', []);
  });

  it('is not written when nothing awaits anybody', async () => {
    await step('2026-03-20T10:00:00+07:00', 'thuly.hoaban');
    expect(await sender().execute()).toBe(0);
  });

  it('is written once a day, however many workers are at it', async () => {
    await step('2026-03-02T10:00:00+07:00', 'thuly.hoaban');
    const written = await Promise.all(Array.from({ length: 4 }, () => sender().execute()));
    expect(written.reduce((sum, one) => sum + one)).toBe(1);
    clock.advance({ hours: 1 });
    expect(await sender().execute()).toBe(0);
    clock.set('2026-03-05T07:31:00+07:00');
    expect(await sender().execute()).toBe(1);
    expect(await mails()).toHaveLength(2);
  });

  it('goes to the others where the address of one does not open, whose own has failed, with why, and says nothing', async () => {
    const [kept] = await db.database.query<{ sealed: Buffer }>(sql`
      select email_sealed as sealed from organization.officer where username = 'thuly.hoaban'`);
    await spoil(db.database, 'organization.officer.email_sealed', sql`username = 'thuly.hoaban'`);
    await step('2026-03-02T10:00:00+07:00', 'thuly.hoaban');
    await step('2026-03-02T10:00:00+07:00', 'thuly2.hoaban');
    expect(await sender().execute()).toBe(1);
    const written = await db.database.query(sql`
      select o.username, m.state, m.reason, m.recipient_sealed is null as nobody, m.content = '{}' as silent
      from notification.delivery m join organization.officer o on o.id = m.officer_id order by o.username`);
    expect(written).toEqual([
      {
        ...{ username: 'thuly.hoaban', state: 'failed', reason: 'recipient-unopenable' },
        ...{ nobody: true, silent: true },
      },
      { username: 'thuly2.hoaban', state: 'pending', reason: null, nobody: false, silent: false },
    ]);
    await db.database.query(
      sql`update organization.officer set email_sealed = ${kept!.sealed} where username = 'thuly.hoaban'`,
    );
  });

  it('is written as a whole by whoever comes after a worker that died in it', async () => {
    await step('2026-03-02T10:00:00+07:00', 'thuly.hoaban');
    const dying = {
      execute: async (...wish: Parameters<WriteDigests['execute']>) => {
        await write.execute(...wish);
        throw new Error('the worker died');
      },
    };
    await expect(sender(dying as never).execute()).rejects.toThrow('the worker died');
    expect(await mails()).toEqual([]);
    expect(await sender().execute()).toBe(1);
  });

  it('goes out in the morning of a working day alone', async () => {
    await step('2026-03-02T10:00:00+07:00', 'thuly.hoaban');
    for (const at of ['2026-03-04T07:29', '2026-03-04T11:30', '2026-03-07T08:00', '2026-03-08T08:00']) {
      clock.set(`${at}:00+07:00`);
      expect([at, await sender().execute()]).toEqual([at, 0]);
    }
  });

  it('is not for who does not want it', async () => {
    await step('2026-03-02T10:00:00+07:00', 'thuly.hoaban');
    const [officer] = await db.database.query<{ officerId: number }>(sql`
      select id as "officerId" from organization.officer where username = 'thuly.hoaban'`);
    expect(await choose.current(officer as never)).toBe(true);
    await choose.execute(officer as never, false);
    expect(await choose.current(officer as never)).toBe(false);
    expect(await sender().execute()).toBe(0);
  });

  it('is forgotten after a month, to whom it went and what it said', async () => {
    await step('2026-03-02T10:00:00+07:00', 'thuly.hoaban');
    await sender().execute();
    clock.set('2026-04-06T07:31:00+07:00');
    await sender().execute();
    const kept = await db.database.query(sql`
      select recipient_sealed is not null as kept from notification.delivery order by created_at`);
    expect(kept).toEqual([{ kept: false }, { kept: true }]);
  });
});
