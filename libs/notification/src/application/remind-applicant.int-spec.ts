import { DossierSnapshots } from '#dossier';
import { Directory } from '#organization';
import { sql } from '#platform/database';
import type { StoredMessage } from '#platform/outbox';
import { createTestDatabase, FakeClock, testConfig, type TestDatabase, testPersonalData } from '#testing';
import { Calendars } from '#working-calendar';
import { deliveriesOf, type DeliveryRow, storeDelivery } from '../../spec/stored-deliveries.ts';
import { RECEIVED_AT, storeChange, storeDossier } from '../../spec/stored-dossiers.ts';
import { MessageTemplates } from './message-templates.ts';
import { MessagesAbout } from './messages-about.ts';
import { NoticeSilence } from './notice-silence.ts';
import { RemindApplicant } from './remind-applicant.ts';
import { RemindOfSupplements } from './remind-of-supplements.ts';
import { WriteMessages } from './write-messages.ts';

let db: TestDatabase;
let clock: FakeClock;
let supplements: RemindOfSupplements;
let silences: NoticeSilence;
let remind: RemindApplicant;

beforeAll(async () => {
  db = await createTestDatabase();
  clock = new FakeClock();
  const { database } = db;
  const directory = new Directory(database);
  const parts = [database, directory, new Calendars(database), clock] as const;
  [supplements, silences] = [new RemindOfSupplements(...parts), new NoticeSilence(...parts)];
  const personal = testPersonalData(database);
  const about = new MessagesAbout(directory, new MessageTemplates(directory), testConfig());
  remind = new RemindApplicant(
    new DossierSnapshots(database, personal),
    directory,
    about,
    new WriteMessages(personal, testConfig()),
    clock,
  );
});
beforeEach(() => clock.set(RECEIVED_AT));
afterEach(async () => {
  // History cannot be emptied: what a test leaves behind has ended.
  await db.database.query(sql`
    update dossier.suspension set ended_at = started_at, ended_in = opened_in where ended_at is null`);
  await db.database.query(sql`
    update dossier.dossier set status = 'withdrawn', clock = 'ended', closed_at = received_at where closed_at is null`);
  await db.database.query(sql`delete from platform.outbox_message`);
});
afterAll(() => db.close());

/** Messages of the outbox that remind, the oldest first, each answered as the relay would. */
async function relay(): Promise<void> {
  const messages = await db.database.query<StoredMessage>(sql`
    select id, name, subject_id as "subjectId", payload, occurred_at as "occurredAt", correlation_id as "correlationId"
    from platform.outbox_message where state = 'pending' order by id`);
  for (const message of messages) {
    await db.database.transaction((tx) => remind.handle([message], tx));
  }
  await db.database.query(sql`update platform.outbox_message set state = 'done' where state = 'pending'`);
}
const told = async (dossierId: string): Promise<Pick<DeliveryRow, 'intent' | 'channel'>[]> =>
  (await deliveriesOf(db.database, dossierId)).filter(({ channel }) => channel === 'sms');

describe('an unanswered request for supplements', () => {
  const SUPPLEMENT = { items: ['Giấy chứng sinh'], reason: 'Bản đã nộp mờ' };

  async function waiting(supplement: object = SUPPLEMENT): Promise<string> {
    const id = await storeDossier(db.database);
    await storeChange(db.database, id, {
      ...{ sequence: 2, statusBefore: 'processing', status: 'awaiting-supplement', dueAt: null },
      details: { supplement },
    });
    await db.database.query(sql`
      update dossier.dossier set status = 'awaiting-supplement', clock = 'suspended', version = 2 where id = ${id}`);
    await db.database.query(sql`
      insert into dossier.suspension (dossier_id, reason, started_at, opened_in, request)
      values (${id}, 'supplement', ${RECEIVED_AT}, 2, ${JSON.stringify({ supplement })}::jsonb)`);
    return id;
  }
  const answer = (id: string) =>
    db.database.query(sql`
      with answered as (update dossier.dossier set status = 'processing', clock = 'running' where id = ${id})
      update dossier.suspension set ended_at = now(), ended_in = 3 where dossier_id = ${id}`);
  const round = async () => {
    const found = await supplements.execute();
    await relay();
    return found;
  };

  it('is reminded of when it is time, with what is missing, and not again before the next time', async () => {
    const id = await waiting();
    expect(await round()).toBe(0);
    clock.set('2026-03-11T08:01:00+07:00');
    expect(await round()).toBe(1);
    expect(await round()).toBe(0);
    expect(await told(id)).toMatchObject([
      {
        intent: 'supplement-reminder',
        intentKey: `${id}:2:1:supplement-reminder`,
        content: {
          text: expect.stringMatching(/^Nhac: .* con cho bo sung, nop tai .* 1\) Giay chung sinh$/),
        },
      },
    ]);
    clock.set('2026-03-25T08:01:00+07:00');
    expect(await round()).toBe(1);
    expect(await told(id)).toHaveLength(2);
  });

  it('says till when, where the request says so', async () => {
    const id = await waiting({ ...SUPPLEMENT, until: '2026-03-18' });
    await round();
    clock.set('2026-03-16T08:00:00+07:00');
    expect(await round()).toBe(1);
    const letters = (await deliveriesOf(db.database, id)).map(({ content }) => content.text);
    expect(letters).toEqual([
      expect.stringContaining('con cho bo sung, han 18/03/2026'),
      expect.stringContaining('Hạn nộp: 18/03/2026'),
    ]);
  });

  it('is reminded of once, however many workers look at the same time', async () => {
    const ids = [await waiting(), await waiting(), await waiting()];
    clock.set('2026-03-11T08:01:00+07:00');
    const found = await Promise.all(Array.from({ length: 4 }, () => supplements.execute()));
    expect(found.reduce((sum, one) => sum + one)).toBe(3);
    await relay();
    for (const id of ids) expect(await told(id)).toHaveLength(1);
  });

  it('is not reminded of when it was answered before anybody looked', async () => {
    const id = await waiting();
    await round();
    await answer(id);
    clock.set('2026-03-11T08:01:00+07:00');
    expect(await round()).toBe(0);
    expect(await db.database.query(sql`select 1 from notification.supplement_reminder`)).toEqual([]);
  });

  it('is not reminded of when it was answered before the reminder was written', async () => {
    const id = await waiting();
    clock.set('2026-03-11T08:01:00+07:00');
    expect(await supplements.execute()).toBe(1);
    await answer(id);
    await relay();
    expect(await told(id)).toEqual([]);
  });

  it('is not reminded of once the dossier was withdrawn', async () => {
    const id = await waiting();
    clock.set('2026-03-11T08:01:00+07:00');
    expect(await supplements.execute()).toBe(1);
    await db.database.query(sql`
      update dossier.dossier set status = 'withdrawn', clock = 'ended', closed_at = ${clock.now()} where id = ${id}`);
    await relay();
    expect(await told(id)).toEqual([]);
  });
});

describe('a long silence', () => {
  /** The first day ten working days after the reception. */
  const LATER = '2026-03-18T08:01:00+07:00';

  async function running(): Promise<string> {
    const id = await storeDossier(db.database);
    await db.database.query(sql`
      insert into dossier.task (dossier_id, step, step_name, agency_id, role, opened_at, time_limit, assignee_id)
      select ${id}, 'appraise', 'Thẩm định hồ sơ', a.id, 'case-officer', ${RECEIVED_AT},
             '{"amount": 1, "unit": "working-day"}', o.id
      from organization.agency a, organization.officer o where a.code = 'H99.41' and o.username = 'thuly.hoaban'`);
    return id;
  }
  const heard = (id: string, at: string, state: 'sent' | 'failed' = 'sent') =>
    storeDelivery(db.database, { dossierId: id, state, at: new Date(at) });
  const round = async () => {
    const found = await silences.execute();
    await relay();
    return found;
  };

  it('is broken by a message that says with whom it is, since when, and what is promised', async () => {
    const id = await running();
    await heard(id, RECEIVED_AT);
    clock.set('2026-03-18T07:59:00+07:00');
    expect(await round()).toBe(0);
    clock.set(LATER);
    expect(await round()).toBe(1);
    const [, , letter] = await deliveriesOf(db.database, id);
    expect(await told(id)).toMatchObject([
      {},
      {
        intent: 'where-it-stands',
        content: {
          text: expect.stringMatching(
            /o buoc Tham dinh ho so tu 08:00 04\/03\/2026, Uy ban nhan dan phuong Hoa Ban, .*Hen tra: ho so da qua hen, xin loi/,
          ),
        },
      },
    ]);
    expect(letter?.content.text).toContain('Bước đang thực hiện: Thẩm định hồ sơ');
  });

  it('is broken once, and again when it has lasted as long once more', async () => {
    const id = await running();
    clock.set(LATER);
    expect([await round(), await round()]).toEqual([1, 0]);
    clock.set('2026-03-31T16:00:00+07:00');
    expect(await round()).toBe(0);
    clock.set('2026-04-01T16:00:00+07:00');
    expect(await round()).toBe(1);
    expect(await told(id)).toHaveLength(2);
  });

  it('is broken once, however many workers look at the same time', async () => {
    const ids = [await running(), await running(), await running()];
    clock.set(LATER);
    const found = await Promise.all(Array.from({ length: 4 }, () => silences.execute()));
    expect(found.reduce((sum, one) => sum + one)).toBe(3);
    await relay();
    for (const id of ids) expect(await told(id)).toHaveLength(1);
  });

  it('is none where something was written meanwhile, unless that did not arrive', async () => {
    const [written, failed] = [await running(), await running()];
    await heard(written, '2026-03-05T08:00:00+07:00');
    await heard(failed, '2026-03-05T08:00:00+07:00', 'failed');
    clock.set(LATER);
    expect(await round()).toBe(1);
    expect((await told(failed)).map(({ intent }) => intent)).toContain('where-it-stands');
  });

  it('is not broken when something was written before the message was', async () => {
    const id = await running();
    clock.set(LATER);
    expect(await silences.execute()).toBe(1);
    await heard(id, LATER);
    await relay();
    expect(await told(id)).toHaveLength(1);
  });

  it.each([
    ['supplements are awaited', sql`status = 'awaiting-supplement', clock = 'suspended'`],
    ['a payment is awaited', sql`status = 'awaiting-finance'`],
    ['the clock stands still', sql`clock = 'suspended'`],
    ['there is a result', sql`status = 'completed', clock = 'ended', completed_at = received_at`],
  ])('is not broken while %s', async (_, changed) => {
    const id = await running();
    await db.database.query(sql`update dossier.dossier set ${changed} where id = ${id}`);
    clock.set(LATER);
    expect(await round()).toBe(0);
  });

  it('is not broken at night', async () => {
    await running();
    clock.set('2026-03-18T22:00:00+07:00');
    expect(await round()).toBe(0);
  });
});
