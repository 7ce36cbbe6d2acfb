import { sql } from '#platform/database';
import type { StoredMessage } from '#platform/outbox';
import { createTestDatabase, FakeClock, testConfig, type TestDatabase, testPersonalData } from '#testing';
import { delivering } from '../../spec/delivering.ts';
import { ScriptedMailer, ScriptedSmsGateway } from '../../spec/scripted-gateways.ts';
import { deliveriesOf } from '../../spec/stored-deliveries.ts';
import { storeDossier } from '../../spec/stored-dossiers.ts';
import { tell, type Wish } from '../../spec/telling.ts';
import type { DeliverMessage } from './deliver-message.ts';
import { ForgetRecipients } from './forget-recipients.ts';
import { WriteMessages } from './write-messages.ts';

describe('messages that say the very same as one a moment ago', () => {
  let db: TestDatabase;
  let clock: FakeClock;
  let sms: ScriptedSmsGateway;
  let deliver: DeliverMessage;
  let writer: WriteMessages;
  let dossierId: string;

  const config = testConfig({ SAID_ALREADY_MINUTES: 30 });
  const told = (wish: Wish = {}) => tell(db.database, writer, clock.now(), { dossierId, ...wish });
  const rows = () => deliveriesOf(db.database, dossierId);
  const last = async (channel: 'sms' | 'email') =>
    (await rows()).filter((row) => row.channel === channel).at(-1);

  beforeAll(async () => {
    db = await createTestDatabase();
    writer = new WriteMessages(testPersonalData(db.database), config);
  });
  beforeEach(async () => {
    dossierId = await storeDossier(db.database);
    clock = new FakeClock();
    sms = new ScriptedSmsGateway();
    deliver = delivering(db.database, clock, config, [sms], new ScriptedMailer());
    await db.database.query(sql`truncate notification.delivery cascade`);
  });
  afterAll(() => db.close());

  const states = async () =>
    (await rows()).filter(({ channel }) => channel === 'sms').map(({ state }) => state);

  it('are not sent, and say why, until the time is over', async () => {
    expect(await told({ text: 'Ho so tre hen' })).toHaveLength(2);
    clock.advance({ minutes: 29 });
    expect(await told({ text: 'Ho so tre hen' })).toEqual([]);
    expect(await last('sms')).toMatchObject({ state: 'suppressed', reason: 'said-already' });
    clock.advance({ minutes: 1 });
    expect(await told({ text: 'Ho so tre hen' })).toHaveLength(2);
  });

  it('are sent to another, in other words, or where the first did not arrive', async () => {
    await told({ text: 'Ho so tre hen', channels: ['sms'] });
    await told({ text: 'Ho so tre hen 1', channels: ['sms'] });
    await told({ text: 'Ho so tre hen', channels: ['sms'], to: '0900000002' });
    expect(await states()).toEqual(['pending', 'pending', 'pending']);
    sms.script.next({ kind: 'rejected', reason: 'blocked' });
    await deliver.execute((await rows())[0]!.id, 'sms');
    await told({ text: 'Ho so tre hen', channels: ['sms'] });
    expect(await states()).toEqual(['failed', 'pending', 'pending', 'pending']);
  });

  it('are told apart from the first by transactions that know nothing of each other', async () => {
    await Promise.all(Array.from({ length: 6 }, () => told({ text: 'Ho so tre hen' })));
    expect((await states()).sort()).toEqual(['pending', ...Array.from({ length: 5 }, () => 'suppressed')]);
  });

  it('leave nothing to compare with once their recipient is forgotten', async () => {
    await told();
    await db.database.transaction((tx) =>
      new ForgetRecipients().handle([{ subjectId: dossierId } as StoredMessage], tx),
    );
    const kept = await db.database.query(sql`
      select 1 from notification.delivery where dossier_id = ${dossierId} and said_digest is not null`);
    expect(kept).toEqual([]);
  });
});
